import Book
import Parsing

/// What blocks print as Markdown for the page, read as such.
enum PrintedMarkdown {
  /// The outcome of a chapter with the texts read of those blocks that ask for it.
  static func read(_ chapter: Chapter, _ outcome: Outcome) -> Outcome {
    var outcome = outcome
    for (number, cell) in chapter.cells.enumerated() where cell.options.output == .asIs {
      var text = outcome.cells[number].output
      for case .text(let value) in outcome.cells[number].displays { text += "\n" + value + "\n" }
      outcome.cells[number].markdown = ChapterParser.parseText(
        SourceFile(path: chapter.source.path, text: text))
    }
    return outcome
  }
}
