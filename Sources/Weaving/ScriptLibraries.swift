import Book
import Foundation

/// Where the JavaScript libraries are that set formulas, colour code and search.
///
/// Debian's packages put them under `/usr/share/javascript`; `LITGAN_KATEX`,
/// `LITGAN_HIGHLIGHT` and `LITGAN_LUNR` name other places.
public struct ScriptLibraries: Sendable {
  /// The folder with `katex.js`, `katex.css` and `fonts`.
  public var katex: String
  /// The file `highlight.min.js`.
  public var highlight: String
  /// The file `lunr.min.js`.
  public var lunr: String

  var katexScript: String { katex + "/katex.js" }

  public init(environment: [String: String]) {
    katex = environment["LITGAN_KATEX"] ?? "/usr/share/javascript/katex"
    highlight =
      environment["LITGAN_HIGHLIGHT"] ?? "/usr/share/javascript/highlight.js/highlight.min.js"
    lunr = environment["LITGAN_LUNR"] ?? "/usr/share/javascript/lunr/lunr.min.js"
  }

  /// All files that may be read.
  public var files: [String] {
    let fonts = katex + "/fonts"
    // A folder that is missing has no files, and is one of the paths itself.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fonts)) ?? []
    return [katexScript, katex + "/katex.css", highlight, lunr, fonts]
      + names.map { fonts + "/" + $0 }
  }

  /// A file's bytes.
  ///
  /// - Throws: That it is missing, with the package that has it.
  static func read(_ path: String, package: String) throws(Diagnostics) -> [UInt8] {
    do {
      return try bytes(path)
    } catch {
      throw Diagnostics([
        Diagnostic(
          "missing-library", "cannot read \(path)", path: nil,
          help: ["install the package \(package): apt-get install \(package)"])
      ])
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
