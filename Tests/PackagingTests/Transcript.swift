import Book
import Records

/// What a chapter's package printed, by block and by value.
struct Transcript {
  /// The lines under each block's name, without those of claims.
  private(set) var blocks: [String: [Substring]] = [:]
  /// The sentences of the claims under each block's name.
  private(set) var claims: [String: [Substring]] = [:]
  /// The values in sentences, by their numbers.
  private(set) var values: [Int: String] = [:]

  init(_ printed: String) {
    // Each part begins with an empty line and a name in brackets.
    for part in ("\n" + printed).components(separatedBy: "\n\n[").dropFirst() {
      guard let close = part.firstIndex(of: "]") else { continue }
      let name = String(part[..<close])
      let text = part[part.index(after: close)...]
      if name.hasPrefix("value "), let number = Int(name.dropFirst(6)) {
        let end = text.range(of: "\n\n")?.lowerBound ?? text.endIndex
        values[number - 1] = text[..<end].dropFirst().trimmingSuffix { $0 == "\n" }
      } else {
        var isClaim = false
        for line in text.dropFirst().split(separator: "\n", omittingEmptySubsequences: false) {
          if line.hasPrefix("claim holds (") {
            isClaim = true
            claims[name, default: []].append(line)
          } else if !(isClaim && line.hasPrefix("  ")) {
            isClaim = false
            blocks[name, default: []].append(line)
          }
        }
      }
    }
  }

  /// How a display is printed; of a figure the name of its file.
  static func lines(of display: Display, figure: String) -> [String] {
    switch display {
    case .text(let text): ("value: " + text).components(separatedBy: "\n")
    case .table(let table): ["value:"] + ([table.columns] + table.rows).map(Self.row)
    case .matrix(let rows): ["value:"] + rows.map(Self.row)
    case .figure: ["figure: " + figure]
    }
  }

  /// Cells with a space between them; a cell's own spaces are one each.
  private static func row(_ cells: [String]) -> String {
    cells.flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  /// A printed row without the padding between its cells.
  static func collapsed(_ line: Substring) -> String {
    line.hasPrefix(" ") ? line.split(separator: " ").joined(separator: " ") : String(line)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return String(rest)
  }
}
