import Book

/// References to labels: a link with the number, and a card that CSS shows beside it.
extension ChapterWeaver {
  mutating func citation(_ index: Int) -> Node {
    let citation = chapter.citations[index]
    if let works = book.works, !citation.items[0].isCrossReference {
      return workCitation(index, works)
    }
    var parts: [String] = []
    for (item, part) in citation.items.enumerated() {
      var html = ""
      let prefix = Self.inlineHTML(wovenInlines(part.prefix))
      let suffix = Self.inlineHTML(wovenInlines(part.suffix))
      if !prefix.isEmpty { html += prefix + " " }
      html += link(part, id: anchor(citation: index, item: item)) + Self.after(suffix)
      parts.append(html)
    }
    let last = parts.removeLast()
    let comma = parts.count > 1 ? ", and " : " and "
    let html = parts.isEmpty ? last : parts.joined(separator: ", ") + comma + last
    return Node(.customInline(open: html, close: ""))
  }

  private func link(_ item: Citation.Item, id: String) -> String {
    guard let target = book.references.targets[item.key.text] else {
      preconditionFailure("'\(item.key.text)' has not been checked")
    }
    let text = text(of: target, isShort: item.isShort)
    guard !isPlain else { return text }
    let claim = target.kind == .claim ? book.claim(item.key.text) : nil
    let address =
      claim.map { self.address(of: $0) } ?? address(item.key.text, in: target.chapter)
    let card =
      claim.map { ClaimHTML.heading($0, book.statements[$0.id] ?? "") } ?? card(target)
    return "<span class=\"ref\"><a\(idAttribute(id)) href=\"\(escaped(address))\">\(text)</a>"
      + (card.isEmpty ? "" : "<span class=\"card\" aria-hidden=\"true\">\(card)</span>") + "</span>"
  }

  /// `Theorem 2.1`, `(2.3)`; the title of what has no number.
  private func text(of target: CrossReferences.Target, isShort: Bool) -> String {
    guard !target.number.isEmpty else {
      return target.title.isEmpty ? target.kind.word.lowercased() : plainHTML(target.title, target)
    }
    let number = target.kind == .equation ? "(\(target.number))" : target.number
    let isChapter = target.kind == .section && !target.number.contains(".")
    let chapterWord = book.chapters[target.chapter].number?.word
    let word = isChapter ? chapterWord ?? target.kind.word : target.kind.word
    return isShort ? number : "\(word)\u{A0}\(number)"
  }

  /// What a reader sees without going there.
  private func card(_ target: CrossReferences.Target) -> String {
    let title = plainHTML(target.title, target)
    let preview = plainHTML(target.preview, target)
    guard !title.isEmpty || !preview.isEmpty else { return "" }
    // What has no number is named by its title.
    guard !target.number.isEmpty || !preview.isEmpty else { return "" }
    let name =
      text(of: target, isShort: false)
      + (title.isEmpty || target.number.isEmpty ? "" : " \(title)")
    return "<span class=\"number\">\(name)</span> \(preview)"
  }

  /// Inline nodes of another place, maybe of another chapter, without ids and links.
  private func plainHTML(_ nodes: [Node], _ target: CrossReferences.Target) -> String {
    guard !nodes.isEmpty else { return "" }
    var weaver = ChapterWeaver(target.chapter, of: book, typesetter: typesetter)
    weaver.isPlain = true
    return Self.inlineHTML(weaver.wovenInlines(nodes))
  }

  private func address(_ label: String, in other: Int) -> String {
    let page = other == index ? "" : book.chapters[other].slug + ".html"
    return label == book.chapters[other].label?.text ? page + "#main" : "\(page)#\(label)"
  }

  /// Links back to the places that refer to a label.
  func backlinks(_ label: PlacedName?) -> String {
    label.map { backlinks(to: $0.text) } ?? ""
  }

  /// - Parameter only: The one chapter whose places are wanted; nil for all of them.
  func backlinks(to label: String, within only: Int? = nil) -> String {
    let places = (book.references.occurrences[label] ?? []).filter {
      only == nil || $0.chapter == only
    }
    guard !places.isEmpty, !isPlain else { return "" }
    let links = places.enumerated().map { count, place in
      let page = place.chapter == index ? "" : book.chapters[place.chapter].slug + ".html"
      // A footnote is seen in one of two places; its mark in the text is seen always.
      let note = book.notes[place.chapter][place.citation].map { "fnref-" + $0 }
      let id = note ?? anchor(citation: place.citation, item: place.item)
      return "<a href=\"\(escaped(page))#\(escaped(id))\" "
        + "aria-label=\"Back to reference \(count + 1)\">↩</a>"
    }
    return " <span class=\"backlinks\">\(links.joined(separator: " "))</span>"
  }

  /// The id of a reference in the text.
  func anchor(citation: Int, item: Int) -> String {
    "ref-\(citation + 1)-\(item + 1)"
  }

  func idAttribute(_ id: String) -> String { isCopy ? "" : " id=\"\(id)\"" }

  // MARK: Equations

  /// A formula with its number beside it, if it has a label, and the mark of its claim.
  mutating func equation(_ html: String, _ formula: Formula) -> String {
    guard !isPlain, !isCopy else { return html }
    let number = formula.label.flatMap { book.references.targets[$0.text]?.number }
    let claim = formula.claim.flatMap { book.claim($0) }
    guard number != nil || claim != nil else { return html }
    let id = formula.label?.text ?? uniqueID("bound-\(claimUses.count + 1)")
    if let claim { noteUse(of: claim.id, at: id, number.map { "Equation (\($0))" } ?? "a formula") }
    let mark = claim.map { claimMark($0.id) } ?? ""
    return "<span class=\"equation\" id=\"\(escaped(id))\">\(html)"
      + "<span class=\"equation-number\">\(number.map { "(\($0))" } ?? "")\(mark)"
      + "\(backlinks(formula.label))</span></span>"
  }

  /// The formula with numbers where it refers to equations.
  func resolved(_ formula: Formula) -> Formula {
    guard !formula.references.isEmpty else { return formula }
    var resolved = formula
    var tex = ""
    var offsets = OffsetMap()
    let bytes = Array(formula.tex.utf8)
    var copied = 0
    for reference in formula.references {
      offsets.append(text: tex.utf8.count, source: formula.offsets.source(of: copied))
      tex += String(decoding: bytes[copied..<reference.command.lowerBound], as: UTF8.self)
      let number = book.references.targets[reference.label.text]?.number ?? ""
      offsets.append(
        text: tex.utf8.count, source: formula.offsets.source(of: reference.command.lowerBound))
      tex += reference.isParenthesised ? "\\text{(\(number))}" : "\\text{\(number)}"
      copied = reference.command.upperBound
    }
    offsets.append(
      text: tex.utf8.count, source: formula.offsets.source(of: min(copied, bytes.count - 1)))
    tex += String(decoding: bytes[copied...], as: UTF8.self)
    resolved.tex = tex
    resolved.offsets = offsets
    return resolved
  }
}
