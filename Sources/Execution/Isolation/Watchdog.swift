import Foundation
import Synchronization

/// Ends a process that uses more than it may.
///
/// At the limit of time the process gets SIGABRT, which makes the Swift runtime write where it is;
/// when that report has been written, or after two seconds, all that it started is killed. At
/// another limit it is killed at once: two seconds are long for what multiplies.
final class Watchdog: Sendable {
  /// What a process and all that it starts may use together.
  struct Limits: Sendable {
    var time: Duration
    /// How many processes there may be; nil when they are not counted.
    var processes: Int?
    /// In bytes.
    var memory = Int.max
    /// In bytes, of the files in the process's folder.
    var files = Int.max
  }

  /// What there was too much of.
  enum Excess: Sendable {
    case time
    case processes
    case memory
    case files
  }

  private struct State {
    var task: Task<Void, Never>?
    var excess: Excess?
  }

  private let limits: Limits
  private let folder: String
  private let reportName: String?
  private let isSandboxed: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - reportName: Where in the folder the runtime writes its report; nil when none is to be had.
  ///   - isSandboxed: Whether the process is bubblewrap, and runs the program.
  init(limits: Limits, folder: String, reportName: String?, isSandboxed: Bool) {
    self.limits = limits
    self.folder = folder
    self.reportName = reportName
    self.isSandboxed = isSandboxed
  }

  /// Why the process was ended, or nil when it ended by itself.
  var excess: Excess? { state.withLock { $0.excess } }

  /// Starts to watch a process that leads a session.
  func watch(_ process: pid_t) {
    state.withLock {
      $0.task = Task { await self.wait(for: process) }
    }
  }

  /// The process has ended.
  func stop() {
    state.withLock { $0.task?.cancel() }
  }

  private func wait(for process: pid_t) async {
    let end = ContinuousClock.now + limits.time
    // A tenth of a second: a program that starts others without end has a few hundred by then.
    let period = limits.processes == nil ? limits.time : .milliseconds(100)
    repeat {
      let pause = min(period, end - ContinuousClock.now)
      // The only error of sleep is that the task was cancelled: the process has ended in time.
      guard (try? await Task.sleep(for: pause)) != nil else { return }
      guard let excess = excess(of: process) else { continue }
      state.withLock { $0.excess = excess }
      Self.end(process)
      return
    } while ContinuousClock.now < end

    state.withLock { $0.excess = .time }
    // Bubblewrap would end before its program has reported; the first process of the name space
    // lets such signals pass.
    let aborted = isSandboxed ? Array(Census(of: process).processes.dropFirst()) : [process]
    for process in aborted { kill(process, SIGABRT) }
    for _ in 0..<100 where !reportIsComplete {
      guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
    }
    Self.end(process)
  }

  private func excess(of process: pid_t) -> Excess? {
    guard let most = limits.processes else { return nil }
    let census = Census(of: process)
    // Bubblewrap and the first process of the name space are not the program's.
    if census.processes.count - (isSandboxed ? 2 : 0) > most { return .processes }
    if census.memory() > limits.memory { return .memory }
    return sizeOfFiles > limits.files ? .files : nil
  }

  private var sizeOfFiles: Int {
    guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
    var size = 0
    while files.nextObject() != nil { size += files.fileAttributes?[.size] as? Int ?? 0 }
    return size
  }

  /// Kills a process and all that it started; in a sandbox the first of them takes all others with
  /// it.
  private static func end(_ process: pid_t) {
    endCompany(of: process)
    kill(process, SIGKILL)
  }

  /// Kills what a process started, which may have ended itself.
  static func endCompany(of process: pid_t) {
    for process in Census(of: process).processes.dropFirst() { kill(process, SIGKILL) }
  }

  /// A report is one JSON object; it is there when its last brace is.
  private var reportIsComplete: Bool {
    guard let reportName,
      let data = FileManager.default.contents(atPath: folder + "/" + reportName)
    else { return false }
    return data.last { $0 != UInt8(ascii: "\n") } == UInt8(ascii: "}")
  }
}
