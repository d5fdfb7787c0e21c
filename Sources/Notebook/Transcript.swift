import Records
import SVGCharts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a chapter's program prints for a person who runs it without litgan: each block's values and
/// claims, each value that stands in a sentence. Figures become files in the folder `figures`.
enum Transcript {
  /// The block that runs now.
  nonisolated(unsafe) static var blockName = ""
  nonisolated(unsafe) private(set) static var failedClaims = 0
  nonisolated(unsafe) private static var claims = 0
  /// Figures of the block so far.
  nonisolated(unsafe) private static var figures = 0

  static func print(_ record: Record) {
    if let text = text(of: record) { Swift.print(text) }
    // What comes next may end the program, and with it what waits to be written.
    fflush(nil)
  }

  private static func text(of record: Record) -> String? {
    switch record {
    case .cellStarted:
      figures = 0
      return "\n[\(blockName)]"
    case .display(_, let display, _): return text(of: display)
    case .displayFailed(_, let reason, _): return "no value: \(reason)"
    case .claim(let claim): return text(of: claim)
    case .inlineValue(let number, let text): return "\n[value \(number + 1)] \(text)"
    case .finished where claims > 0:
      return "\n[claims] \(claims - failedClaims) of \(claims) hold"
    case .value, .cellEnded, .inlineStarted, .finished: return nil
    }
  }

  private static func text(of display: Display) -> String {
    switch display {
    case .text(let text): "value: \(text)"
    case .table(let table): "value:\n" + aligned([table.columns] + table.rows)
    case .matrix(let rows): "value:\n" + aligned(rows)
    case .figure(let figure): "figure: \(file(with: figure))"
    }
  }

  /// Rows with their columns under one another, as wide as their longest cells.
  private static func aligned(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        String(repeating: " ", count: widths[column] - cell.count + 2) + cell
      }.joined()
    }.joined(separator: "\n")
  }

  private static func text(of claim: ClaimRecord) -> String {
    claims += 1
    if !claim.holds { failedClaims += 1 }
    let basis =
      switch claim.basis {
      case .exact: "exact"
      case .tolerance(let bound): "within \(bound)"
      case .sampled(let seed, let cases): "sampled, \(cases) cases, seed \(seed)"
      case .cited(let source): "cited, \(source)"
      }
    let values = claim.values.map { "\n  \($0.name) \($0.text)" }.joined()
    return "claim \(claim.holds ? "holds" : "FAILS") (\(basis)): \(claim.statement)" + values
  }

  /// Writes a figure into a file.
  ///
  /// - Returns: Its path.
  private static func file(with figure: Display.Figure) -> String {
    figures += 1
    let name = figures == 1 ? blockName : "\(blockName)-\(figures)"
    let path = "figures/\(name).svg"
    let text = SVGFigure.standaloneSVG(
      body: figure.body, width: figure.width, height: figure.height, title: name, description: "")
    _ = mkdir("figures", 0o777)
    guard let file = fopen(path, "w") else {
      fatalError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let isWritten = fputs(text, file) >= 0
    guard fclose(file) == 0, isWritten else {
      fatalError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    return path
  }
}
