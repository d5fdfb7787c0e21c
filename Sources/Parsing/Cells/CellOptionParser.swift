import Book

/// Reads the options that open a block: lines of `//| name: value`.
extension CellParser {
  /// The options that a block may have, Quarto's names.
  static let options =
    [
      "label", "caption", "fig-cap", "tbl-cap", "fig-subcap", "alt", "fig-alt", "error", "width",
      "out-width", "layout-ncol", "file", "start-line", "end-line", "snippet", "depends",
    ] + CellOptions.executeNames + CellOptions.codeNames

  /// Options of Quarto that litgan has not, and what to do instead.
  static let leftOut = [
    "fig-width": "a chart says its own size: .chartFrame(width: 640, height: 300)",
    "fig-height": "a chart says its own size: .chartFrame(width: 640, height: 300)",
    "out-height": "the height follows from 'out-width'",
    "fig-format": "figures are SVG",
    "results": "write 'output: false', or 'output: asis'",
    "warning": "the compiler's warnings are never shown",
    "message": "what a block prints is shown unless 'output: false'",
    "cache": "nothing to say: results are kept as long as they are right",
    "dependson": "'depends' names files and variables; code is followed by itself",
    "cache.extra": "'depends' names files and variables; code is followed by itself",
    "layout": "'layout-ncol' sets displayed values side by side",
    "layout-nrow": "'layout-ncol' sets displayed values side by side",
    "code-line-numbers": "lines are not numbered",
  ]

  mutating func readOptions(
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
      leftOut: Self.leftOut, kind: "cell option",
      position: { mark in
        let content = contents[min(max(mark.line, 1), contents.count) - 1]
        let location = file.location(of: content.lowerBound)
        return file.offset(
          line: location.line, column: location.column + max(mark.column, 1) - 1)
      })
    cell.label = label(&options)
    cell.options.read(&options)
    if options.bool("error") ?? false { cell.intendedFailure = options.keyRange("error") }
    cell.columns = options.count("layout-ncol", upTo: 4) ?? 1
    cell.displayWidth = width(&options)
    if let name = one(of: ["alt", "fig-alt"], &options) {
      cell.alternativeTexts = options.values(name).map(\.text)
    }
    if let name = one(of: ["caption", "fig-cap", "tbl-cap"], &options),
      let caption = options.value(name)
    {
      cell.caption = self.caption(caption, of: number, &harvest)
    }
    for caption in options.values("fig-subcap") {
      if let caption = self.caption(caption, of: number, &harvest) {
        cell.subcaptions.append(caption)
      }
    }
    readFile(&options, into: &cell)
    cell.dependencies = DependencyParser(file: file, reading: reading)
      .dependencies(options.values("depends"), &faults)
    for fault in options.diagnostics { faults.add(fault) }
  }

  private mutating func label(_ options: inout YAMLMapping) -> String? {
    guard let value = options.value("label") else { return nil }
    let allowed = value.text.utf8.allSatisfy {
      isLetter($0) || isDigit($0) || Array("-_.".utf8).contains($0)
    }
    guard allowed, let first = value.text.utf8.first, isLetter(first) else {
      faults.add(
        Diagnostic(
          "invalid-label", "'\(value.text)' is not a label", in: file, at: value.range,
          help: ["a label begins with a letter and holds letters, digits, '-', '_' and '.'"]))
      return nil
    }
    if LabelKind(label: value.text) == .claim {
      faults.add(
        Diagnostic(
          "label-prefix", "'claim-' begins the label of a claim", in: file, at: value.range,
          help: ["the block's label names its figure or table: fig-…, tbl-…"]))
      return nil
    }
    if let earlier = labels[value.text] {
      let line = file.lineName(of: earlier.lowerBound)
      faults.add(
        Diagnostic(
          "duplicate-label", "label '\(value.text)' is taken by the block at \(line)",
          in: file, at: value.range))
      return nil
    }
    labels[value.text] = value.range
    return value.text
  }

  /// The name that an option with several of them was given by.
  private mutating func one(of names: [String], _ options: inout YAMLMapping) -> String? {
    var found: String?
    for name in names {
      guard let range = options.keyRange(name) else { continue }
      if let found {
        faults.add(
          Diagnostic(
            "duplicate-option", "'\(name)' says what '\(found)' says already", in: file, at: range))
      } else {
        found = name
      }
    }
    return found
  }

  /// `60%` or `300px`.
  private mutating func width(_ options: inout YAMLMapping) -> String? {
    guard let name = one(of: ["width", "out-width"], &options), let value = options.value(name)
    else { return nil }
    let unit = ["%", "px"].first { value.text.hasSuffix($0) } ?? ""
    let number = Int(value.text.dropLast(unit.count)) ?? 0
    guard !unit.isEmpty, number >= 1, unit == "px" || number <= 100 else {
      options.fault(
        "'\(name)' is a share of the text's width or a number of pixels, not '\(value.text)'",
        at: value.range, help: ["write 60% or 300px"])
      return nil
    }
    return value.text
  }

  /// Takes the code from the file that the block names.
  private mutating func readFile(_ options: inout YAMLMapping, into cell: inout Cell) {
    let parts = ["start-line", "end-line", "snippet"]
    guard let name = options.value("file") else {
      for part in parts {
        if let range = options.keyRange(part) {
          options.fault(
            "'\(part)' is a part of a file, and none is named", at: range,
            help: ["add a line '//| file: …'"])
        }
      }
      return
    }
    if options.keyRange("snippet") != nil,
      let range = options.keyRange("start-line") ?? options.keyRange("end-line")
    {
      options.fault("a block shows a snippet or lines, not both", at: range)
      cell.lines = [cell.fence]
      return
    }
    if let code = cell.lines.first(where: { !file.bytes[$0].allSatisfy(LineForm.isSpace) }) {
      faults.add(
        Diagnostic(
          "code-beside-file", "the block has code of its own beside that of '\(name.text)'",
          in: file, at: code, help: ["give it a block of its own"]))
      return
    }
    let part = CodeFile.Part(
      file: name, startLine: options.value("start-line"), endLine: options.value("end-line"),
      snippet: options.value("snippet"))
    do throws(CodeFile.Fault) {
      let runs = try CodeFile(part, in: file, reading: reading).lines(part)
      cell.lines = runs.flatMap { run in
        let range = file.append(run)
        let first = file.location(of: range.lowerBound).line
        return (first...file.location(of: range.upperBound).line).map { file.lineRange($0) }
      }
    } catch {
      faults.add(error.diagnostic)
      // The block has no code for want of the file; to say that too would be noise.
      cell.lines = [cell.fence]
    }
  }

  private mutating func caption(
    _ value: YAMLMapping.Value, of number: Int, _ harvest: inout Harvest
  ) -> Caption? {
    if let escape = value.escape {
      // YAML would make a tab of the `\t` of `\theta`, and nobody would see why.
      faults.add(
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
      faults.add(
        Diagnostic(
          "invalid-caption", "a caption is one paragraph", in: file, at: value.range,
          help: ["a caption cannot begin like a list, a heading or a quotation"]))
      return nil
    }
    return Caption(content: tree.children[0], range: value.range)
  }
}
