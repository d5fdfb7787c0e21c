import Foundation

/// The commands that the Swift driver would run to make a program of `main.swift`.
///
/// They are the same for every chapter but for the libraries that it imports, and the driver takes a
/// quarter of the time that the small compilations themselves take; so it is asked once, and its
/// commands are run without it. For the same reason clang is asked for the command of the linker.
struct CompilerPlan: Sendable, Equatable {
  /// Programs with their arguments, to be run one after another in a chapter's folder.
  let commands: [[String]]

  /// Stands in a command for the libraries that the object file asks for.
  private static let libraries = "-l-asked-for-by-object"
  /// The name of the object file, where commands stand that name the libraries so.
  static let object = "main-1.o"

  /// A command with the libraries that the object file in a folder asks for.
  ///
  /// - Throws: That there is no such file, or that it is none of this system's.
  func words(of command: [String], in folder: String) throws(UnreadableObject) -> [String] {
    guard command.contains(Self.libraries) else { return command }
    guard let bytes = FileManager.default.contents(atPath: folder + "/" + Self.object),
      let entries = AutolinkEntries.entries(of: Array(bytes))
    else { throw UnreadableObject() }
    return command.flatMap { $0 == Self.libraries ? entries : [$0] }
  }

  /// The compiler made something else than an object file of this system.
  struct UnreadableObject: Error {}

  /// Asks the driver.
  static func ask(_ toolchain: Toolchain) async throws -> CompilerPlan {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("", to: "main.swift")
    let result = try await ChildProcess.run(
      toolchain.compiler, toolchain.arguments + ["-###"],
      environment: Toolchain.environment(in: scratch.path), in: scratch.path,
      output: "plan", error: "plan.err", limits: .init(time: .seconds(60)))
    let plan = CompilerPlan(scratch.text("plan"), folder: scratch.path)
    guard result.ending == .exited(0), let plan else {
      // A driver that words its plan otherwise does the work itself.
      return CompilerPlan(commands: [[toolchain.compiler] + toolchain.arguments])
    }
    return await plan.linkingDirectly(in: scratch)
  }

  /// The plan with one command for its last two: they extract the names of libraries from the
  /// object file, and have clang start the linker. The plan itself where it is another one.
  private func linkingDirectly(in scratch: Scratch) async -> CompilerPlan {
    guard commands.count == 3, let link = commands.last, let names = commands[1].last,
      commands[1].contains(Self.object), link.contains("@" + names), link.contains(Self.object)
    else { return self }
    let asked = link.dropFirst().map { $0 == "@" + names ? Self.libraries : $0 }
    guard
      // Clang looks whether it is there.
      (try? scratch.write("", to: Self.object)) != nil,
      let result = try? await ChildProcess.run(
        link[0], asked + ["-###"], environment: Toolchain.environment(in: scratch.path),
        in: scratch.path,
        output: "link.out", error: "link", limits: .init(time: .seconds(60))),
      result.ending == .exited(0),
      // Clang prints its version and its folders first.
      let line = scratch.text("link").split(separator: "\n").last,
      let words = Self.words(line.drop { $0 == " " }), words.first?.hasPrefix("/") ?? false,
      words.filter({ $0 == Self.libraries }).count == 1, words.contains(Self.object)
    else { return self }
    return CompilerPlan(commands: [commands[0], words])
  }

  init(commands: [[String]]) {
    self.commands = commands
  }

  /// The plan that the driver printed, or nil when it is none.
  ///
  /// - Parameters:
  ///   - text: One command a line, quoted as for a shell.
  ///   - folder: Where the driver was asked; the commands are run elsewhere.
  init?(_ text: String, folder: String) {
    var commands: [[String]] = []
    for line in text.split(separator: "\n") {
      guard let words = Self.words(line), let program = words.first, program.hasPrefix("/") else {
        return nil
      }
      commands.append(words.map { Self.local($0, folder: folder) })
    }
    guard let last = commands.last, commands.count > 1, last.contains("program") else { return nil }
    self.commands = commands
  }

  /// A word of a command with the driver's temporary folder, and the folder in which it was
  /// asked, replaced by the working one.
  private static func local(_ word: String, folder: String) -> String {
    if word == folder { return "." }
    guard let mark = word.range(of: "/TemporaryDirectory.") else { return word }
    let name = word[mark.upperBound...].split(separator: "/", maxSplits: 1).dropFirst().first
    return (word.hasPrefix("@") ? "@" : "") + (name.map(String.init) ?? ".")
  }

  /// The words of a line quoted as for a shell, or nil when a quote is open.
  static func words(_ line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var characters = line.makeIterator()
    while let character = characters.next() {
      switch character {
      case "'" where quote != "\"", "\"" where quote != "'":
        quote = quote == nil ? character : nil
        word = word ?? ""
      case "\\" where quote != "'":
        guard let next = characters.next() else { return nil }
        word = (word ?? "") + String(next)
      case " " where quote == nil:
        if let finished = word { words.append(finished) }
        word = nil
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let finished = word { words.append(finished) }
    return quote == nil ? words : nil
  }
}
