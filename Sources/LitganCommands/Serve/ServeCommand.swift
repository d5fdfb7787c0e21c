import ArgumentParser
import Book
import Foundation
import Serving
import Watching

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Shows a book in the browser, and each change as it is saved.",
    discussion: """
      Open pages change in place; what is wrong with the book stands over the last good version of \
      the page until it is mended. The site that 'litgan build' writes is left alone. \
      Only this computer is answered. Ctrl-C ends it.
      """)

  @Argument(help: "The book's folder, which holds book.yml.")
  var book = "chapters"

  @Option(help: "The port on 127.0.0.1; 0 takes any that is free.")
  var port: UInt16 = 4000

  @Flag(
    help: ArgumentHelp(
      "Look at the files five times a second, where the system tells of no changes.",
      discussion: "Network folders and shared folders of virtual machines are such places."))
  var poll = false

  @OptionGroup var running: RunOptions
  @OptionGroup var reporting: Reporting

  func run() async throws {
    let site = PreviewSite()
    let preview = Preview(
      site: site, watch: FileWatch(isPolling: poll), reporting: reporting,
      build: Build(book: book, jobs: running.jobs, isTrusted: running.isTrusted, keepsSearch: true))
    let serving = Task { () -> Result<Void, Diagnostics> in
      await withTaskGroup(of: Result<Void, Diagnostics>.self) { group in
        group.addTask { await self.serve(site) }
        group.addTask { await preview.run() }
        defer { group.cancelAll() }
        // Neither ends by itself unless it cannot go on.
        return await group.next() ?? .success(())
      }
    }
    let interruption = Interruption { _ in serving.cancel() }
    defer { interruption.end() }
    if case .failure(let diagnostics) = await serving.value {
      reporting.report(diagnostics.all)
      throw ExitCode(1)
    }
  }

  private func serve(_ site: PreviewSite) async -> Result<Void, Diagnostics> {
    do throws(PreviewServer.Refusal) {
      try await PreviewServer(site, port: port).run { port in
        reporting.print("http://127.0.0.1:\(port)/ shows \(book) until Ctrl-C")
      }
      return .success(())
    } catch {
      return .failure(Diagnostics([diagnostic(error)]))
    }
  }

  private func diagnostic(_ refusal: PreviewServer.Refusal) -> Diagnostic {
    let reason =
      switch refusal {
      case .portInUse: "another program uses it"
      case .system(EACCES): "no permission"
      case .system(let number): String(cString: strerror(number))
      }
    return Diagnostic(
      "cannot-listen", "cannot serve on port \(port): \(reason)", path: nil,
      help: ["name another port with --port; 0 takes any that is free"])
  }
}
