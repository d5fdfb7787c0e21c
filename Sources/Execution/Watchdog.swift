import Foundation
import Synchronization

/// Ends a process that runs longer than it may.
///
/// At the limit the process gets SIGABRT, which makes the Swift runtime write where it is; when
/// that report has been written, or after two seconds, its whole session is killed.
final class Watchdog: Sendable {
  private struct State {
    var timer: Task<Void, Never>?
    var hasBitten = false
  }

  private let limit: Duration
  private let reportPath: String?
  private let state = Mutex(State())

  /// - Parameter reportPath: Where the runtime writes its report; nil when none is to be had.
  init(limit: Duration, reportPath: String?) {
    self.limit = limit
    self.reportPath = reportPath
  }

  /// Whether the process was ended for its time.
  var hasBitten: Bool { state.withLock { $0.hasBitten } }

  /// Starts to watch a process that leads a session.
  func watch(_ process: pid_t) {
    state.withLock {
      $0.timer = Task { await self.wait(for: process) }
    }
  }

  /// The process has ended.
  func stop() {
    state.withLock { $0.timer?.cancel() }
  }

  private func wait(for process: pid_t) async {
    // The only error of sleep is that the task was cancelled: the process has ended in time.
    guard (try? await Task.sleep(for: limit)) != nil else { return }
    state.withLock { $0.hasBitten = true }
    kill(process, SIGABRT)
    for _ in 0..<100 where !reportIsComplete {
      guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
    }
    kill(-process, SIGKILL)
  }

  /// A report is one JSON object; it is there when its last brace is.
  private var reportIsComplete: Bool {
    guard let reportPath, let data = FileManager.default.contents(atPath: reportPath) else {
      return false
    }
    return data.last { $0 != UInt8(ascii: "\n") } == UInt8(ascii: "}")
  }
}
