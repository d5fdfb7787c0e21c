import Book
import Execution
import Foundation
import Parsing
import Tangling

/// Runs changed chapters of the repository's book.
struct Workbench {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let executor: Executor
  let imports: [String]

  init() throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = [folder, Bundle.main.bundleURL].first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("litgan").path)
    }
    var configuration = try BookReader.configuration(of: Self.root.path + "/chapters")
    // A changed number may make a loop long; no chapter needs a tenth of this.
    configuration.limits.seconds = 30
    executor = Executor(
      toolchain: .beside(executable: (beside ?? folder).appendingPathComponent("litgan").path),
      configuration: configuration)
    imports = configuration.imports.map(\.name)
  }

  static func chapter(_ name: String) throws -> ChapterText {
    let bytes = try Data(contentsOf: root.appendingPathComponent("chapters/\(name).md"))
    return try ChapterText(SourceFile(path: "chapters/\(name).md", bytes: Array(bytes)))
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

  /// Whether the build fails when a number is changed, for all of them in their order.
  func areCaught(_ mutants: [Mutant], path: String) async -> [Bool] {
    await withTaskGroup(of: (Int, Bool).self) { group in
      var results = Array(repeating: false, count: mutants.count)
      var waiting = mutants.enumerated().makeIterator()
      func startNext() {
        guard let (index, mutant) = waiting.next() else { return }
        group.addTask { (index, await isCaught(mutant, path: path)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startNext() }
      for await (index, isCaught) in group {
        results[index] = isCaught
        startNext()
      }
      return results
    }
  }

  private func isCaught(_ mutant: Mutant, path: String) async -> Bool {
    for text in mutant.texts {
      let faults = await faults(of: text, path: path)
      if faults.contains(where: { $0.identifier == "compile-error" }) { continue }
      return !faults.isEmpty
    }
    // It fits nowhere else: to change it is to break the program.
    return true
  }
}
