import Book
import CommonMark

/// Footnotes: beside the text on wide pages, at the end of narrow ones; CSS shows one of the two.
extension ChapterWeaver {
  mutating func footnote(_ index: Int) -> Node {
    guard !isPlain, !isCopy else { return Node(.text("")) }
    shownFootnotes.append(index)
    let number = shownFootnotes.count
    let id = escaped(chapter.footnotes[index].name.text)
    // A second copy of the text has no ids of its own.
    var side = self
    side.isCopy = true
    let paragraphs = chapter.footnotes[index].content.map { paragraph in
      "<span class=\"paragraph\">\(Self.inlineHTML(side.wovenInlines(paragraph.children)))</span>"
    }
    let html =
      "<sup class=\"note-mark\" id=\"fnref-\(id)\"><a class=\"to-end\" href=\"#fn-\(id)\" "
      + "aria-label=\"Note \(number)\">\(number)</a><span class=\"to-side\">\(number)</span></sup>"
      + "<span class=\"side-note\" role=\"note\"><span class=\"note-number\">\(number)</span> "
      + "\(paragraphs.joined())</span>"
    return Node(.customInline(open: html, close: ""))
  }

  /// The notes at the end of the chapter, if it has any.
  mutating func notes() -> String {
    guard !shownFootnotes.isEmpty else { return "" }
    var items = ""
    for index in shownFootnotes {
      let footnote = chapter.footnotes[index]
      let id = escaped(footnote.name.text)
      var content = footnote.content.map { paragraph in
        "<p>\(Self.inlineHTML(wovenInlines(paragraph.children)))</p>"
      }
      if let last = content.popLast() {
        content.append(
          last.dropLast("</p>".count)
            + " <a href=\"#fnref-\(id)\" aria-label=\"Back to the text\">↩</a></p>")
      }
      items += "<li id=\"fn-\(id)\">\(content.joined())</li>\n"
    }
    return "<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n\(items)</ol>\n</section>\n"
  }
}
