public import Book

/// A chapter's blocks and inline values, in the order in which they stand, as one Swift program.
///
/// The code keeps its lines and columns: `#sourceLocation` names the chapter's file, and what
/// stands before the code in a line of it becomes spaces. So whatever the compiler or a
/// backtrace says about the program it says about the chapter.
public enum Tangler {
  /// - Complexity: O(size of the code).
  public static func tangle(_ chapter: Chapter, imports: [Import]) -> Program {
    var head = "import Notebook\n"
    for module in imports {
      head += "#sourceLocation(file: \(literal(module.path)), line: \(module.line))\n"
      head += "import \(module.name)\n#sourceLocation()\n"
    }
    head += "ChapterProgram.begin()\n"
    let end = "ChapterProgram.finish()\n"
    var text = head
    // The blocks alone: what a block runs after that is meant to fail.
    var blocks = head
    var failures: [Program.IntendedFailure] = []
    for part in parts(of: chapter) {
      switch part.kind {
      case .cell(let number):
        let cell = chapter.cells[number]
        if cell.runs {
          let block = block(cell, number: number, in: chapter.source)
          text += block
          blocks += block
        } else if cell.options.evaluates, let option = cell.intendedFailure {
          failures.append(
            .init(
              cell: number,
              swift: blocks + "ChapterProgram.printAtOnce()\n"
                + block(cell, number: number, in: chapter.source) + end,
              option: option))
        }
      case .value(let number):
        text += "ChapterProgram.inline(\(number))\n"
        text += expression(chapter.inlineValues[number], in: chapter.source)
      }
    }
    return Program(
      chapter: chapter.source, slug: chapter.slug, swift: text + end,
      cells: chapter.cells.map { cell in
        let lines = cell.lines
        return
          (lines.first?.lowerBound ?? cell.fence.lowerBound)..<(lines.last ?? cell.fence)
          .upperBound
      },
      inlineValues: chapter.inlineValues.map(\.range), intendedFailures: failures)
  }

  /// A module that every block imports, and the line of `book.yml` that names it.
  public struct Import: Sendable, Equatable {
    public var name: String
    public var path: String
    public var line: Int

    public init(name: String, path: String, line: Int) {
      self.name = name
      self.path = path
      self.line = line
    }
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

  private static func block(_ cell: Cell, number: Int, in file: SourceFile) -> String {
    let end = ResultPlace(of: cell, in: file)
    let abreast = cell.columns > 1 ? ", abreast: \(cell.columns)" : ""
    return
      "ChapterProgram.cell(\(number), endingAt: \(end.line), columns: \(end.columns)\(abreast))\n"
      + code(cell, in: file) + "ChapterProgram.endCell()\n"
  }

  private static func code(_ cell: Cell, in file: SourceFile) -> String {
    guard let first = cell.lines.first else { return "" }
    var text = "#sourceLocation(file: \(literal(file.path)), "
    text += "line: \(file.location(of: first.lowerBound).line))\n"
    for line in cell.lines { text += padding(before: line, in: file) + file.text(line) + "\n" }
    return text + "#sourceLocation()\n"
  }

  private static func expression(_ value: InlineValue, in file: SourceFile) -> String {
    let call = "_inline("
    let line = file.location(of: value.range.lowerBound).line
    let space = padding(before: value.range, in: file).dropLast(call.utf8.count)
    var text = "#sourceLocation(file: \(literal(file.path)), line: \(line))\n"
    text += space + call + value.expression + ")\n"
    return text + "#sourceLocation()\n"
  }

  private static func padding(before range: Range<Int>, in file: SourceFile) -> String {
    let line = file.lineRange(file.location(of: range.lowerBound).line)
    return String(repeating: " ", count: range.lowerBound - line.lowerBound)
  }

  static func literal(_ path: String) -> String {
    let escaped = path.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }
    return "\"" + escaped.joined() + "\""
  }
}
