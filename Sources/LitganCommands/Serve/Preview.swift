import Book
import Caching
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
      let outcome = await version(in: folder, log)
      // What is cut off reports faults that the book does not have.
      if Task.isCancelled { break }
      guard let outcome else { continue }
      tell(outcome, &told)
      await watch.waitForChange(of: log.files)
    }
    return .success(())
  }

  /// A version of the book that was shown.
  private struct Version {
    /// What the book has: `2 chapters and 1 page`.
    var contents: String
    var changed: Int
    var time: Duration
    var warnings: [Diagnostic]
  }

  /// Builds a version and shows it; nil when it was given up, because its blocks were changed while
  /// they ran.
  ///
  /// - Parameter log: Takes the files that were read.
  private func version(
    in folder: String, _ log: FileLog
  ) async -> Result<Version, Diagnostics>? {
    let (starts, start) = AsyncStream.makeStream(of: [Program].self)
    var build = build
    build.willRun = { start.yield($0) }
    let observer = BookReader.Observer { log.note($0) }
    return await withTaskGroup(of: Ending.self) { [build] group in
      group.addTask {
        .built(
          await BookReader.$observer.withValue(observer) { await version(build, in: folder) })
      }
      group.addTask {
        for await programs in starts {
          if await hasOtherCode(than: RunningCode(programs), log) { return .outdated }
        }
        return .outdated
      }
      defer { start.finish() }
      let first = await group.next()
      group.cancelAll()
      // The version is ended before its end is waited for; nothing of it is told.
      guard case .built(let outcome) = first else { return nil }
      return outcome
    }
  }

  /// Which comes first: a version, or other code for it to run.
  private enum Ending: Sendable {
    case built(Result<Version, Diagnostics>)
    case outdated
  }

  /// Waits until the book would run something else: false when the task was cancelled before.
  private func hasOtherCode(than running: RunningCode, _ log: FileLog) async -> Bool {
    var files = log.files
    while !Task.isCancelled {
      await watch.waitForChange(of: files)
      let now = FileLog()
      for path in files.keys { now.note(path) }
      files = now.files
      if let code = RunningCode(of: build.book), code != running { return true }
    }
    return false
  }

  private func version(
    _ build: Build, in folder: String
  ) async -> Result<Version, Diagnostics> {
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
          contents: report.contents, changed: changed.count, time: clock.now - start,
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
      let files = counted(version.changed, "file", "files")
      let time = "\(Int(version.time / .milliseconds(1))) ms"
      reporting.print("\(version.contents), \(files) changed, \(time)")
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
