/// How an HTML block of CommonMark ends.
enum HTMLBlockEnd: Equatable {
  /// At the line that holds one of these, lower-cased.
  case containing([String])
  case blankLine

  /// What ends the HTML block that begins with a line, or nil when none begins.
  ///
  /// - Parameter canInterrupt: The line would continue a paragraph; a tag that stands alone does
  ///   not end one.
  init?(startOf line: ArraySlice<UInt8>, canInterrupt: Bool) {
    guard line.first == UInt8(ascii: "<") else { return nil }
    let head = lowercased(line.prefix(16))
    let after = line.dropFirst()
    if head.hasPrefix("<!--") {
      self = .containing(["-->"])
    } else if head.hasPrefix("<?") {
      self = .containing(["?>"])
    } else if head.hasPrefix("<![cdata["), line.dropFirst(3).starts(with: Array("CDATA[".utf8)) {
      self = .containing(["]]>"])
    } else if head.hasPrefix("<!"), let letter = after.dropFirst().first, isLetter(letter) {
      self = .containing([">"])
    } else {
      let closing = after.first == UInt8(ascii: "/")
      let name = after.dropFirst(closing ? 1 : 0).prefix { isLetter($0) || isDigit($0) }
      let next = line[name.endIndex...].first
      let word = lowercased(name)
      let ends = next == nil || next == UInt8(ascii: ">") || LineForm.isSpace(next!)
      let slashed = line[name.endIndex...].starts(with: Array("/>".utf8))
      if !closing, ends, Self.verbatimTags.contains(word) {
        self = .containing(Self.verbatimTags.map { "</\($0)>" })
      } else if ends || slashed, Self.blockTags.contains(word) {
        self = .blankLine
      } else if !canInterrupt, let end = htmlTagEnd(line),
        line[end...].allSatisfy(LineForm.isSpace)
      {
        // Only a plain opening or closing tag; comments and the like were caught above.
        self = .blankLine
      } else {
        return nil
      }
    }
  }

  /// Whether the block ends with this line.
  func isMet(by line: ArraySlice<UInt8>) -> Bool {
    guard case .containing(let marks) = self else { return false }
    let text = lowercased(line)
    return marks.contains { text.contains($0) }
  }

  private static let verbatimTags = ["script", "pre", "style", "textarea"]

  private static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

private func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).lowercased()
}

func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// The offset after the opening or closing tag that begins `text`, or nil when none does.
func htmlTagEnd(_ text: ArraySlice<UInt8>) -> Int? {
  var scanner = TagScanner(text: text, offset: text.startIndex)
  return scanner.tag() ? scanner.offset : nil
}

/// CommonMark's grammar of raw HTML tags.
private struct TagScanner {
  let text: ArraySlice<UInt8>
  var offset: Int

  private var next: UInt8? { offset < text.endIndex ? text[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func takeAll(where condition: (UInt8) -> Bool) -> Bool {
    let start = offset
    while let byte = next, condition(byte) { offset += 1 }
    return offset > start
  }

  private mutating func space() -> Bool {
    takeAll { LineForm.isSpace($0) || $0 == 10 || $0 == 13 }
  }

  private mutating func name() -> Bool {
    guard let first = next, isLetter(first) else { return false }
    return takeAll { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  mutating func tag() -> Bool {
    guard take("<") else { return false }
    if take("/") {
      guard name() else { return false }
      _ = space()
      return take(">")
    }
    guard name() else { return false }
    while true {
      let spaced = space()
      if take(">") { return true }
      if take("/") { return take(">") }
      guard spaced, attribute() else { return false }
    }
  }

  private mutating func attribute() -> Bool {
    guard let first = next, isLetter(first) || first == UInt8(ascii: "_") || first == 58 else {
      return false
    }
    _ = takeAll { isLetter($0) || isDigit($0) || Array("_:.-".utf8).contains($0) }
    let afterName = offset
    _ = space()
    guard take("=") else {
      offset = afterName
      return true
    }
    _ = space()
    if take("\"") { return closes("\"") }
    if take("'") { return closes("'") }
    let stops = Array(" \t\n\r\"'=<>`".utf8)
    return takeAll { !stops.contains($0) }
  }

  private mutating func closes(_ quote: Unicode.Scalar) -> Bool {
    _ = takeAll { $0 != UInt8(ascii: quote) }
    return take(quote)
  }
}
