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
  }

  private(set) var markdown: [UInt8] = []
  /// For each line of `markdown` its line in the file.
  private var lines: [Int] = []
  private let pieces: [Piece]

  private static let open = Unicode.Scalar(0xFDD0 as UInt16)!
  private static let close = Unicode.Scalar(0xFDD1 as UInt16)!

  /// - Parameters:
  ///   - range: The part of the file to take.
  ///   - pieces: In the order in which they stand; none overlaps another.
  init(of file: SourceFile, in range: Range<Int>, without pieces: [Piece]) {
    self.pieces = pieces
    var offset = range.lowerBound
    var line = file.location(of: offset).line
    lines.append(line)
    func copy(to end: Int, _ extraction: inout Extraction) {
      for _ in file.bytes[offset..<end].lazy.filter({ $0 == UInt8(ascii: "\n") }) {
        line += 1
        extraction.lines.append(line)
      }
      extraction.markdown.append(contentsOf: Self.cleaned(file.bytes[offset..<end]))
      offset = end
    }
    for (number, piece) in pieces.enumerated() {
      copy(to: piece.range.lowerBound, &self)
      markdown.append(contentsOf: "\(Self.open)\(number)\(Self.close)".utf8)
      line += file.bytes[piece.range].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
      offset = piece.range.upperBound
    }
    copy(to: range.upperBound, &self)
  }

  /// cmark's tree, with the pieces in their places and lines counted in the file.
  func tree() -> Node {
    restored(CommonMark.parse(markdown))
  }

  private func restored(_ node: Node) -> Node {
    var node = node
    if node.line > 0 { node.line = lines[min(node.line, lines.count) - 1] }
    var children: [Node] = []
    children.reserveCapacity(node.children.count)
    for child in node.children {
      if case .text(let text) = child.kind, text.utf8.contains(0xEF) {
        children.append(contentsOf: split(text))
      } else {
        children.append(restored(child))
      }
    }
    node.children = children
    // Where CommonMark allows no inlines, a placeholder becomes again what it stood for.
    switch node.kind {
    case .codeBlock(let info, let literal):
      node.kind = .codeBlock(info: plain(info), literal: plain(literal))
    case .htmlBlock(let html): node.kind = .htmlBlock(plain(html))
    case .htmlInline(let html): node.kind = .htmlInline(plain(html))
    case .code(let code): node.kind = .code(plain(code))
    case .link(let destination, let title):
      node.kind = .link(destination: plain(destination), title: plain(title))
    case .image(let destination, let title):
      node.kind = .image(destination: plain(destination), title: plain(title))
    default: break
    }
    return node
  }

  private func split(_ text: String) -> [Node] {
    parts(of: text).map { part in
      switch part {
      case .text(let text): Node(.text(text))
      case .piece(let number): Node(pieces[number].kind)
      }
    }
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
    var rest = Substring(text)
    while let start = rest.unicodeScalars.firstIndex(of: Self.open) {
      let after = rest.unicodeScalars.index(after: start)
      guard let end = rest.unicodeScalars[after...].firstIndex(of: Self.close),
        let number = Int(rest[after..<end]), number < pieces.count
      else { break }
      if start > rest.startIndex { parts.append(.text(String(rest[..<start]))) }
      parts.append(.piece(number))
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  /// A noncharacter of the two that the author wrote becomes U+FFFD, as U+0000 does.
  private static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var cleaned = Array(bytes)
    var offset = 0
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
