import Book
import Execution
import Foundation
import Packaging
import Parsing
import Publishing
import Tangling

/// A book's chapters as packages, built and run one after another in one folder, so that the modules
/// are compiled once.
struct PackagedBook {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// Kept from one run of the tests to the next.
  private static let folder = root.path + "/.build/packaged"

  let chapters: [Chapter]
  private let imports: [String]
  private let executor: Executor
  private let modules: CompressedModules
  private let path: String

  /// `litgan` as built with these tests: beside their bundle.
  static let litgan: String = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = [folder, Bundle.main.bundleURL].first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("litgan").path)
    }
    return (beside ?? folder).appendingPathComponent("litgan").path
  }()

  /// - Parameter path: The book's folder.
  init(_ path: String) throws {
    self.path = path
    let configuration = try BookReader.configuration(of: path)
    chapters = try configuration.texts.indices.map {
      try BookReader.chapter($0, of: configuration, in: path)
    }
    imports = configuration.imports.map(\.name)
    executor = Executor(
      toolchain: .beside(executable: Self.litgan), configuration: configuration)
    modules = CompressedModules(try ModuleSources(beside: Self.litgan))
  }

  /// What litgan shows for a chapter.
  func outcome(of chapter: Chapter) async throws -> Outcome {
    try await executor.execute(Tangler.tangle(chapter, imports: imports)) { _ in }.outcome
  }

  func package(of chapter: Chapter) -> ChapterPackage? {
    Tangler.readableProgram(of: chapter, imports: imports, book: path).map {
      ChapterPackage(slug: chapter.slug, main: $0, modules: modules)
    }
  }

  /// A run of a chapter's package.
  struct Run {
    var status: Int32
    var printed: String
    /// SVG files by name.
    var figures: [String: String] = [:]
  }

  func run(_ package: ChapterPackage, _ configuration: String) throws -> Run {
    _ = try Publisher.publish(package.files, to: Self.folder)
    let build = try Self.run(
      "/usr/bin/env", ["swift", "build", "--configuration", configuration, "--disable-sandbox"],
      in: Self.folder)
    guard build.status == 0 else { return build }
    let figures = Self.folder + "/figures"
    try? FileManager.default.removeItem(atPath: figures)
    var run = try Self.run(Self.folder + "/.build/\(configuration)/Chapter", [], in: Self.folder)
    if FileManager.default.fileExists(atPath: figures) {
      for name in try FileManager.default.contentsOfDirectory(atPath: figures) {
        run.figures["figures/" + name] = try String(
          contentsOfFile: figures + "/" + name, encoding: .utf8)
      }
    }
    return run
  }

  /// What a program prints, its errors among it.
  static func run(_ program: String, _ arguments: [String], in folder: String) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, printed: String(decoding: printed, as: UTF8.self))
  }
}
