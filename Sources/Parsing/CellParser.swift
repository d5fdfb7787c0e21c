import Book

/// Reads executed blocks: the words of the fence, the options, the code.
struct CellParser {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []
  private var labels: [String: Range<Int>] = [:]

  /// The options that a block may have, Quarto's names.
  static let options = ["label", "caption", "fig-cap", "tbl-cap", "alt", "fig-alt", "echo"]

  init(_ file: SourceFile) {
    self.file = file
  }

  /// Whether a fence asks to be run; what looks as if it did but does not is a fault.
  ///
  /// - Parameters:
  ///   - info: The words after the fence.
  ///   - line: The fence's line.
  mutating func isExecuted(_ info: String, line: Int) -> Bool {
    let words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let language = words.first else { return false }
    if language == "{swift}" {
      fault(
        "fence-word", "litgan runs blocks fenced as 'swift run', not '{swift}'", language, line,
        help: ["write ```swift run"])
      return false
    }
    if language == "swift" {
      guard words.count > 1 else { return false }
      let wrong = words[1] == "run" ? words.dropFirst(2).first : words[1]
      guard let wrong else { return true }
      fault(
        "fence-word", "unknown word '\(wrong)' after 'swift'", wrong, line,
        help: words[1] == "run"
          ? ["options stand in lines of their own: //| label: fig-name"]
          : Diagnostic.suggestion(for: wrong, among: ["run"]))
      return false
    }
    if words.count > 1, words[1] == "run" {
      let near = nearestName(to: language, among: ["swift"]) != nil
      fault(
        "fence-word", "litgan runs Swift, not '\(language)'", language, line,
        help: near ? ["did you mean 'swift'?"] : ["leave out 'run' to show the code only"])
    }
    return false
  }

  private mutating func fault(
    _ identifier: String, _ message: String, _ word: String, _ line: Int, help: [String]
  ) {
    let range = file.lineRange(line)
    // The last place of the word: the language may also be its beginning.
    let start = Self.offset(of: word, in: file.bytes, range) ?? range.lowerBound
    diagnostics.append(
      Diagnostic(
        identifier, message, in: file, at: start..<(start + word.utf8.count), help: help))
  }

  private static func offset(of word: String, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let word = Array(word.utf8)
    guard range.count >= word.count else { return nil }
    return (range.lowerBound...(range.upperBound - word.count)).last {
      bytes[$0..<($0 + word.count)].elementsEqual(word)
    }
  }

  /// A block from its code as cmark gives it.
  ///
  /// - Parameters:
  ///   - literal: The code, options included.
  ///   - line: The fence's line.
  ///   - number: The block's number in the chapter.
  ///   - harvest: Takes what stands in the caption.
  mutating func cell(
    _ literal: String, fenceLine line: Int, number: Int, harvest: inout Harvest
  ) -> Cell {
    let fenceRange = file.lineRange(line)
    let fenceStart =
      file.bytes[fenceRange].firstIndex { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
      ?? fenceRange.lowerBound
    // cmark strips a prefix from each line, so each is the end of a line of the file.
    let lines = literal.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var ranges: [Range<Int>] = []
    for (index, text) in lines.enumerated() {
      let whole = file.lineRange(line + 1 + index)
      ranges.append(max(whole.lowerBound, whole.upperBound - text.utf8.count)..<whole.upperBound)
    }
    let optionCount = ranges.prefix { file.bytes[$0].starts(with: Array("//|".utf8)) }.count
    var cell = Cell(
      label: nil, caption: nil, alternativeText: nil, echo: true,
      fence: fenceStart..<fenceRange.upperBound, lines: Array(ranges.dropFirst(optionCount)))
    if optionCount > 0 {
      readOptions(Array(ranges.prefix(optionCount)), number: number, into: &cell, &harvest)
    }
    if cell.lines.allSatisfy({ file.bytes[$0].allSatisfy(LineForm.isSpace) }) {
      diagnostics.append(
        Diagnostic("empty-block", "the block has no code to run", in: file, at: cell.fence))
    }
    return cell
  }

  private mutating func readOptions(
    _ lines: [Range<Int>], number: Int, into cell: inout Cell, _ harvest: inout Harvest
  ) {
    let file = file
    // `//| ` goes; a value that spans lines keeps its own indentation.
    let contents = lines.map { line in
      let start = line.lowerBound + 3
      let spaced = start < line.upperBound && file.bytes[start] == UInt8(ascii: " ")
      return (start + (spaced ? 1 : 0))..<line.upperBound
    }
    var options = YAMLMapping(
      contents.map { file.text($0) }.joined(separator: "\n"), in: file,
      at: lines[0].lowerBound..<lines[lines.count - 1].upperBound, allowed: Self.options,
      kind: "cell option",
      position: { mark in
        let content = contents[min(max(mark.line, 1), contents.count) - 1]
        let location = file.location(of: content.lowerBound)
        return file.offset(
          line: location.line, column: location.column + max(mark.column, 1) - 1)
      })
    cell.label = label(&options)
    cell.echo = options.bool("echo") ?? true
    cell.alternativeText = one(of: ["alt", "fig-alt"], &options)?.text
    if let caption = one(of: ["caption", "fig-cap", "tbl-cap"], &options) {
      cell.caption = self.caption(caption, of: number, &harvest)
    }
    diagnostics += options.diagnostics
  }

  private mutating func label(_ options: inout YAMLMapping) -> String? {
    guard let value = options.value("label") else { return nil }
    let allowed = value.text.utf8.allSatisfy {
      isLetter($0) || isDigit($0) || Array("-_.".utf8).contains($0)
    }
    guard allowed, let first = value.text.utf8.first, isLetter(first) else {
      diagnostics.append(
        Diagnostic(
          "invalid-label", "'\(value.text)' is not a label", in: file, at: value.range,
          help: ["a label begins with a letter and holds letters, digits, '-', '_' and '.'"]))
      return nil
    }
    if let earlier = labels[value.text] {
      let line = file.location(of: earlier.lowerBound).line
      diagnostics.append(
        Diagnostic(
          "duplicate-label", "label '\(value.text)' is taken by the block at line \(line)",
          in: file, at: value.range))
      return nil
    }
    labels[value.text] = value.range
    return value.text
  }

  /// The value of an option that has several names.
  private mutating func one(
    of names: [String], _ options: inout YAMLMapping
  ) -> YAMLMapping.Value? {
    var found: (name: String, value: YAMLMapping.Value)?
    for name in names {
      guard let value = options.value(name) else { continue }
      if let found, let range = options.keyRange(name) {
        diagnostics.append(
          Diagnostic(
            "duplicate-option", "'\(name)' says what '\(found.name)' says already", in: file,
            at: range))
      } else {
        found = (name, value)
      }
    }
    return found?.value
  }

  private mutating func caption(
    _ value: YAMLMapping.Value, of number: Int, _ harvest: inout Harvest
  ) -> Caption? {
    if let escape = value.escape {
      // YAML would make a tab of the `\t` of `\theta`, and nobody would see why.
      diagnostics.append(
        Diagnostic(
          "escaped-caption", "a backslash in double quotes is YAML's, not TeX's", in: file,
          at: escape, help: ["put the caption in single quotes: caption: '…'"]))
      return nil
    }
    let text = SourceFile(path: file.path, text: value.text)
    let pieces = harvest.take(from: text.bytes, at: value.offsets, captionOf: number)
    let extraction = Extraction(of: text, in: 0..<text.bytes.count, without: pieces)
    guard let tree = try? extraction.tree(quotes: harvest.dialect.quotes),
      tree.children.count == 1, tree.children[0].kind == .paragraph
    else {
      diagnostics.append(
        Diagnostic(
          "invalid-caption", "a caption is one paragraph", in: file, at: value.range,
          help: ["a caption cannot begin like a list, a heading or a quotation"]))
      return nil
    }
    return Caption(content: tree.children[0])
  }
}
