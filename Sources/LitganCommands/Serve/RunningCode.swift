import Book
import Parsing
import Tangling

/// The code that a version of a book runs: what decides whether it is worth running to its end.
///
/// Blocks may run for minutes. A version of which only the prose has changed since gives results that
/// the next one can take over; one of which the code has changed gives what nobody asks for.
struct RunningCode: Equatable {
  private let texts: [String]

  init(_ programs: [Program]) {
    texts = programs.filter { !$0.isEmpty }
      .flatMap { [$0.slug, $0.main.text] + $0.intendedFailures.map(\.main.text) }
  }

  /// What a book would run now; nil when its texts cannot be read.
  init?(of book: String) {
    do throws(Diagnostics) {
      let configuration = try BookReader.configuration(of: book)
      let imports = configuration.imports.map(\.name)
      let chapters = try BookReader.chapters(
        0..<configuration.textCount, of: configuration, in: book)
      self.init(chapters.map { Tangler.tangle($0, imports: imports) })
    } catch {
      return nil
    }
  }
}
