public import Book
import Foundation

/// The sources of the modules that a chapter's program links.
///
/// In a checkout they are its own; elsewhere they stand beside the `litgan` executable, where the
/// package manager copied them when it built it. It does not copy a file again that changes inside a
/// folder, so a checkout's own sources come first.
public struct ModuleSources: Sendable {
  /// Paths such as `GANMath/Random/Uniform.swift`, in their order, with the files' bytes.
  public let files: [Page]

  static let modules = ["CMathShims", "GANMath", "Notebook", "Records", "SVGCharts"]

  /// - Parameter executable: The path of `litgan` itself.
  /// - Throws: That the sources are not there.
  public init(beside executable: String) throws(Diagnostics) {
    let folder = Self.folder(of: executable)
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

  /// The folder that holds the modules'.
  private static func folder(of executable: String) -> URL {
    let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    var ancestor = beside
    while ancestor.path != "/" {
      // The package manager builds in a folder of the checkout: `.build`, unless told.
      ancestor.deleteLastPathComponent()
      let manifest = ancestor.appendingPathComponent("Package.swift").path
      let sources = ancestor.appendingPathComponent("Sources")
      let isCheckout =
        FileManager.default.fileExists(atPath: manifest)
        && FileManager.default.fileExists(atPath: sources.path + "/Packaging/ModuleSources.swift")
      if isCheckout { return sources }
    }
    return beside.appendingPathComponent("litgan_Packaging.resources")
  }
}
