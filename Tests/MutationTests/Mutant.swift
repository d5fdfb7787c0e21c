import Book
import Parsing

/// A chapter of the book with one place of its code changed.
struct Mutant: Sendable {
  /// Where the change stands in the chapter as it is, and its bytes there.
  var place: SourceLocation
  var range: Range<Int>
  /// What stood there.
  var original: String
  /// The whole line.
  var line: String
  /// Whether it says how something is drawn or printed, and no more.
  var isDisplay: Bool
  /// The chapter's text with other code there: the first that compiles counts.
  var texts: [[UInt8]]
}

/// A chapter's text and the calls and numbers in its blocks.
struct ChapterText {
  let file: SourceFile
  let chapter: Chapter
  /// The code of each block that runs, with its offset in the chapter.
  private let blocks: [(start: Int, code: SwiftCode)]

  init(_ file: SourceFile) throws {
    self.file = file
    let chapter = try ChapterParser.parse(file)
    self.chapter = chapter
    blocks = chapter.cells.filter(\.runs).compactMap { cell in
      guard let first = cell.lines.first, let last = cell.lines.last else { return nil }
      let range = first.lowerBound..<last.upperBound
      return (range.lowerBound, SwiftCode(Array(chapter.source.bytes[range])))
    }
  }

  /// The chapter's text with some parts replaced.
  func text(replacing parts: [(range: Range<Int>, text: String)]) -> [UInt8] {
    var bytes = file.bytes
    for part in parts.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(part.range, with: part.text.utf8)
    }
    return bytes
  }

  // MARK: Claims

  /// A call of `claim`: its offsets in the chapter and its arguments'.
  struct ClaimCall {
    var range: Range<Int>
    var arguments: [SwiftCode.Argument]
  }

  var claims: [ClaimCall] {
    blocks.flatMap { start, code in
      let name = Array("claim(".utf8)
      return code.bytes.indices.compactMap { offset -> ClaimCall? in
        guard code.bytes[offset...].starts(with: name), code.kinds[offset] == .code,
          offset == 0 || !SwiftCode.isName(code.bytes[offset - 1]),
          let end = code.end(ofParenthesesAt: offset + name.count - 1)
        else { return nil }
        let arguments = code.arguments(of: (offset + name.count - 1)..<end).map {
          SwiftCode.Argument(
            label: $0.label, value: ($0.value.lowerBound + start)..<($0.value.upperBound + start))
        }
        return ClaimCall(range: (offset + start)..<(end + start), arguments: arguments)
      }
    }
  }

  /// What makes a claim wrong: another expected value, a bound out of reach, the opposite of its
  /// condition. Nil for what is cited, which has nothing to be wrong about here.
  func contradiction(of claim: ClaimCall) -> (range: Range<Int>, text: String)? {
    for argument in claim.arguments {
      let value = file.text(argument.value)
      // What stands below keeps its lines.
      let lines = String(repeating: "\n", count: value.filter { $0 == "\n" }.count)
      switch argument.label {
      case "equals":
        if value == "true" { return (argument.value, "false") }
        // A list of another length, another text, another number.
        let more = value.hasPrefix("[") ? "[1]" : value.hasPrefix("\"") ? "\"1\"" : "1"
        return (argument.value, "(\(value)) + \(more)")
      case "isLess", "isAtMost": return (argument.value, "(\(value)) - 1_000_000_000")
      case "isGreater": return (argument.value, "(\(value)) + 1_000_000_000")
      case "isIn": return (argument.value, "1e300...2e300" + lines)
      case "holds": return (argument.value, "!(\(value))")
      case "hold": return (argument.value, "{ _ in false }" + lines)
      default: continue
      }
    }
    return nil
  }

  // MARK: Numbers

  /// Every number that the blocks compute with, changed by one part in a thousand.
  ///
  /// An integer literal becomes a decimal one; where that does not compile it counts something, and
  /// is raised by one. Zero becomes 0.001. Numbers inside a claim are what it says.
  var numbers: [Mutant] {
    let claims = self.claims.map(\.range)
    return blocks.flatMap { start, code in
      literals(in: code).compactMap { literal -> Mutant? in
        let range = (literal.lowerBound + start)..<(literal.upperBound + start)
        guard !claims.contains(where: { $0.contains(range.lowerBound) }) else { return nil }
        let original = file.text(range)
        let digits = original.filter { $0 != "_" }
        guard let value = Double(digits) else { return nil }
        var changed = ["\(value == 0 ? 0.001 : value * 1.001)"]
        if let count = Int(digits) { changed.append("\(count + 1)") }
        let place = file.location(of: range.lowerBound)
        return Mutant(
          place: place, range: range, original: original,
          line: file.text(file.lineRange(place.line)),
          isDisplay: code.isDisplay(at: literal.lowerBound),
          texts: changed.map { text(replacing: [(range, $0)]) })
      }
    }
  }

  /// Numeric literals; neither `x.0` nor `$0` is one.
  private func literals(in code: SwiftCode) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    func isDigit(_ index: Int) -> Bool {
      index < code.bytes.count && (48...57).contains(code.bytes[index])
    }
    while offset < code.bytes.count {
      guard isDigit(offset), code.kinds[offset] == .code else {
        offset += 1
        continue
      }
      let start = offset
      while offset < code.bytes.count, SwiftCode.isName(code.bytes[offset]) {
        let isExponent = code.bytes[offset] | 32 == UInt8(ascii: "e")
        offset += 1
        if isExponent, offset < code.bytes.count, "+-".utf8.contains(code.bytes[offset]) {
          offset += 1
        }
        if offset < code.bytes.count, code.bytes[offset] == UInt8(ascii: "."), isDigit(offset + 1) {
          offset += 1
        }
      }
      let before = start > 0 ? code.bytes[start - 1] : 32
      let isMember =
        before == UInt8(ascii: ".") && (start < 2 || code.bytes[start - 2] != UInt8(ascii: "."))
      if !isMember, before != UInt8(ascii: "$"), !SwiftCode.isName(before) {
        found.append(start..<offset)
      }
    }
    return found
  }
}
