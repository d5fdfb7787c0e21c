import ArgumentParser
import Book
import Parsing

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a first text of a chapter and names it in book.yml.",
    discussion: """
      The chapter comes last in the book. Its file is named after the title, with the next number \
      where the other chapters have one. Nothing else in book.yml changes.
      """)

  @Argument(help: "The chapter's title.")
  var title: String

  @Option(help: ArgumentHelp("The book's folder, which holds book.yml.", valueName: "dir"))
  var book = "chapters"

  @OptionGroup var reporting: Reporting

  func validate() throws {
    guard !ChapterName.words(of: title).isEmpty else {
      throw ValidationError("a title needs a letter or a digit, to name the chapter's file after")
    }
    guard !title.contains(where: \.isNewline) else {
      throw ValidationError("a title is one line")
    }
  }

  func run() throws {
    do throws(Diagnostics) {
      let configuration = try BookReader.configuration(of: book)
      let name = ChapterName.file(for: title, after: configuration.texts.map(\.file.name))
      let list = try ChapterList.adding(name, to: configuration)
      let path = book + "/" + name
      try AuthorFiles.create(path, Array(text.utf8))
      do throws(Diagnostics) {
        try AuthorFiles.replace(configuration.source.path, list)
      } catch {
        AuthorFiles.remove(path)
        throw error
      }
      reporting.print(path)
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }

  private var text: String {
    """
    ---
    title: \(ChapterName.yaml(title))
    ---

    ```swift run
    let squares = [1, 2, 3].map { $0 * $0 }
    squares
    ```

    The squares add up to `{swift} squares.reduce(0, +)`.

    """
  }
}
