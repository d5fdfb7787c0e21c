import Book
import Records

/// The values of a block's lines, to be looked at one line at a time.
///
/// Beside the code stands a group of radio buttons, one for each line that gave values: a single stop
/// for the tab key, arrow keys from line to line, and each button's name says the line's values. That
/// is so without a script; styles place the buttons at their lines and show the name of the one that
/// is pointed at or chosen.
extension ChapterWeaver {
  /// HTML of code with the values of its lines.
  ///
  /// - Parameters:
  ///   - html: That of the code alone.
  ///   - index: The block's number.
  ///   - lead: Lines that are shown before the code: the fence, and options.
  func inspected(_ html: String, of cell: Cell, index: Int, after lead: Int) -> String {
    guard cell.options.showsValues else { return html }
    var lines: [Int: [ValueRecord]] = [:]
    for value in outcome.cells[index].values {
      guard let line = cell.lines.firstIndex(where: { $0.contains(value.offset) }) else { continue }
      lines[line, default: []].append(value.record)
    }
    guard !lines.isEmpty else { return html }
    let labels = lines.keys.sorted().map { line in
      let number = line + 1 + lead
      let values = (lines[line] ?? []).map(Self.words).joined(separator: " ")
      return "<label style=\"--line:\(number)\"><input type=\"radio\" name=\"values-\(index + 1)\">"
        + "<span class=\"value\"><span class=\"where\">Line \(number): </span>\(values)</span></label>"
    }
    return "<div class=\"inspected\">\(html)\n<fieldset class=\"values\">"
      + "<legend>Values of the lines</legend>\n\(labels.joined(separator: "\n"))\n"
      + "</fieldset></div>"
  }

  /// HTML of the values of one statement: `x = 1, 2, 3, 4, … 100`, a line that draws them, how many
  /// there are, and between which bounds.
  static func words(_ record: ValueRecord) -> String {
    var html = record.name.isEmpty ? "" : "<b>\(escaped(record.name))</b> = "
    html += escaped(record.texts.joined(separator: ", "))
    if let later = record.later {
      // Of two of them none is left out.
      html += later.index == record.texts.count ? ", " : ", … "
      html += escaped(later.text)
      if later.index < record.count - 1 { html += " (value \((later.index + 1).grouped)), …" }
    } else if record.count > record.texts.count {
      html += ", …"
    }
    if record.count > record.texts.count {
      html += " \(Sparkline.svg(record.series))<i>\(record.count.grouped) values"
      if let range = record.range, range.least != range.greatest {
        html += " from \(escaped(range.least)) to \(escaped(range.greatest))"
      }
      html += "</i>"
    }
    return "<span>\(html)</span>"
  }
}

extension Int {
  /// `1 000 000`.
  fileprivate var grouped: String {
    let digits = String(self)
    guard digits.count > 4 else { return digits }
    return digits.enumerated().map { place, digit in
      (place > 0 && (digits.count - place).isMultiple(of: 3) ? "\u{202F}" : "") + String(digit)
    }.joined()
  }
}
