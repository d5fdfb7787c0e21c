import Book
import Foundation

/// Puts into words which limit a program reached.
struct LimitReport {
  private let limits: BookConfiguration.Limits

  struct Excess {
    var identifier: String
    var message: String
    var help: String
    /// Whether the line is all that can be said of its place.
    var isOfLine = true
  }

  init(_ limits: BookConfiguration.Limits) {
    self.limits = limits
  }

  /// What a program had too much of, or nil when it ended for another reason.
  func excess(of run: ProgramRun) -> Excess? {
    switch run.excess {
    case .time:
      Excess(
        identifier: "time-limit",
        message: "the chapter was still running after \(limits.seconds) s",
        help: "mend an endless loop, or raise 'seconds' under 'limits' in book.yml")
    case .processes:
      Excess(
        identifier: "process-limit",
        message: "the chapter had more than \(limits.processes) processes at a time",
        help: "start fewer, or raise 'processes' under 'limits' in book.yml")
    case .memory:
      memory
    case .files:
      Excess(
        identifier: "file-limit",
        message: "the chapter wrote more than \(limits.files) MiB into its folder",
        help: "write less, or raise 'files-mib' under 'limits' in book.yml")
    case nil:
      run.ending == .signalled(Int(SIGXFSZ)) ? output(of: run) : nil
    }
  }

  /// More memory than there may be.
  var memory: Excess {
    Excess(
      identifier: "memory-limit",
      message: "the chapter needed more than \(limits.memory) MiB of memory",
      help: "use less, or raise 'memory-mib' under 'limits' in book.yml", isOfLine: false)
  }

  /// The file that reached its limit is what the program printed, or recorded, or one of its own.
  private func output(of run: ProgramRun) -> Excess {
    return run.longestOutput < limits.output << 20
      ? Excess(
        identifier: "file-limit",
        message: "the chapter wrote more than \(limits.output) MiB to a file",
        help: "write less, or raise 'output-mib' under 'limits' in book.yml", isOfLine: false)
      : Excess(
        identifier: "output-limit", message: "the chapter printed more than \(limits.output) MiB",
        help: "print less, or raise 'output-mib' under 'limits' in book.yml", isOfLine: false)
  }
}

extension Watchdog.Limits {
  /// What a book allows a chapter's program.
  init(_ limits: BookConfiguration.Limits) {
    self.init(
      time: .seconds(limits.seconds), processes: limits.processes, memory: limits.memory << 20,
      files: limits.files << 20)
  }
}
