import Book

/// Cuts a sentence out of a paragraph.
enum Sentences {
  /// Nodes on either side beyond which a sentence is cut: one without an end would be a term's whole
  /// paragraph, for each of its terms.
  private static let longest = 100

  /// The nodes of the sentence that the node at `place` stands in; `…` where it is cut.
  static func around(_ place: Int, in nodes: [Node]) -> [Node] {
    var before: [Node] = []
    for index in stride(from: place - 1, through: 0, by: -1) {
      guard before.count < longest else {
        before.append(Node(.text("… ")))
        break
      }
      guard case .text(let text) = nodes[index].kind,
        let end = ends(in: text, next: nodes[index + 1]).last
      else {
        before.append(nodes[index])
        continue
      }
      let rest = text[end...].drop(while: \.isWhitespace)
      if !rest.isEmpty { before.append(Node(.text(String(rest)))) }
      break
    }
    while let first = before.last, first.kind == .softBreak { before.removeLast() }
    var after: [Node] = []
    for index in nodes.indices.dropFirst(place + 1) {
      guard after.count < longest else {
        after.append(Node(.text(" …")))
        break
      }
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      guard case .text(let text) = nodes[index].kind, let end = ends(in: text, next: next).first
      else {
        after.append(nodes[index])
        continue
      }
      after.append(Node(.text(String(text[..<end]))))
      break
    }
    return before.reversed() + [nodes[place]] + after
  }

  /// Where sentences end in a text: after `.`, `?` or `!` and the marks that close there, before
  /// white space and no small letter; after the full stops of Chinese and Japanese anywhere.
  ///
  /// - Parameter next: What stands after the text.
  private static func ends(in text: String, next: Node?) -> [String.Index] {
    var ends: [String.Index] = []
    var index = text.startIndex
    while index < text.endIndex {
      let sign = text[index]
      index = text.index(after: index)
      let isWide = "。！？".contains(sign)
      guard isWide || ".?!".contains(sign) else { continue }
      while index < text.endIndex, "”’)»」』".contains(text[index]) {
        index = text.index(after: index)
      }
      let rest = text[index...]
      let word = rest.drop(while: \.isWhitespace)
      if isWide
        || (rest.isEmpty ? isBreak(next) : word.startIndex > rest.startIndex)
          && !(word.first?.isLowercase ?? false)
      {
        ends.append(index)
      }
    }
    return ends
  }

  private static func isBreak(_ node: Node?) -> Bool {
    switch node?.kind {
    case nil, .softBreak, .lineBreak: true
    default: false
    }
  }
}
