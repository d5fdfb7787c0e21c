public import Book

/// A chapter's blocks and inline values, in the order in which they stand, as one Swift program.
///
/// `#sourceLocation` gives the code the lines of a file that holds the chapter's code and nothing
/// else, each value on a line of its own; what stands before the code in a line of the chapter is
/// left out. The program's map leads from there to the chapter, so whatever the compiler or a
/// backtrace says about the program can be said about the chapter.
public enum Tangler {
  /// - Parameter imports: The names of modules that every block imports.
  /// - Complexity: O(size of the code).
  public static func tangle(_ chapter: Chapter, imports: [String]) -> Program {
    var head = "import Notebook\n"
    for (number, name) in imports.enumerated() {
      head += placed("import \(name)\n", at: number + 1, of: CodeMap.importsFile)
    }
    head += "ChapterProgram.begin()\n"
    let end = "ChapterProgram.finish()\n"
    var main = Program.MainFile(text: head, places: CodeMap())
    // The blocks alone: what a block runs after that is meant to fail.
    var blocks = main
    var failures: [Program.IntendedFailure] = []
    for part in parts(of: chapter) {
      switch part.kind {
      case .cell(let number):
        let cell = chapter.cells[number]
        if cell.runs {
          main.append(cell, number: number, in: chapter.source)
          blocks.append(cell, number: number, in: chapter.source)
        } else if cell.options.evaluates, let option = cell.intendedFailure {
          var failure = blocks
          failure.text += "ChapterProgram.printAtOnce()\n"
          failure.append(cell, number: number, in: chapter.source)
          failure.text += end
          failures.append(.init(cell: number, main: failure, option: option))
        }
      case .value(let number):
        main.append(chapter.inlineValues[number], number: number)
      }
    }
    main.text += end
    return Program(
      chapter: chapter.source, slug: chapter.slug, main: main,
      cells: chapter.cells.map { cell in
        let lines = cell.lines
        return
          (lines.first?.lowerBound ?? cell.fence.lowerBound)..<(lines.last ?? cell.fence)
          .upperBound
      },
      inlineValues: chapter.inlineValues.map(\.range), intendedFailures: failures,
      dependencies: chapter.cells.filter(\.options.evaluates).flatMap(\.dependencies))
  }

  enum PartKind {
    case cell(Int)
    case value(Int)
  }

  /// Cells and values by where they stand; the values of a caption come after their block, which
  /// computes what they show.
  static func parts(of chapter: Chapter) -> [(kind: PartKind, offset: Int)] {
    var parts: [(kind: PartKind, offset: Int)] = []
    for (number, cell) in chapter.cells.enumerated() {
      parts.append((.cell(number), cell.fence.lowerBound))
    }
    for (number, value) in chapter.inlineValues.enumerated() {
      let fence = value.captionOf.map { chapter.cells[$0].fence }
      parts.append((.value(number), fence?.upperBound ?? value.range.lowerBound))
    }
    return parts.sorted { $0.offset < $1.offset }
  }

  /// Code with the place that the compiler is to take it to stand at.
  fileprivate static func placed(_ code: String, at line: Int, of file: String) -> String {
    "#sourceLocation(file: \"\(file)\", line: \(line))\n\(code)#sourceLocation()\n"
  }
}

extension Program.MainFile {
  fileprivate mutating func append(_ cell: Cell, number: Int, in file: SourceFile) {
    let end = ResultPlace(of: cell, in: file)
    let line = end.row == 0 ? 0 : places.nextLine + end.row - 1
    // Side by side, figures are drawn for less room: of how a block is shown, this alone is for the
    // program to know.
    let abreast = cell.columns > 1 ? ", abreast: \(cell.columns)" : ""
    parts.append(
      .init(
        name: cell.label.map { "block '\($0)'" } ?? "block \(number + 1)", isBlock: true,
        code: cell.lines.map { file.text($0) + "\n" }.joined() + abreast,
        offset: cell.lines.first?.lowerBound ?? cell.fence.lowerBound))
    text += "ChapterProgram.cell(\(number), endingAt: \(line), columns: \(end.columns)\(abreast))\n"
    if let last = cell.lines.last {
      let code = cell.lines.map { file.text($0) + "\n" }.joined()
      text += Tangler.placed(code, at: places.nextLine, of: CodeMap.file)
      for line in cell.lines { places.append(line.lowerBound) }
      // What the compiler misses at a block's end it may place in the line after it.
      let next = file.location(of: last.upperBound).line + 1
      places.append(
        next <= file.lineStarts.count ? file.lineRange(next).lowerBound : last.upperBound)
    }
    text += "ChapterProgram.endCell()\n"
  }

  fileprivate mutating func append(_ value: InlineValue, number: Int) {
    let call = "_inline("
    parts.append(
      .init(
        name: "value \(number + 1)", isBlock: false, code: value.expression,
        offset: value.range.lowerBound))
    text += "ChapterProgram.inline(\(number))\n"
    text += Tangler.placed(call + value.expression + ")\n", at: places.nextLine, of: CodeMap.file)
    places.append(value.range.lowerBound, after: call.utf8.count)
  }
}
