import Book

/// Citations of works, and the list of them at a chapter's end.
extension ChapterWeaver {
  /// `(see Villani 2009, §3; Goyal et al. 2017)`; outside brackets `Villani (2009)`.
  mutating func workCitation(_ index: Int, _ works: CitedWorks) -> Node {
    let citation = chapter.citations[index]
    var parts: [String] = []
    for (item, part) in citation.items.enumerated() {
      let prefix = Self.inlineHTML(wovenInlines(part.prefix))
      let suffix = Self.inlineHTML(wovenInlines(part.suffix))
      let id = anchor(citation: index, item: item)
      var html = prefix.isEmpty ? "" : prefix + " "
      if citation.isBracketed || part.isShort {
        let name = part.isShort ? "" : works.name(part.key.text) + " "
        html += workLink(part, name + works.year(part.key.text), id: id, works)
        html += Self.after(suffix)
      } else if suffix.isEmpty {
        let name = works.name(part.key.text)
        html += workLink(part, "\(name) (\(works.year(part.key.text)))", id: id, works)
      } else {
        // The link is one piece: what stands after the year may hold links of its own.
        html += escaped(works.name(part.key.text)) + " ("
        html += workLink(part, works.year(part.key.text), id: id, works)
        html += "\(Self.after(suffix, mark: ",")))"
      }
      parts.append(html)
    }
    let html = parts.joined(separator: "; ")
    let isEnclosed = citation.isBracketed || citation.items[0].isShort
    return Node(.customInline(open: isEnclosed ? "(\(html))" : html, close: ""))
  }

  /// A suffix as it stands after a year or a number: `, §3` close to it, a word apart.
  static func after(_ suffix: String, mark: String = "") -> String {
    guard let first = suffix.first else { return "" }
    return ",;:.)".contains(first) ? suffix : mark + " " + suffix
  }

  private func workLink(
    _ item: Citation.Item, _ text: String, id: String, _ works: CitedWorks
  ) -> String {
    guard !isPlain else { return escaped(text) }
    let key = item.key.text
    return "<span class=\"ref\"><a\(idAttribute(id)) href=\"#\(escaped(Self.entryID(key)))\">"
      + "\(escaped(text))</a><span class=\"card\" aria-hidden=\"true\">"
      + "\(entryHTML(key, works, isPlain: true))</span></span>"
  }

  /// HTML of an entry; a card has no link, for it must not be a stop of the keyboard's own.
  private func entryHTML(_ id: String, _ works: CitedWorks, isPlain: Bool) -> String {
    var nodes = works.entry(id)
    if isPlain {
      nodes = nodes.flatMap { node in
        if case .link = node.kind { node.children } else { [node] }
      }
    }
    let text = BookText(
      chapters: [works.bibliography.text], outcomes: [Outcome(cells: [], inlineValues: [])],
      references: CrossReferences())
    var weaver = ChapterWeaver(0, of: text, typesetter: typesetter)
    weaver.isPlain = true
    return Self.inlineHTML(weaver.wovenInlines(nodes))
  }

  /// The section with the works that the chapter cites, if it cites any.
  mutating func references() -> String {
    guard let works = book.works else { return "" }
    let ids = works.ids(of: chapter)
    guard !ids.isEmpty else { return "" }
    var items = ""
    for id in ids {
      items += "<li id=\"\(escaped(Self.entryID(id)))\">"
      items += entryHTML(id, works, isPlain: false)
      items += backlinks(to: id, within: index) + "</li>\n"
    }
    let heading = uniqueID("references")
    addHeading(Heading(id: heading, level: 2, number: "", title: "References"))
    return "<section class=\"references\" aria-labelledby=\"\(heading)\">\n"
      + "<h2 id=\"\(heading)\">References</h2>\n<ul>\n\(items)</ul>\n</section>\n"
  }

  /// What no key of a citation can be mistaken for: `bib-` begins no label.
  private static func entryID(_ key: String) -> String { "bib-" + key }
}
