import Book

/// Reads executed blocks: the words of the fence, the options, the code.
struct CellParser {
  /// The chapter; grows by the code of the files that its blocks name.
  var file: SourceFile
  private let defaults: CellOptions
  let reading: FileReading
  var faults = Faults()
  var labels: [String: Range<Int>] = [:]

  init(_ file: SourceFile, defaults: CellOptions, reading: FileReading) {
    self.file = file
    self.defaults = defaults
    self.reading = reading
  }

  /// Whether a fence asks to be run; what looks as if it did but does not is a fault.
  ///
  /// - Parameters:
  ///   - info: The words after the fence.
  ///   - line: The fence's line.
  mutating func isExecuted(_ info: String, line: Int) -> Bool {
    let words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let language = words.first else { return false }
    if language.hasPrefix("{=") {
      fault(
        "left-out", "raw blocks are not part of this language", language, line,
        help: [
          language == "{=html}"
            ? "HTML may stand in the text as it is" : "a page is HTML, and nothing else is made"
        ])
      return false
    }
    if language == "{swift}" {
      fault(
        "fence-word", "litgan runs blocks fenced as 'swift run', not '{swift}'", language, line,
        help: ["write ```swift run"])
      return false
    }
    // Quarto's and knitr's: `{python}`, `{r, echo=FALSE}`.
    if language.hasPrefix("{"), language.dropFirst().first?.isLetter ?? false {
      let name = language.dropFirst().prefix { $0 != "}" && $0 != "," }
      fault(
        "fence-word", "litgan runs Swift, not '\(name)'", language, line,
        help: ["write ```\(name) to show the code only"])
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
    faults.add(
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
      options: defaults, fence: fenceStart..<fenceRange.upperBound,
      lines: Array(ranges.dropFirst(optionCount)))
    cell.optionLines = Array(ranges.prefix(optionCount))
    if optionCount > 0 {
      readOptions(cell.optionLines, number: number, into: &cell, &harvest)
    }
    refuseOptions(in: cell.lines)
    if cell.lines.allSatisfy({ file.bytes[$0].allSatisfy(LineForm.isSpace) }) {
      faults.add(
        Diagnostic("empty-block", "the block has no code to run", in: file, at: cell.fence))
    }
    return cell
  }

  /// Comments that would be options at the block's start, and say nothing where they stand.
  private mutating func refuseOptions(in lines: [Range<Int>]) {
    let mark = Array("//|".utf8)
    func start(_ line: Range<Int>) -> Int? {
      file.bytes[line].firstIndex { !LineForm.isSpace($0) }
        .flatMap { file.bytes[$0..<line.upperBound].starts(with: mark) ? $0 : nil }
    }
    guard lines.contains(where: { start($0) != nil }) else { return }
    let text = lines.map { file.bytes[$0] }.joined(separator: [UInt8(ascii: "\n")])
    let code = SwiftCode(Array(text))
    var offset = 0
    for line in lines {
      if let start = start(line), code.kinds[offset + start - line.lowerBound] == .comment {
        faults.add(
          Diagnostic(
            "late-option", "an option stands before the block's code, not in it", in: file,
            at: start..<line.upperBound,
            help: ["move the line up to the fence; a comment begins otherwise"]))
      }
      offset += line.count + 1
    }
  }
}
