import Book

/// Puts other Markdown files in the place of `{{< include file.md >}}`.
///
/// An include is a paragraph of its own, as in Quarto; what it names is read as if it stood there.
struct Includes {
  private let reading: FileReading
  private(set) var faults = Faults()

  init(reading: FileReading) {
    self.reading = reading
  }

  /// The file with all it includes, each line still knowing where it came from.
  mutating func expanded(_ file: SourceFile) -> SourceFile {
    guard Self.mayHoldShortcode(file.bytes) else { return file }
    let parts = lines(of: file, chain: [file.path])
    return parts.count == 1 ? file : SourceFile(path: file.path, joining: parts)
  }

  /// Whether `{{<` stands anywhere.
  private static func mayHoldShortcode(_ bytes: [UInt8]) -> Bool {
    var braces = 0
    for byte in bytes {
      if byte == UInt8(ascii: "<"), braces >= 2 { return true }
      braces = byte == UInt8(ascii: "{") ? braces + 1 : 0
    }
    return false
  }

  private mutating func lines(of file: SourceFile, chain: [String]) -> [SourceFile.Lines] {
    var parts: [SourceFile.Lines] = []
    var next = 1
    func take(until line: Int) {
      guard line > next else { return }
      let end = line <= file.lineStarts.count ? file.lineStarts[line - 1] : file.bytes.count
      let bytes = Array(file.bytes[file.lineStarts[next - 1]..<end])
      parts.append(.init(path: file.path, start: next, bytes: bytes))
    }
    let first = chain.count == 1 ? FrontMatter(of: file).bodyLine : 1
    for include in shortcodes(in: file, from: first) {
      guard let included = read(include, from: file, chain: chain) else { continue }
      take(until: include.line)
      parts += lines(of: included, chain: chain + [included.path])
      next = include.line + 1
    }
    take(until: file.lineStarts.count + 1)
    return parts
  }

  struct Shortcode {
    var line: Int
    /// The file's name and its offsets.
    var name: String
    var range: Range<Int>
  }

  /// The includes of a file; what looks like one and is none is a fault.
  private mutating func shortcodes(in file: SourceFile, from line: Int) -> [Shortcode] {
    var found: [Shortcode] = []
    for run in BlockOutline(file, from: line).runs {
      for content in run {
        let text = file.text(content)
        guard text.hasPrefix("{{<"), !text.hasPrefix("{{<<") else { continue }
        let location = file.location(of: content.lowerBound)
        let isAlone =
          run.count == 1 && file.lineRange(location.line).lowerBound == content.lowerBound
        if let shortcode = shortcode(content, line: location.line, isAlone: isAlone, in: file) {
          found.append(shortcode)
        }
      }
    }
    return found
  }

  mutating func shortcode(
    _ content: Range<Int>, line: Int, isAlone: Bool, in file: SourceFile
  ) -> Shortcode? {
    let words = Self.words(content, in: file)
    let whole = content.lowerBound..<(words.last?.upperBound ?? content.upperBound)
    guard words.count >= 2, file.text(words[0]) == "{{<", file.text(words.last!) == ">}}" else {
      fault("shortcode-form", "a shortcode is written {{< include file.md >}}", whole, file)
      return nil
    }
    let arguments = words.dropFirst().dropLast().map { ($0, file.text($0)) }
    guard let (range, name) = arguments.first, name == "include" else {
      let name = arguments.first?.1 ?? ""
      let near = nearestName(to: name, among: ["include"])
      fault(
        "unknown-shortcode", "unknown shortcode '\(name)'", arguments.first?.0 ?? whole, file,
        help: [near.map { "did you mean '\($0)'?" } ?? "the only shortcode here is 'include'"])
      return nil
    }
    guard arguments.count == 2 else {
      let wrong = arguments.count > 2 ? arguments[2].0 : range
      fault(
        "shortcode-form", "an include names one file", wrong, file,
        help: ["write {{< include file.md >}}; a name has no spaces"])
      return nil
    }
    guard isAlone else {
      fault(
        "include-in-text", "an include is a paragraph of its own", whole, file,
        help: ["begin the line with it and leave a blank line before and after it"])
      return nil
    }
    return Shortcode(line: line, name: arguments[1].1, range: arguments[1].0)
  }

  private static func words(_ content: Range<Int>, in file: SourceFile) -> [Range<Int>] {
    file.bytes[content].split(whereSeparator: LineForm.isSpace).map { $0.startIndex..<$0.endIndex }
  }

  private mutating func read(
    _ include: Shortcode, from file: SourceFile, chain: [String]
  ) -> SourceFile? {
    let path = resolvedPath(include.name, from: file.path)
    if chain.contains(path) {
      fault(
        "include-cycle", "'\(path)' includes itself", include.range, file,
        help: chain.count > 1 ? ["by way of \((chain + [path]).joined(separator: " → "))"] : [])
      return nil
    }
    guard let included = contents(include, of: file.path, in: file) else { return nil }
    if FrontMatter(of: included).bodyLine > 1 {
      fault(
        "included-front-matter", "an included file has no front matter",
        included.lineRange(1), included, help: ["leave it out: the including chapter has one"])
    }
    return included
  }

  /// The file that an include names.
  ///
  /// - Parameters:
  ///   - including: The path of the file that the include is written in.
  ///   - file: The text that holds it, which may have come from several files.
  mutating func contents(
    _ include: Shortcode, of including: String, in file: SourceFile
  ) -> SourceFile? {
    let path = resolvedPath(include.name, from: including)
    switch reading.contents(path) {
    case .success(let bytes):
      let included = SourceFile(path: path, bytes: bytes)
      guard let fault = ChapterParser.encodingFault(included) else { return included }
      faults.add(fault)
    case .failure(let reason):
      fault(
        "missing-include", "cannot read '\(path)': \(reason.message)", include.range, file,
        help: reading.suggestion(for: include.name, from: including))
    }
    return nil
  }

  private mutating func fault(
    _ identifier: String, _ message: String, _ range: Range<Int>, _ file: SourceFile,
    help: [String] = []
  ) {
    faults.add(Diagnostic(identifier, message, in: file, at: range, help: help))
  }
}
