import Book
import Execution
import Foundation
import Parsing
import Tangling
import Testing

/// Runs changed chapters of the repository's book.
struct Workbench {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let executor: Executor
  private let toolchain: Toolchain
  private let imports: [String]

  init() throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = [folder, Bundle.main.bundleURL].first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("litgan").path)
    }
    var configuration = try BookReader.configuration(of: Self.root.path + "/chapters")
    // A changed number may make a loop long; no chapter needs a tenth of this.
    configuration.limits.seconds = 30
    toolchain = .beside(executable: (beside ?? folder).appendingPathComponent("litgan").path)
    executor = Executor(toolchain: toolchain, configuration: configuration)
    imports = configuration.imports.map(\.name)
  }

  static func chapter(_ name: String) throws -> ChapterText {
    let bytes = try Data(contentsOf: root.appendingPathComponent("chapters/\(name).md"))
    return try ChapterText(SourceFile(path: "chapters/\(name).md", bytes: Array(bytes)))
  }

  /// A chapter's program as people get it.
  func readableProgram(_ text: [UInt8], path: String) throws -> String? {
    let chapter = try ChapterParser.parse(SourceFile(path: path, bytes: text))
    return Tangler.readableProgram(of: chapter, imports: imports, book: "chapters")
  }

  /// What the compiler prints when it is given `main.swift` in a folder.
  func compile(_ arguments: [String], in folder: URL) throws -> String {
    let library = toolchain.libraryFolder
    let places =
      toolchain.moduleFolders.flatMap { ["-I", $0] }
      + toolchain.moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=" + $0] }
    let linking =
      arguments.contains("-frontend")
      ? [] : ["-L", library, "-lNotebook", "-lm", "-Xlinker", "-rpath", "-Xlinker", library]
    let result = try Self.run(
      "/usr/bin/env",
      [toolchain.compiler] + arguments
        + ["-module-name", "Chapter", "-swift-version", "5", "-suppress-warnings"] + places
        + linking + ["main.swift"], in: folder)
    try #require(result.status == 0, "\(result.text.suffix(4_000))")
    return result.text
  }

  /// Runs a program to its end; what it prints goes through a file, however much it is.
  ///
  /// Foundation's `Process` waits for a socket that copies of the program would hold too, so it is
  /// spawned here, and nothing of this process is open in it.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, _ variables: [String: String] = [:]
  ) throws -> (status: Int32, text: String) {
    let output = folder.appendingPathComponent("output")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // What is not open is closed already.
    for file in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, file) }
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    // None takes a minute; one that hangs fails its test.
    let command = ["/usr/bin/env", "-C", folder.path, "timeout", "600", program] + arguments
    var words = command.map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, command[0], &actions, nil, &words, &settings) == 0)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { try #require(errno == EINTR) }
    return (status, try String(contentsOf: output, encoding: .utf8))
  }

  /// What is wrong with a chapter; nothing when it builds.
  func faults(of text: [UInt8], path: String) async -> [Diagnostic] {
    do throws(Diagnostics) {
      let chapter = try ChapterParser.parse(SourceFile(path: path, bytes: text))
      _ = try await executor.execute(Tangler.tangle(chapter, imports: imports)) { _ in }
      return []
    } catch {
      return error.all
    }
  }

  /// Whether the build fails when a number is changed.
  func isCaught(_ mutant: Mutant, path: String) async -> Bool {
    for text in mutant.texts {
      let faults = await faults(of: text, path: path)
      if faults.contains(where: { $0.identifier == "compile-error" }) { continue }
      return !faults.isEmpty
    }
    // It fits nowhere else: to change it is to break the program.
    return true
  }
}
