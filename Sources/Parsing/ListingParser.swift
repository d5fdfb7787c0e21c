import Book

/// Reads code that is shown and not run and has attributes: ```` ```swift {#lst-sum caption="…"} ````
/// or, as in Pandoc, ```` ```{#lst-sum .swift lst-cap="…"} ````.
struct ListingParser {
  let file: SourceFile
  private(set) var faults = Faults()

  init(_ file: SourceFile) {
    self.file = file
  }

  /// - Parameters:
  ///   - info: What stands after the fence.
  ///   - line: The fence's line.
  /// - Returns: Nil for code without attributes, which may be a block to run.
  mutating func listing(
    _ info: String, _ code: String, line: Int, _ harvest: inout Harvest
  ) -> Listing? {
    let range = file.lineRange(line)
    guard info.contains("{"), let brace = file.bytes[range].firstIndex(of: UInt8(ascii: "{")),
      AttributeParser.begin(at: 0, in: Array(file.bytes[brace..<range.upperBound]))
    else { return nil }
    var listing = Listing(language: "", code: code, label: nil, caption: [], range: range)
    var words = info.prefix { $0 != "{" }.split(whereSeparator: \.isWhitespace).map(String.init)
    let text = Array(file.bytes[brace..<range.upperBound])
    do throws(AttributeParser.Fault) {
      var (attributes, end) = try AttributeParser.attributes(
        at: 0, in: text, OffsetMap(from: brace))
      if words.isEmpty, let language = attributes.classes.first {
        words = [language.text]
        attributes.classes.removeFirst()
      }
      let rest = text[end...].drop(while: LineForm.isSpace)
      if words.count > 1 || !rest.isEmpty {
        let isRun = words.count > 1 && words[1] == "run"
        faults.add(
          Diagnostic(
            "fence-word", "a fence with attributes has one word, its language", in: file,
            at: range,
            help: isRun ? ["options of a block that is run stand in lines: //| label: …"] : []))
      }
      listing.language = words.first ?? "text"
      for fault in KnownAttributes.listing.faults(of: attributes, in: file) { faults.add(fault) }
      listing.label = attributes.label
      if let caption = attributes["caption"] ?? attributes["lst-cap"] {
        listing.caption = harvest.inlines(caption, called: "a caption")
      }
    } catch {
      faults.add(
        Diagnostic(
          "invalid-attributes", error.message, in: file,
          at: (error.range.lowerBound + brace)..<(error.range.upperBound + brace),
          help: ["attributes are written {#label .class key=\"value\"}"]))
    }
    return listing
  }
}
