import Foundation

/// A book in a folder of its own, built by the real `litgan` as an author would.
final class TestBook: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that `litgan` is started in; the book is `book`, the site `site`.
  let folder: URL

  /// - Parameters:
  ///   - chapters: Texts by file name, in the order of the names; front matter is put before a
  ///     text that has none.
  ///   - configuration: More lines for book.yml.
  init(_ chapters: [String: String], configuration: String = "") throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("litgan-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("book"), withIntermediateDirectories: true)
    var yaml = "title: A test\nchapters:\n"
    for name in chapters.keys.sorted() { yaml += "  - \(name)\n" }
    yaml += "import:\n  - GANMath\n  - SVGCharts\n" + configuration
    try write(yaml, to: "book/book.yml")
    for (name, text) in chapters { try writeChapter(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func writeChapter(_ text: String, to name: String) throws {
    let front = text.hasPrefix("---\n") ? "" : "---\ntitle: T\n---\n"
    try write(front + text, to: "book/" + name)
  }

  /// Runs `litgan` with these words.
  func litgan(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try Self.run(Self.executable, arguments, in: folder, input: input, environment: environment)
  }

  func build(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try Self.run(
      Self.executable, ["build", "book"] + arguments, in: folder, environment: environment)
  }

  /// The files of the site and their bytes.
  func site(_ name: String = "site") -> [String: Data] {
    let root = folder.appendingPathComponent(name)
    guard let walk = FileManager.default.enumerator(atPath: root.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in walk {
      var isFolder: ObjCBool = false
      let full = root.appendingPathComponent(path).path
      _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = FileManager.default.contents(atPath: full) }
    }
    return files
  }

  func page(_ name: String) -> String {
    site()[name].map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// `litgan` as built with these tests: beside their bundle.
  static let executable: String = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [beside, Bundle.main.bundleURL].map {
      $0.appendingPathComponent("litgan").path
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
      ?? "litgan not found beside the tests"
  }()

  /// That of the repository's own books does not stand among its files.
  private static func cache(of folder: URL) -> String {
    let temporary = FileManager.default.temporaryDirectory
    return folder.path.hasPrefix(temporary.path)
      ? folder.appendingPathComponent(".cache").path
      : temporary.appendingPathComponent(
        "litgan-test-cache-\(ProcessInfo.processInfo.processIdentifier)"
      ).path
  }

  /// Runs a program.
  ///
  /// - Parameter environment: Variables beside those of the tests. Each test's folder has a cache
  ///   of its own unless another is named.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LITGAN_CACHE": cache(of: folder)]) { $1 }
      .merging(environment) { $1 }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = folder.appendingPathComponent(".stdout-\(UUID().uuidString)")
    let errors = folder.appendingPathComponent(".stderr-\(UUID().uuidString)")
    defer {
      for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
    }
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    if let input {
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
