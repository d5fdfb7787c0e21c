public import Book
import Caching
import Foundation

/// The compiler's symbol graphs of the modules that stand beside the executable.
///
/// A graph is extracted once for each build of its module: a digest of it is kept beside the
/// executable, under a name with a hash of the module's files.
public struct SymbolGraphs: Sendable {
  private let toolchain: Toolchain
  private let configuration: BookConfiguration

  public init(toolchain: Toolchain, configuration: BookConfiguration) {
    self.toolchain = toolchain
    self.configuration = configuration
  }

  /// What `digest` makes of a module's symbol graphs, from where it was kept or made now.
  ///
  /// - Parameters:
  ///   - item: The module, as `book.yml` names it.
  ///   - format: Changes with what `digest` gives.
  ///   - digest: Called with the JSON of each graph when nothing was kept.
  /// - Throws: That there is no such module, or what the extraction reports.
  public func digest(
    of item: BookConfiguration.Item, format: Int,
    made digest: ([[UInt8]]) throws(Diagnostics) -> [UInt8]
  ) async throws(Diagnostics) -> [UInt8] {
    let name = "\(item.name)-\(format)-\(try hash(of: item))"
    let folder = toolchain.libraryFolder + "/SymbolGraphs"
    let kept = folder + "/" + name + ".json"
    if let bytes = FileManager.default.contents(atPath: kept) { return Array(bytes) }
    let bytes = try digest(try await extract(item))
    keep(bytes, at: kept, in: folder, module: item.name)
    return bytes
  }

  /// Hash of all that a symbol graph is made from: the interface, the docstrings and the places
  /// are in three files.
  private func hash(of item: BookConfiguration.Item) throws(Diagnostics) -> String {
    for folder in toolchain.moduleFolders + (toolchain.packages.map { [$0.moduleFolder] } ?? []) {
      let path = folder + "/" + item.name
      guard let module = FileManager.default.contents(atPath: path + ".swiftmodule") else {
        continue
      }
      var builder = Digest.Builder()
      let others = [".swiftdoc", ".swiftsourceinfo"].compactMap {
        FileManager.default.contents(atPath: path + $0)
      }
      for file in [module] + others { builder.add(Array(file)) }
      return builder.digest().hexadecimal
    }
    throw Diagnostics([
      Diagnostic(
        "unknown-module", "no module '\(item.name)' stands beside litgan",
        in: configuration.source, at: item.range,
        help: nearestName(to: item.name, among: toolchain.modules)
          .map { ["did you mean '\($0)'?"] } ?? [])
    ])
  }

  private func extract(_ item: BookConfiguration.Item) async throws(Diagnostics) -> [[UInt8]] {
    let scratch: Scratch
    do throws(Scratch.Refusal) {
      scratch = try Scratch()
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    defer { scratch.remove() }
    let result: ChildProcess.Result
    do {
      result = try await ChildProcess.run(
        toolchain.symbolGraphExtractor, toolchain.symbolGraphArguments(item.name),
        environment: Toolchain.environment(in: scratch.path), in: scratch.path,
        output: "extract.out", error: "extract.err", limits: .init(time: .seconds(120)))
    } catch {
      throw Diagnostics([
        Diagnostic(
          "no-compiler",
          "cannot start '\(toolchain.symbolGraphExtractor)': \(error.reason)", path: nil,
          help: ["install Swift 6.2 or later: the program stands beside swiftc"])
      ])
    }
    let names =
      ((try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? [])
      .filter { $0.hasSuffix(".symbols.json") }.sorted()
    guard result.ending == .exited(0), !names.isEmpty else {
      let output = scratch.text("extract.err") + scratch.text("extract.out")
      let reason = output.split(separator: "\n").first.map(String.init) ?? "\(result.ending)"
      throw Diagnostics([
        Diagnostic(
          "no-symbol-graph", "the symbols of '\(item.name)' cannot be extracted: \(reason)",
          in: configuration.source, at: item.range)
      ])
    }
    return names.map { scratch.bytes($0) }
  }

  /// Keeps a digest in place of those of the module's earlier builds.
  ///
  /// Where nothing can be written, in an installed litgan, each build extracts anew: slower, and
  /// the same pages.
  private func keep(_ bytes: [UInt8], at path: String, in folder: String, module: String) {
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      for name in try files.contentsOfDirectory(atPath: folder)
      where name.hasPrefix(module + "-") && name.hasSuffix(".json") && !path.hasSuffix("/" + name) {
        try files.removeItem(atPath: folder + "/" + name)
      }
    } catch {
      return
    }
  }
}
