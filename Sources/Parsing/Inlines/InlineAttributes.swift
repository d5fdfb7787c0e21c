import Book

/// Attributes in braces, and where they may stand.
extension InlineScanner {
  func attributes(
    at start: Int, _ found: inout [Finding]
  ) -> (Attributes, Int)? {
    do throws(AttributeParser.Fault) {
      return try AttributeParser.attributes(at: start, in: text, offsets)
    } catch {
      let fault = ScanFault(
        identifier: "invalid-attributes", message: error.message,
        help: ["attributes are written {#label .class key=\"value\"}"])
      found.append(literal(.fault(fault), error.range))
      return nil
    }
  }

  mutating func equationAttributes(after end: Int, _ found: inout [Finding]) -> Int {
    guard options.isExtended else { return end }
    let start = text[end...].drop(while: LineForm.isSpace).startIndex
    guard AttributeParser.begin(at: start, in: text),
      let (attributes, close) = attributes(at: start, &found)
    else { return end }
    found.append(
      Finding(
        kind: .equationAttributes(attributes), range: end..<close, content: start..<close))
    return close
  }

  mutating func brace(at offset: Int, _ found: inout [Finding]) -> Int {
    if byte(offset + 1) == UInt8(ascii: "="), let next = byte(offset + 2), isLetter(next) {
      let name = text[(offset + 2)...].prefix(while: InlineScanner.isName)
      let end = byte(name.endIndex) == UInt8(ascii: "}") ? name.endIndex + 1 : offset + 2
      fault(
        "left-out", "raw attributes are not part of this language", offset..<end, &found,
        help: ["HTML may stand in the text as it is"])
      return end
    }
    if options.isHeading, text[offset...].starts(with: Array("{-}".utf8)),
      text[(offset + 3)...].allSatisfy({ LineForm.isSpace($0) || $0 == UInt8(ascii: "#") })
    {
      fault(
        "left-out", "headings without numbers are not part of this language",
        offset..<(offset + 3), &found, help: [KnownAttributes.numberedHeadings])
      return offset + 3
    }
    if let end = shortcode(at: offset) {
      // One that begins a line has been told already.
      if offset > 0, text[offset - 1] != UInt8(ascii: "\n") {
        fault(
          "left-out", "shortcodes inside a text are not part of this language", offset..<end,
          &found, help: ["{{< include file.md >}} stands in a paragraph of its own"])
      }
      return end
    }
    guard AttributeParser.begin(at: offset, in: text),
      let (attributes, end) = attributes(at: offset, &found)
    else { return offset + 1 }
    let rest = text[end...].drop(while: LineForm.isSpace).drop { $0 == UInt8(ascii: "#") }
    guard options.isHeading, rest.allSatisfy(LineForm.isSpace) else {
      misplaced(offset..<end, &found)
      return end
    }
    var start = offset
    while start > 0, LineForm.isSpace(text[start - 1]) { start -= 1 }
    found.append(
      Finding(kind: .headingAttributes(attributes), range: start..<end, content: offset..<end))
    return end
  }

  mutating func misplaced(_ range: Range<Int>, _ found: inout [Finding]) {
    fault(
      "misplaced-attributes", "attributes belong to nothing here", range, &found,
      help: [
        "they stand after [text], after a displayed formula and at the end of a heading or a "
          + "caption; a brace that is text is written \\{"
      ])
  }
}
