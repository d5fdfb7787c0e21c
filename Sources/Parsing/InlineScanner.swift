import Book

/// Finds in the text of one paragraph, heading or caption what litgan takes out before cmark
/// reads it: formulas and inline values; in an extended text also references, footnotes, spans and
/// attributes (`InlineMarks.swift`).
///
/// Code spans, tags, autolinks and formulas bind alike, whichever begins first, and a backslash
/// takes the meaning from the mark after it: so `` `$` `` and `\$5` are no formulas, and
/// `$a`b$` is one.
///
/// A single dollar opens when a visible character follows it, and closes when one stands before
/// it and no digit after it, as in Pandoc: "$5 and $6" holds no formula.
struct InlineScanner {
  struct Finding: Equatable {
    var kind: Kind
    /// The whole finding, marks included.
    var range: Range<Int>
    /// What stands between the marks.
    var content: Range<Int>
  }

  enum Kind: Equatable {
    case formula(isDisplay: Bool)
    /// `` `{swift} expression` ``
    case inlineValue
    /// `` `{python} expression` ``: a code span that asks for what litgan does not do.
    case foreignValue(language: String)

    /// `{#eq-kr}` after a formula, `{#sec-x}` at a heading's end.
    case equationAttributes(Attributes)
    case headingAttributes(Attributes)
    case spanOpens
    case spanCloses(Attributes)
    case strikeOpens
    case strikeCloses
    /// `[^name]`
    case footnote
    case citation(CitationText)
    /// Curly quotes of the author's own, which are not to be changed.
    case literal
    /// What has no meaning here, in a diagnostic's words.
    case fault(ScanFault)
  }

  struct ScanFault: Equatable {
    var identifier: String
    var message: String
    var help: [String] = []
  }

  /// What is looked for.
  struct Options {
    /// Whether `` `{swift} … ` `` is a value rather than a code span.
    var wantsValues = false
    var isExtended = false
    /// Whether attributes may end the text.
    var isHeading = false
    /// Whether curly quotes are kept apart from those that cmark makes.
    var keepsQuotes = false
  }

  let text: [UInt8]
  let options: Options
  let offsets: OffsetMap
  /// Code, tags and the targets of links.
  var skipped: [Range<Int>] = []
  /// Pipes that stand neither in code nor in a formula.
  var pipes: [Int] = []
  var brackets: [Bracket] = []
  /// Semicolons inside brackets.
  var semicolons: [Int] = []
  /// Findings that are references without brackets of their own.
  var bareCitations: [Int] = []
  var openStrike: Int?
  var openTeX: Int?
  /// For each offset the first single dollar at or after it that may close a formula.
  private var nextCloser: [Int] = []
  /// Where runs of backticks begin, by their length.
  private var backtickRuns: [Int: [Int]] = [:]
  private var noDoubleDollarFrom: Int = .max
  private var absent: Set<String> = []

  /// - Parameter offsets: Where the text stands in its file.
  init(_ text: [UInt8], _ options: Options, at offsets: OffsetMap = OffsetMap(from: 0)) {
    self.text = text
    self.options = options
    self.offsets = offsets
  }

  /// - Complexity: O(n log n) in the length of the text.
  mutating func findings() -> [Finding] {
    let marks = options.isExtended ? Self.extendedMarks : Self.plainMarks
    let mayBegin = { (byte: UInt8) in marks[Int(byte)] || byte == UInt8(ascii: "<") }
    guard text.contains(where: mayBegin) else { return [] }
    prepare()
    var found: [Finding] = []
    var offset = 0
    while offset < text.count {
      guard mayBegin(text[offset]) else {
        offset += 1
        continue
      }
      switch text[offset] {
      case UInt8(ascii: "\\"):
        if options.isExtended { command(at: offset, &found) }
        offset += offset + 1 < text.count && Self.isPunctuation(text[offset + 1]) ? 2 : 1
      case UInt8(ascii: "`"):
        offset = codeSpan(at: offset, &found)
      case UInt8(ascii: "<"):
        if let end = endOfTag(at: offset) {
          skipped.append(offset..<end)
          offset = end
        } else {
          offset += 1
        }
      case UInt8(ascii: "$"):
        offset = formula(at: offset, &found)
      default:
        offset = mark(at: offset, &found)
      }
    }
    finish(&found)
    return found
  }

  private static let plainMarks = table("\\`$")
  private static let extendedMarks = table("\\`$[]@~^{|;\u{2018}")

  private static func table(_ marks: String) -> [Bool] {
    // Of a character beyond ASCII its first byte.
    let bytes = Set(marks.unicodeScalars.map { Array(String($0).utf8)[0] })
    return (0...255).map { bytes.contains(UInt8($0)) }
  }

  // MARK: Preparation: what keeps the scan from looking ahead again and again

  private mutating func prepare() {
    var escaped = false
    var closers: [Int] = []
    var run = 0
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: "`") {
        run += 1
        if offset + 1 == text.count || text[offset + 1] != byte {
          backtickRuns[run, default: []].append(offset + 1 - run)
          run = 0
        }
      }
      if byte == UInt8(ascii: "$"), !escaped, offset > 0, !Self.isWhite(text[offset - 1]),
        !(offset + 1 < text.count && isDigit(text[offset + 1]))
      {
        closers.append(offset)
      }
      escaped = byte == UInt8(ascii: "\\") && !escaped
    }
    nextCloser = [Int](repeating: text.count, count: text.count + 1)
    var closer = closers.count - 1
    for offset in stride(from: text.count - 1, through: 0, by: -1) {
      nextCloser[offset] = nextCloser[offset + 1]
      if closer >= 0, closers[closer] == offset {
        nextCloser[offset] = offset
        closer -= 1
      }
    }
  }

  // MARK: The four forms; each returns where the scan goes on

  private mutating func codeSpan(at start: Int, _ found: inout [Finding]) -> Int {
    let length = text[start...].prefix { $0 == UInt8(ascii: "`") }.count
    let open = start + length
    let runs = backtickRuns[length] ?? []
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] < open { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count else { return open }
    let close = runs[low]
    skipped.append(start..<(close + length))
    if options.wantsValues, let (language, expression) = value(in: open..<close) {
      found.append(
        Finding(
          kind: language == "swift" ? .inlineValue : .foreignValue(language: language),
          range: start..<(close + length), content: expression))
    }
    return close + length
  }

  /// The language and the expression of `{language} expression`.
  private func value(in span: Range<Int>) -> (String, Range<Int>)? {
    guard text[span].first == UInt8(ascii: "{") else { return nil }
    let name = text[span].dropFirst().prefix(while: isLetter)
    let after = text[name.endIndex..<span.upperBound]
    guard !name.isEmpty, after.first == UInt8(ascii: "}"),
      let space = after.dropFirst().first, Self.isWhite(space)
    else { return nil }
    let expression = after.dropFirst(2).drop(while: Self.isWhite)
    let length = expression.count - expression.reversed().prefix(while: Self.isWhite).count
    return (
      String(decoding: name, as: UTF8.self),
      expression.startIndex..<(expression.startIndex + length)
    )
  }

  private mutating func formula(at start: Int, _ found: inout [Finding]) -> Int {
    if start + 1 < text.count, text[start + 1] == UInt8(ascii: "$") {
      return displayFormula(at: start, &found)
    }
    let open = start + 1
    guard open < text.count, !Self.isWhite(text[open]) else { return open }
    let close = nextCloser[open + 1 <= text.count ? open + 1 : text.count]
    guard close < text.count else { return open }
    found.append(
      Finding(
        kind: .formula(isDisplay: false), range: start..<(close + 1), content: open..<close))
    return close + 1
  }

  private mutating func displayFormula(at start: Int, _ found: inout [Finding]) -> Int {
    let open = start + 2
    guard open < noDoubleDollarFrom else { return open }
    var offset = open
    while offset + 1 < text.count {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if text[offset] == UInt8(ascii: "$"), text[offset + 1] == UInt8(ascii: "$") {
        guard text[open..<offset].contains(where: { !Self.isWhite($0) }) else {
          return offset + 2
        }
        found.append(
          Finding(
            kind: .formula(isDisplay: true), range: start..<(offset + 2), content: open..<offset))
        return equationAttributes(after: offset + 2, &found)
      } else {
        offset += 1
      }
    }
    noDoubleDollarFrom = open
    return open
  }

  /// The end of an autolink, a tag, a comment or the like.
  private mutating func endOfTag(at start: Int) -> Int? {
    let rest = text[start...]
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where rest.starts(with: Array(open.utf8)) {
      return end(of: close, from: start + open.utf8.count)
    }
    if rest.starts(with: Array("<!".utf8)) { return end(of: ">", from: start + 2) }
    if let end = htmlTagEnd(rest) { return end }
    return autolinkEnd(rest)
  }

  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !absent.contains(mark) else { return nil }
    let bytes = Array(mark.utf8)
    var offset = start
    while offset + bytes.count <= text.count {
      if text[offset..<(offset + bytes.count)].elementsEqual(bytes) { return offset + bytes.count }
      offset += 1
    }
    absent.insert(mark)
    return nil
  }

  /// `<scheme:rest>` or `<name@host>`, without spaces.
  private func autolinkEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    let stops = Array("<> \t\n\r".utf8)
    let inside = rest.dropFirst().prefix { !stops.contains($0) }
    guard inside.endIndex < text.count, text[inside.endIndex] == UInt8(ascii: ">") else {
      return nil
    }
    let scheme = inside.prefix { isLetter($0) || isDigit($0) || Array("+.-".utf8).contains($0) }
    let isLink =
      (2...32).contains(scheme.count) && isLetter(inside.first!)
      && text[scheme.endIndex] == UInt8(ascii: ":")
    let isAddress = inside.dropFirst().dropLast().contains(UInt8(ascii: "@"))
    return isLink || isAddress ? inside.endIndex + 1 : nil
  }

  static func isWhite(_ byte: UInt8) -> Bool {
    byte == 32 || (9...13).contains(byte)
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 33...47, 58...64, 91...96, 123...126: true
    default: false
    }
  }
}
