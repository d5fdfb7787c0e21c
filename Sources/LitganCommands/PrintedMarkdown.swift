import Book
import Parsing

/// What blocks print as Markdown for the page, read as such.
enum PrintedMarkdown {
  /// The outcome of a chapter with the texts read of those blocks that ask for it.
  ///
  /// - Throws: What is wrong with a text, at the block that prints it.
  static func read(_ chapter: Chapter, _ outcome: Outcome) throws(Diagnostics) -> Outcome {
    var outcome = outcome
    for (number, cell) in chapter.cells.enumerated() where cell.options.output == .asIs {
      var text = outcome.cells[number].output
      for case .text(let value) in outcome.cells[number].displays { text += "\n" + value + "\n" }
      do throws(Diagnostics) {
        outcome.cells[number].markdown = try ChapterParser.parseText(
          SourceFile(path: chapter.source.path, text: text))
      } catch {
        throw Diagnostics(
          error.all.map { fault in
            Diagnostic(
              fault.identifier, "what the block prints: \(fault.message)", in: chapter.source,
              at: cell.fence, help: fault.help)
          })
      }
    }
    return outcome
  }
}
