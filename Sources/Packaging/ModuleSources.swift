public import Book
import Foundation

/// The sources of the modules that a chapter's program links.
///
/// They stand beside the `litgan` executable, where the package manager copied them when it built
/// it; so they are the sources of the very modules with which chapters are run.
public struct ModuleSources: Sendable {
  /// Paths such as `GANMath/Random/Uniform.swift`, in their order, with the files' bytes.
  public let files: [Page]

  static let modules = ["CMathShims", "GANMath", "Notebook", "Records", "SVGCharts"]

  /// - Parameter executable: The path of `litgan` itself.
  /// - Throws: That the sources are not there.
  public init(beside executable: String) throws(Diagnostics) {
    let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("litgan_Packaging.resources")
    var files: [Page] = []
    do {
      for module in Self.modules {
        let root = folder.appendingPathComponent(module)
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
          guard ["swift", "c", "h"].contains((name as NSString).pathExtension) else { continue }
          let bytes = try Data(contentsOf: root.appendingPathComponent(name))
          files.append(Page(path: "\(module)/\(name)", content: Array(bytes)))
        }
      }
    } catch {
      throw Diagnostics([
        Diagnostic(
          "no-sources", "cannot read the sources of the modules that chapters import",
          path: folder.path,
          help: ["build litgan again: its resources stand beside the executable"])
      ])
    }
    self.files = files.sorted { $0.path < $1.path }
  }
}
