import ArgumentParser
import Book
import Caching
import Execution
import Foundation
import Parsing

struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Forgets what blocks gave, so that a build runs them anew.",
    discussion: """
      The site stays as it is. The cache is a folder that all books of a user share: \
      $LITGAN_CACHE, or litgan in $XDG_CACHE_HOME or ~/.cache.
      """)

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Flag(help: "Empty the cache: what is kept of all books.")
  var all = false

  @OptionGroup var reporting: Reporting

  func run() async throws {
    let store = Store(folder: Store.folder(environment: ProcessInfo.processInfo.environment))
    if all {
      let removed = store.empty()
      reporting.report(store.warnings)
      let size = (Double(removed.bytes) / 1_048_576 * 10).rounded() / 10
      reporting.print("\(store.folder): \(removed.entries) entries removed, \(size) MiB")
      return
    }
    do throws(Diagnostics) {
      let configuration = try BookReader.configuration(of: book)
      let kept = KeptRuns(in: store, version: Litgan.version)
      let count = configuration.texts.count {
        kept.forget(book, ChapterParser.slug(of: $0.file.name))
      }
      reporting.report(store.warnings)
      reporting.print(
        "\(book): the results of \(counted(count, "chapter", "chapters")) forgotten")
    } catch {
      reporting.report(error.all)
      throw ExitCode(1)
    }
  }
}
