import Book
import Foundation
import Parsing
import Publishing
import Serving
import Watching

/// Builds a book whenever one of its files changes, and shows what came of it.
struct Preview: Sendable {
  let site: PreviewSite
  let watch: FileWatch
  let reporting: Reporting
  let build: Build

  /// Builds until the task is cancelled, or fails when there is no place for the pages.
  func run() async -> Result<Void, Diagnostics> {
    let folder: String
    do throws(Diagnostics) { folder = try Self.folder() } catch { return .failure(error) }
    // What cannot be removed is litter, not a wrong page.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var told: [Diagnostic] = []
    while !Task.isCancelled {
      let log = FileLog()
      let observer = BookReader.Observer { log.note($0) }
      let outcome = await BookReader.$observer.withValue(observer) { await version(in: folder) }
      // What is cut off reports faults that the book does not have.
      if Task.isCancelled { break }
      tell(outcome, &told)
      await watch.waitForChange(of: log.files)
    }
    return .success(())
  }

  /// A version of the book that was shown.
  private struct Version {
    var chapters: Int
    var changed: Int
    var time: Duration
    var warnings: [Diagnostic]
  }

  private func version(in folder: String) async -> Result<Version, Diagnostics> {
    let clock = ContinuousClock()
    let start = clock.now
    let progress = ProgressLine(isQuiet: reporting.isQuiet)
    defer { progress.end() }
    do throws(Diagnostics) {
      let publication = Publication(to: folder)
      let report = try await build.weave(to: publication, progress)
      let summary = try publication.publish()
      let changed = summary.written + summary.removed
      site.show(folder, paths: publication.paths, changed: changed)
      return .success(
        Version(
          chapters: report.chapters, changed: changed.count, time: clock.now - start,
          warnings: report.warnings))
    } catch {
      if !Task.isCancelled { site.show(error.all) }
      return .failure(error)
    }
  }

  private func tell(_ outcome: Result<Version, Diagnostics>, _ told: inout [Diagnostic]) {
    switch outcome {
    case .success(let version):
      // Warnings stay for many versions, and are told when they are others.
      if version.warnings != told { reporting.report(version.warnings) }
      told = version.warnings
      let chapters = version.chapters == 1 ? "1 chapter" : "\(version.chapters) chapters"
      let files = version.changed == 1 ? "1 file" : "\(version.changed) files"
      reporting.print("\(chapters), \(files) changed, \(Int(version.time / .milliseconds(1))) ms")
    case .failure(let error):
      told = []
      reporting.report(error.all)
    }
  }

  /// A new folder that only its owner may look into.
  private static func folder() throws(Diagnostics) -> String {
    let parent = FileManager.default.temporaryDirectory
    let path = parent.appendingPathComponent("litgan-serve-\(UUID().uuidString)").path
    guard mkdir(path, 0o700) == 0 else {
      throw Diagnostics([
        Diagnostic(
          "no-scratch",
          "cannot make a folder for the pages below '\(parent.path)': "
            + String(cString: strerror(errno)), path: nil,
          help: ["set TMPDIR to a folder with room in it where you may write"])
      ])
    }
    return path
  }
}
