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
  var openHighlight: Int?
  /// The dollars without a backslash, and the first of them that is not behind the scan.
  var dollars: [Int] = []
  var nextDollar = 0
  /// Where runs of backticks begin, by their length.
  var backtickRuns: [Int: [Int]] = [:]
  var noDoubleDollarFrom: Int = .max
  var absent: Set<String> = []
  /// The end of the first shortcode that is not behind the scan.
  var nextShortcodeEnd = 0

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
  private static let extendedMarks = table("\\`$[]@~^{|;=\u{2018}")

  private static func table(_ marks: String) -> [Bool] {
    // Of a character beyond ASCII its first byte.
    let bytes = Set(marks.unicodeScalars.map { Array(String($0).utf8)[0] })
    return (0...255).map { bytes.contains(UInt8($0)) }
  }

  // MARK: Preparation: what keeps the scan from looking ahead again and again

  private mutating func prepare() {
    var escaped = false
    var run = 0
    for (offset, byte) in text.enumerated() {
      if byte == UInt8(ascii: "`") {
        run += 1
        if offset + 1 == text.count || text[offset + 1] != byte {
          backtickRuns[run, default: []].append(offset + 1 - run)
          run = 0
        }
      }
      if byte == UInt8(ascii: "$"), !escaped { dollars.append(offset) }
      escaped = byte == UInt8(ascii: "\\") && !escaped
    }
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
