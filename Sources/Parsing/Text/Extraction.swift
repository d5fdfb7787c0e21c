import Book
import CommonMark

/// A text for cmark, with a placeholder where something was taken out, and the way back.
///
/// A placeholder is a number between two noncharacters, which Unicode sets aside for a program's
/// own use: to cmark it is a word.
struct Extraction {
  /// Something taken out.
  struct Piece {
    var kind: Node.Kind
    /// Offsets in the file.
    var range: Range<Int>
    /// What stood there, for where it turns out to be plain text after all.
    var original: String
    var written = Written.placeholder()
  }

  /// What cmark reads where the piece stood.
  enum Written {
    /// Signs may stand around the placeholder that decide what cmark makes of its neighbours; they
    /// vanish with it.
    case placeholder(before: String = "", after: String = "")
    /// This text, and no piece.
    case text(String)
  }

  private(set) var markdown: [UInt8] = []
  /// For each line of `markdown` its line in the file.
  private var lines: [Int] = []
  private let pieces: [Piece]

  private static let open = Unicode.Scalar(0xFDD0 as UInt16)!
  private static let close = Unicode.Scalar(0xFDD1 as UInt16)!
  private static let closing: [UInt8] = [0xEF, 0xB7, 0x91]

  /// - Parameters:
  ///   - range: The part of the file to take.
  ///   - pieces: In the order in which they stand; none overlaps another.
  init(of file: SourceFile, in range: Range<Int>, without pieces: [Piece]) {
    self.pieces = pieces
    var offset = range.lowerBound
    var line = file.location(of: offset).line
    lines.append(line)
    func copy(to end: Int, _ extraction: inout Extraction) {
      for _ in 0..<file.lineEnds(in: offset..<end) {
        line += 1
        extraction.lines.append(line)
      }
      extraction.markdown.append(contentsOf: Self.cleaned(file.bytes[offset..<end]))
      offset = end
    }
    for (number, piece) in pieces.enumerated() {
      copy(to: piece.range.lowerBound, &self)
      line += file.lineEnds(in: piece.range)
      offset = piece.range.upperBound
      let text =
        switch piece.written {
        case .placeholder(let before, let after):
          "\(before)\(Self.open)\(number)\(Self.close)\(after)"
        case .text(let text): text
        }
      for byte in text.utf8 where byte == UInt8(ascii: "\n") { lines.append(line) }
      markdown.append(contentsOf: text.utf8)
    }
    copy(to: range.upperBound, &self)
  }

  /// cmark's tree, with the pieces in their places and lines counted in the file.
  ///
  /// - Parameter quotes: The marks that straight quotes become; `--` and `...` become dashes and an
  ///   ellipsis then. Nil when all of them stay.
  func tree(quotes: QuoteStyle? = nil) throws(TooDeep) -> Node {
    var open = 0
    do {
      var tree = try CommonMark.parse(markdown, isSmart: quotes != nil)
      restore(&tree, quotes ?? .english, &open)
      return tree
    } catch {
      throw TooDeep(levels: error.levels, line: lines[min(max(error.line, 1), lines.count) - 1])
    }
  }

  /// More levels than can be walked, in a block that begins at a line of the file.
  struct TooDeep: Error {
    var levels: Int
    var line: Int
  }

  private func restore(_ node: inout Node, _ quotes: QuoteStyle, _ open: inout Int) {
    if case .paragraph = node.kind { open = 0 }
    if node.line > 0 { node.line = lines[min(node.line, lines.count) - 1] }
    restoreChildren(of: &node, quotes, &open)
    // Where CommonMark allows no inlines, a placeholder becomes again what it stood for.
    switch node.kind {
    case .codeBlock(let info, let literal):
      node.kind = .codeBlock(info: plain(info), literal: plain(literal))
    case .htmlBlock(let html): node.kind = mark(html) ?? .htmlBlock(plain(html))
    case .htmlInline(let html): node.kind = .htmlInline(plain(html))
    case .code(let code): node.kind = .code(plain(code))
    case .link(let destination, let title):
      node.kind = .link(destination: plain(destination), title: plain(title))
    case .image(let destination, let title):
      node.kind = .image(destination: plain(destination), title: plain(title))
    default: break
    }
  }

  /// Where no text holds a placeholder, the children stay in their array.
  private func restoreChildren(
    of node: inout Node, _ quotes: QuoteStyle, _ open: inout Int
  ) {
    var split: [Node]?
    for index in node.children.indices {
      if case .text(let text) = node.children[index].kind {
        if text.utf8.contains(0xEF) {
          if split == nil { split = Array(node.children[..<index]) }
          split? += self.split(text, quotes, &open)
          continue
        }
        if quotes != .english {
          node.children[index].kind = .text(quotes.applied(to: text, open: &open))
        }
      } else {
        restore(&node.children[index], quotes, &open)
      }
      split?.append(node.children[index])
    }
    if let split { node.children = split }
  }

  private func split(_ text: String, _ quotes: QuoteStyle, _ open: inout Int) -> [Node] {
    parts(of: text).map { part in
      switch part {
      case .text(let text): Node(.text(quotes.applied(to: text, open: &open)))
      case .piece(let number): Node(pieces[number].kind)
      }
    }
  }

  /// The mark that a block of HTML is; nil for HTML that the author wrote.
  private func mark(_ html: String) -> Node.Kind? {
    guard html.utf8.contains(0xEF) else { return nil }
    let numbers = parts(of: html).compactMap {
      if case .piece(let number) = $0 { number } else { nil }
    }
    guard let number = numbers.first, case .mark = pieces[number].kind else { return nil }
    return pieces[number].kind
  }

  private func plain(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    return parts(of: text).map { part in
      switch part {
      case .text(let text): text
      case .piece(let number): pieces[number].original
      }
    }.joined()
  }

  private enum Part {
    case text(String)
    case piece(Int)
  }

  private func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    let bytes = Array(text.utf8)
    var rest = 0
    while let (number, range) = placeholder(in: bytes, from: rest) {
      var end = range.lowerBound
      var next = range.upperBound
      if case .placeholder(let opening, let closing) = pieces[number].written {
        if bytes[rest..<end].suffix(opening.utf8.count).elementsEqual(opening.utf8) {
          end -= opening.utf8.count
        }
        if bytes[next...].starts(with: closing.utf8) { next += closing.utf8.count }
      }
      if rest < end { parts.append(.text(String(decoding: bytes[rest..<end], as: UTF8.self))) }
      parts.append(.piece(number))
      rest = next
    }
    if rest < bytes.count {
      parts.append(.text(String(decoding: bytes[rest...], as: UTF8.self)))
    }
    return parts
  }

  /// The first placeholder at an offset or after it.
  private func placeholder(in bytes: [UInt8], from start: Int) -> (number: Int, range: Range<Int>)?
  {
    var offset = start
    while offset + 6 < bytes.count {
      if bytes[offset] == 0xEF, bytes[offset + 1] == 0xB7, bytes[offset + 2] == 0x90 {
        var end = offset + 3
        var number = 0
        while end < bytes.count, isDigit(bytes[end]), number < pieces.count {
          number = 10 * number + Int(bytes[end] - UInt8(ascii: "0"))
          end += 1
        }
        // An entity of the author's may stand for one of the two signs as well.
        if end > offset + 3, number < pieces.count, bytes[end...].starts(with: Self.closing) {
          return (number, offset..<(end + 3))
        }
      }
      offset += 1
    }
    return nil
  }

  /// A noncharacter of the two that the author wrote becomes U+FFFD, as U+0000 does; a carriage
  /// return that ends a line becomes a newline, or it would be one with a newline put after it.
  private static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var cleaned = Array(bytes)
    var offset = 0
    for index in cleaned.indices where cleaned[index] == UInt8(ascii: "\r") {
      let next = index + 1 < cleaned.count ? cleaned[index + 1] : 0
      if next != UInt8(ascii: "\n") { cleaned[index] = UInt8(ascii: "\n") }
    }
    while offset + 2 < cleaned.count {
      if cleaned[offset] == 0xEF, cleaned[offset + 1] == 0xB7,
        cleaned[offset + 2] == 0x90 || cleaned[offset + 2] == 0x91
      {
        cleaned[offset + 1] = 0xBF
        cleaned[offset + 2] = 0xBD
      }
      offset += 1
    }
    return cleaned
  }
}
