import Book

/// Blocks of Pandoc that CommonMark reads as paragraphs and that this language leaves out: each is
/// a fault that says what to write instead, where the text can hardly mean anything else.
struct LeftOutBlocks {
  private let file: SourceFile
  /// The last mark of the paragraph before.
  private var earlier: ListMark?

  init(_ file: SourceFile) {
    self.file = file
  }

  /// What is wrong with a paragraph.
  ///
  /// - Parameters:
  ///   - lines: The content of its lines.
  ///   - isByTable: Whether a table stands right before or after it.
  mutating func fault(of lines: [Range<Int>], isByTable: Bool) -> Diagnostic? {
    let marks = lines.map { ListMark(file.bytes[$0]) }
    defer { earlier = marks.compactMap { $0 }.last }
    return listFault(lines, marks) ?? firstLineFault(lines[0], isByTable: isByTable)
      ?? definitionFault(lines)
  }

  /// Something else than a paragraph stands here.
  mutating func interrupt() { earlier = nil }

  // MARK: Lists

  /// One mark may be text; the next of its kind after it is a list.
  private func listFault(_ lines: [Range<Int>], _ marks: [ListMark?]) -> Diagnostic? {
    var previous = earlier.flatMap { beginsAlone(lines[0]) ? $0 : nil }
    for (line, mark) in zip(lines, marks) {
      guard let mark else { continue }
      let place = line.lowerBound..<(line.lowerBound + mark.width)
      if mark.style == .example {
        return leftOut(
          "numbered examples", place,
          "write ::: {#exm-name .example} and refer to it by @exm-name")
      }
      if let previous, mark.follows(previous) {
        return leftOut("lists with such marks", place, "number the items 1. 2. 3.")
      }
      previous = mark
    }
    return nil
  }

  /// Whether no mark of a list of CommonMark's own stands before a paragraph: `- (a) one`.
  private func beginsAlone(_ line: Range<Int>) -> Bool {
    let start = file.lineRange(file.location(of: line.lowerBound).line).lowerBound
    return file.bytes[start..<line.lowerBound].allSatisfy {
      LineForm.isSpace($0) || $0 == UInt8(ascii: ">")
    }
  }

  /// `a)`, `(ii)`, `b.`, `#.`, `(@)`: how Pandoc's fancy lists mark their items.
  private struct ListMark: Equatable {
    enum Style { case hash, example, number, letter, roman }

    var style: Style
    /// Before and after the number.
    var signs: [UInt8]
    var number: Int
    /// A lone `i` is a letter as well.
    var isRomanToo = false
    var width: Int

    init?(_ line: ArraySlice<UInt8>) {
      let open = line.first == UInt8(ascii: "(")
      let body = line.dropFirst(open ? 1 : 0)
      let word = body.prefix { isLetter($0) || isDigit($0) }
      width = (open ? 1 : 0) + word.count + 1
      let after = line.dropFirst(width)
      if open, body.first == UInt8(ascii: "@") {
        let key = body.dropFirst().prefix(while: InlineScanner.isName)
        let end = body.dropFirst(1 + key.count)
        guard end.first == UInt8(ascii: ")"), end.dropFirst().first.map(LineForm.isSpace) ?? false,
          LabelKind(label: String(decoding: key, as: UTF8.self)) == nil
        else { return nil }
        (style, signs, number, width) = (.example, [], 0, key.count + 3)
        return
      }
      if line.first == UInt8(ascii: "#") {
        guard line.dropFirst().first == UInt8(ascii: "."),
          line.dropFirst(2).first.map(LineForm.isSpace) ?? false
        else { return nil }
        (style, signs, number, width) = (.hash, [], 0, 2)
        return
      }
      guard let sign = body.dropFirst(word.count).first, after.first.map(LineForm.isSpace) ?? false,
        sign == UInt8(ascii: ")") || !open && sign == UInt8(ascii: ".")
      else { return nil }
      signs = open ? [UInt8(ascii: "("), sign] : [sign]
      let text = String(decoding: word, as: UTF8.self)
      if let value = Int(text) {
        // `1)` and `1.` are CommonMark's own.
        guard open else { return nil }
        (style, number) = (.number, value)
      } else if word.count == 1, let letter = word.first {
        // `A. Smith` is a name.
        guard sign != UInt8(ascii: ".") || letter >= UInt8(ascii: "a") else { return nil }
        (style, number) = (.letter, Int(letter))
        isRomanToo = letter | 32 == UInt8(ascii: "i")
      } else if let value = Self.romans.firstIndex(of: text.lowercased()) {
        (style, number) = (.roman, value + 1)
      } else {
        return nil
      }
    }

    func follows(_ earlier: ListMark) -> Bool {
      guard signs == earlier.signs else { return false }
      switch (earlier.style, style) {
      case (.hash, .hash): return true
      case (.number, .number), (.letter, .letter), (.roman, .roman):
        return number == earlier.number + 1
      case (.letter, .roman): return earlier.isRomanToo && number == 2
      default: return false
      }
    }

    private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
  }

  // MARK: Tables and definitions

  private func firstLineFault(_ line: Range<Int>, isByTable: Bool) -> Diagnostic? {
    let bytes = file.bytes[line]
    let isSpaced = bytes.dropFirst().first.map(LineForm.isSpace) ?? false
    let mark = line.lowerBound..<min(line.lowerBound + 1, line.upperBound)
    switch bytes.first {
    case UInt8(ascii: ":") where isSpaced:
      return Diagnostic(
        "stray-caption", "a caption without a table", in: file, at: mark,
        help: [
          "a caption stands after its table; for a list of definitions write "
            + "::: {.definition name=\"…\"}"
        ])
    case UInt8(ascii: "|") where isSpaced:
      return Diagnostic(
        "no-table", "a line of a table without the line of dashes under its head", in: file,
        at: mark,
        help: [
          "under the head stands | --- | --- |, as many as it has columns",
          "for lines that stay lines end each with a backslash",
        ])
    case UInt8(ascii: "+")
    where bytes.count > 3 && bytes.allSatisfy({ Array("+-=: \t".utf8).contains($0) }):
      return leftOut("grid tables", line, "write a pipe table: | a | b |")
    case UInt8(ascii: "T"), UInt8(ascii: "t"):
      let word = Array("able: ".utf8)
      guard isByTable, bytes.dropFirst().starts(with: word) else { return nil }
      return leftOut(
        "captions that begin with 'Table:'", line.lowerBound..<(line.lowerBound + 6),
        "write the caption after the table, in a paragraph that begins with ': '")
    default: return nil
    }
  }

  /// A line, and under it one that begins with a colon and a space.
  private func definitionFault(_ lines: [Range<Int>]) -> Diagnostic? {
    guard lines.count > 1 else { return nil }
    let second = file.bytes[lines[1]]
    guard second.first == UInt8(ascii: ":"), second.dropFirst().first.map(LineForm.isSpace) ?? false
    else { return nil }
    return leftOut(
      "lists of definitions", lines[1].lowerBound..<(lines[1].lowerBound + 1),
      "write ::: {.definition name=\"…\"}, or a list: - **term**: what it means")
  }

  private func leftOut(_ what: String, _ range: Range<Int>, _ help: String) -> Diagnostic {
    Diagnostic(
      "left-out", "\(what) are not part of this language", in: file, at: range, help: [help])
  }
}
