import Book
import Foundation
import Parsing
import Testing

/// The book's page of notation against the formulas of its chapters.
@Suite("The page of notation")
struct NotationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("chapters")

  /// A formula in the first column of a table, and the files that its last column links.
  private struct Row {
    var tex: String
    var files: [String]
  }

  private static func read(_ name: String) throws -> Chapter {
    let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
    return try ChapterParser.parse(SourceFile(path: name, bytes: Array(bytes)))
  }

  private static func chapters() throws -> [String: [String]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.first == "0" && $0.hasSuffix(".md") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { name in
        (name, try read(name).formulas.map { spaceless($0.tex) })
      })
  }

  private static func rows() throws -> [Row] {
    let page = try read("notation.md")
    var rows: [Row] = []
    page.document.visit { node in
      guard node.kind == .tableRow, let first = node.children.first, let last = node.children.last
      else { return }
      var files: [String] = []
      last.visit { if case .link(let destination, _) = $0.kind { files.append(destination) } }
      first.visit {
        guard case .formula(let number) = $0.kind else { return }
        rows.append(Row(tex: spaceless(page.formulas[number].tex), files: files))
      }
    }
    return rows
  }

  /// TeX without its spaces: `\mathcal N` and `\mathcal{N}` stay two spellings.
  private static func spaceless(_ tex: String) -> String {
    tex.filter { !$0.isWhitespace }
  }

  /// The Greek letters of a formula, as commands. π is a number.
  private static func greek(_ tex: String) -> Set<String> {
    let names: Set = [
      "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "kappa",
      "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega",
      "Gamma", "Delta", "Theta", "Lambda", "Pi", "Sigma", "Phi", "Psi", "Omega",
    ]
    return Set(
      tex.matches(of: /\\([A-Za-z]+)/).compactMap { match in
        // Without spaces a letter may follow the command: `\theta\log D`, `\sigmaW`.
        names.filter { match.output.1.hasPrefix($0) }.max { $0.count < $1.count }
      })
  }

  @Test("each formula that it explains stands in the chapters that it names")
  func explained() throws {
    let chapters = try Self.chapters()
    let rows = try Self.rows()
    #expect(rows.count > 40)
    for row in rows {
      #expect(!row.files.isEmpty, "\(row.tex)")
      for file in row.files {
        let formulas = try #require(chapters[file], "\(file)")
        #expect(formulas.contains { $0.contains(row.tex) }, "\(row.tex) is not in \(file)")
      }
    }
  }

  @Test("each Greek letter of each chapter is explained")
  func greek() throws {
    let rows = try Self.rows()
    for (file, formulas) in try Self.chapters() {
      let explained = rows.filter { $0.files.contains(file) }.map { Self.greek($0.tex) }
        .reduce(into: Set<String>()) { $0.formUnion($1) }
      let used = formulas.map(Self.greek).reduce(into: Set<String>()) { $0.formUnion($1) }
      #expect(used.count > 3)
      #expect(used.subtracting(explained).isEmpty, "\(file)")
    }
  }
}
