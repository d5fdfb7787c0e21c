public import Book

/// A chapter's program for people: the blocks as they are written, each under the name of its place
/// in the chapter.
///
/// It does what `Tangler`'s other text does; only its lines are its own.
extension Tangler {
  /// The text of `main.swift`, or nil when the chapter runs nothing.
  ///
  /// - Parameters:
  ///   - imports: Modules that every block imports.
  ///   - book: The book's folder; files are named as seen from there.
  public static func readableProgram(
    of chapter: Chapter, imports: [String], book: String
  ) -> String? {
    guard chapter.hasProgram else { return nil }
    let file = name(of: chapter.source.path, in: book)
    var text = """
      // \(chapter.title.isEmpty ? chapter.slug : chapter.title)
      //
      // The program of \(file): its blocks and the values in its sentences, in their order.
      // 'swift run' prints what the page shows, and writes the figures to files.

      import Notebook

      """
    for name in imports where name != "Notebook" { text += "import \(name)\n" }
    text += "\nChapterProgram.begin()\n"
    for part in parts(of: chapter) {
      switch part.kind {
      case .cell(let number):
        let place = place(of: chapter.cells[number].fence, in: chapter.source, book: book)
        text += readable(chapter.cells[number], number: number, at: place, in: chapter.source)
      case .value(let number):
        let value = chapter.inlineValues[number]
        let place = place(of: value.range, in: chapter.source, book: book)
        text += "\n// value \(number + 1), \(place)\n"
        text += "ChapterProgram.inline(\(number), \(value.expression))\n"
      }
    }
    return text + "\nChapterProgram.finish()\n"
  }

  private static func readable(
    _ cell: Cell, number: Int, at place: String, in file: SourceFile
  ) -> String {
    guard cell.options.evaluates else { return "" }
    let lines = cell.lines.map { file.text($0) }
    let heading = "\n// MARK: \(cell.label ?? "block-\(number + 1)"), \(place)\n"
    guard cell.runs else {
      return heading + "// It is meant to fail, and so it is left out:\n"
        + lines.map { $0.isEmpty ? "//\n" : "// \($0)\n" }.joined()
    }
    let end = ResultPlace(of: cell, in: file)
    let line = end.row == 0 ? "0" : "#line + \(end.row)"
    var call = "ChapterProgram.cell(\(number)"
    if let label = cell.label { call += ", named: \"\(label)\"" }
    call += ", endingAt: \(line), columns: \(end.columns)"
    if cell.columns > 1 { call += ", abreast: \(cell.columns)" }
    return heading + call + ")\n" + lines.map { $0 + "\n" }.joined() + "ChapterProgram.endCell()\n"
  }

  private static func place(of range: Range<Int>, in file: SourceFile, book: String) -> String {
    let place = file.place(of: range.lowerBound)
    return "\(name(of: place.path, in: book)):\(place.location.line)"
  }

  /// A file's path in the book; the name alone of one that lies elsewhere, for how to come there is
  /// a matter of the machine.
  private static func name(of path: String, in book: String) -> Substring {
    let folder = book.hasSuffix("/") ? book : book + "/"
    if path.hasPrefix(folder) { return path.dropFirst(folder.count) }
    return path.split(separator: "/").last ?? path[...]
  }
}
