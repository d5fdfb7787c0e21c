import Foundation

/// The commands that the Swift driver would run to make a program of `main.swift`.
///
/// They are the same for every chapter, and the driver takes a quarter of the time that the small
/// compilations themselves take; so it is asked once, and its commands are run without it.
struct CompilerPlan: Sendable, Equatable {
  /// Programs with their arguments, to be run one after another in a chapter's folder.
  let commands: [[String]]

  /// Asks the driver.
  static func ask(_ toolchain: Toolchain) async throws -> CompilerPlan {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("", to: "main.swift")
    let result = try await ChildProcess.run(
      toolchain.compiler, toolchain.arguments + ["-###"],
      environment: Toolchain.environment, in: scratch.path,
      output: "plan", error: "plan.err", limits: .init(time: .seconds(60)))
    let plan = CompilerPlan(scratch.text("plan"), folder: scratch.path)
    guard result.ending == .exited(0), let plan else {
      // A driver that words its plan otherwise does the work itself.
      return CompilerPlan(commands: [[toolchain.compiler] + toolchain.arguments])
    }
    return plan
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

  /// The words of a line quoted by single quotes and backslashes, or nil when a quote is open.
  static func words(_ line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var characters = line.makeIterator()
    while let character = characters.next() {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case "\\" where !isQuoted:
        guard let next = characters.next() else { return nil }
        word = (word ?? "") + String(next)
      case " " where !isQuoted:
        if let finished = word { words.append(finished) }
        word = nil
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let finished = word { words.append(finished) }
    return isQuoted ? nil : words
  }
}
