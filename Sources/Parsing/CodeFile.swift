import Book

/// The code of a block that shows or runs a real source file: all of it, some lines, or a snippet
/// between `// snippet.NAME` and `// snippet.end`, as the Swift package manager marks them.
struct CodeFile {
  /// What of the file is wanted; each with its place in the chapter.
  struct Part {
    var file: YAMLMapping.Value
    var startLine: YAMLMapping.Value?
    var endLine: YAMLMapping.Value?
    var snippet: YAMLMapping.Value?
  }

  /// A fault, at its place in the chapter or in the source file.
  struct Fault: Error {
    let diagnostic: Diagnostic
  }

  private let source: SourceFile
  private let chapter: SourceFile

  init(_ part: Part, in chapter: SourceFile, reading: FileReading) throws(Fault) {
    self.chapter = chapter
    let path = FileReading.path(
      part.file.text, from: chapter.place(of: part.file.range.lowerBound).path)
    switch reading.contents(path) {
    case .success(let bytes): source = SourceFile(path: path, bytes: bytes)
    case .failure(let reason):
      throw Fault(
        diagnostic: Diagnostic(
          "missing-code-file", "cannot read '\(path)': \(reason.message)", in: chapter,
          at: part.file.range,
          help: reading.suggestion(
            for: part.file.text, from: chapter.place(of: part.file.range.lowerBound).path)))
    }
    if let fault = ChapterParser.encodingFault(source) { throw Fault(diagnostic: fault) }
  }

  /// The runs of lines that are wanted, the markers of snippets left out.
  func lines(_ part: Part) throws(Fault) -> [SourceFile.Lines] {
    var wanted = 1...source.lineStarts.count
    if let snippet = part.snippet {
      wanted = try range(of: snippet)
    } else {
      let start = try number(part.startLine) ?? 1
      let end = try number(part.endLine) ?? source.lineStarts.count
      guard start <= end else {
        throw fault(
          "'end-line' \(end) stands before 'start-line' \(start)", part.endLine ?? part.file)
      }
      wanted = start...end
    }
    return runs(wanted)
  }

  private func number(_ value: YAMLMapping.Value?) throws(Fault) -> Int? {
    guard let value else { return nil }
    guard let number = Int(value.text), number >= 1, number <= source.lineStarts.count else {
      throw fault(
        "'\(source.path)' has the lines 1 to \(source.lineStarts.count), not \(value.text)", value)
    }
    return number
  }

  private func range(of snippet: YAMLMapping.Value) throws(Fault) -> ClosedRange<Int> {
    var names: [String] = []
    for line in 1...source.lineStarts.count {
      guard let name = marker(line), !Self.words.contains(name) else { continue }
      names.append(name)
      guard name == snippet.text else { continue }
      let end = (line + 1...max(line + 1, source.lineStarts.count)).first {
        $0 <= source.lineStarts.count && marker($0) == "end"
      }
      guard let end, end > line + 1 else {
        throw Fault(
          diagnostic: Diagnostic(
            "open-snippet", "the snippet '\(name)' has no lines before an end", in: source,
            at: source.lineRange(line), help: ["end it with a line of // snippet.end"]))
      }
      return (line + 1)...(end - 1)
    }
    throw fault(
      "'\(source.path)' has no snippet '\(snippet.text)'", snippet,
      help: names.isEmpty
        ? ["mark it there by lines of // snippet.\(snippet.text) and // snippet.end"]
        : Diagnostic.suggestion(for: snippet.text, among: names))
  }

  private static let words: Set<String> = ["end", "hide", "show"]

  /// `NAME` of a line `// snippet.NAME`.
  private func marker(_ line: Int) -> String? {
    let text = source.text(source.lineRange(line)).drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("// snippet.") else { return nil }
    return String(text.dropFirst("// snippet.".count).prefix { $0 != " " })
  }

  /// The lines without markers, and without what stands between `snippet.hide` and `snippet.show`.
  private func runs(_ wanted: ClosedRange<Int>) -> [SourceFile.Lines] {
    var runs: [SourceFile.Lines] = []
    var isHidden = false
    var isOpen = false
    for line in wanted {
      let marker = marker(line)
      if marker == "hide" { isHidden = true }
      if marker == "show" { isHidden = false }
      guard marker == nil, !isHidden else {
        isOpen = false
        continue
      }
      let bytes = Array(source.bytes[source.lineRange(line)]) + [UInt8(ascii: "\n")]
      if isOpen {
        runs[runs.count - 1].bytes += bytes
      } else {
        runs.append(.init(path: source.path, start: line, bytes: bytes))
        isOpen = true
      }
    }
    return runs
  }

  private func fault(_ message: String, _ value: YAMLMapping.Value, help: [String] = []) -> Fault {
    Fault(
      diagnostic: Diagnostic("code-lines", message, in: chapter, at: value.range, help: help))
  }
}
