import Foundation

/// Formulas as docstrings write them, in Unicode, to TeX.
///
///     W₁ = Δ · Σᵢ |Sᵢ − Tᵢ|        becomes  W_1 = \Delta \cdot \sum_i |S_i - T_i|
///
/// The rules:
///
/// - Every letter is a variable. A word of two or more Latin letters is prose, but for the
///   functions that TeX knows (`log`, `max`), a word with `(`, `_` or a script after it
///   (`softplus(x)`), one of capitals (`KL`), and `dt` behind an integral.
/// - `Σ` is a sum, and a matrix when a capital is its index (`Σ_P`); `Π` is a product.
/// - `_` and `^` take the letters, the number or the parentheses after them: `P_ij`, `e^(−x)`.
/// - `√` takes the sign or the parentheses after it. Bars come in pairs; a bar that is alone
///   between its parentheses separates (`KL(P‖Q)`).
/// - `[a b; c d]` is a matrix: rows between semicolons, cells between commas, or spaces when
///   there is none.
/// - Two spaces begin another column. Lines are aligned at their first relation; lines of equally
///   many columns without one there are a table.
public enum UnicodeFormula {
  /// TeX for display mode.
  ///
  /// - Parameter block: One or more lines.
  /// - Complexity: O(length).
  public static func tex(_ block: String) -> String {
    let lines = block.split(separator: "\n").map { columns(Array($0)) }.filter { !$0.isEmpty }
    guard lines.count > 1 else {
      return (lines.first ?? []).map { tex($0) }.joined(separator: " \\qquad ")
    }
    let width = lines[0].count
    let isTable =
      width > 1 && lines.allSatisfy { $0.count == width && !hasRelation($0[0]) }
    if isTable {
      let rows = lines.map { $0.map { tex($0) }.joined(separator: " & ") }
      let style = String(repeating: "l", count: width)
      return "\\begin{array}{\(style)} " + rows.joined(separator: " \\\\ ") + " \\end{array}"
    }
    let rows = lines.map { columns in
      let first = tex(columns[0], aligned: true)
      return ([first] + columns.dropFirst().map { tex($0) }).joined(separator: " &\\qquad& ")
    }
    return "\\begin{aligned} " + rows.joined(separator: " \\\\ ") + " \\end{aligned}"
  }

  /// One column's TeX; with an alignment mark before its first relation.
  private static func tex(_ column: [Character], aligned: Bool = false) -> String {
    var reader = FormulaReader(column)
    var items = reader.group()
    if aligned {
      let mark = items.firstIndex { $0.isRelation } ?? items.startIndex
      items.insert(.init("&"), at: mark)
    }
    return FormulaReader.joined(items)
  }

  private static func hasRelation(_ column: [Character]) -> Bool {
    var reader = FormulaReader(column)
    return reader.group().contains { $0.isRelation }
  }

  /// A line's parts at its runs of two or more spaces that stand in no brackets.
  private static func columns(_ line: [Character]) -> [[Character]] {
    var columns: [[Character]] = [[]]
    var depth = 0
    var spaces = 0
    for character in line {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces > 1, depth == 0, !columns[columns.count - 1].isEmpty {
        columns.append([])
      } else if spaces > 0, !columns[columns.count - 1].isEmpty {
        columns[columns.count - 1].append(" ")
      }
      spaces = 0
      if FormulaSigns.opening[character] != nil { depth += 1 }
      if FormulaSigns.closing[character] != nil { depth = max(0, depth - 1) }
      columns[columns.count - 1].append(character)
    }
    return columns.filter { !$0.isEmpty }
  }
}
