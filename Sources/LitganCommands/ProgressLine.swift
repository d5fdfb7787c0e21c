import Foundation
import Synchronization

/// On a terminal, one line that says which chapter is at which stage; nothing on a pipe.
final class ProgressLine: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) != 0
  private let stages = Mutex<[(name: String, stage: String)]>([])

  /// A chapter has come to a stage.
  func show(_ name: String, _ stage: String) {
    guard isTerminal else { return }
    stages.withLock { stages in
      stages.removeAll { $0.name == name }
      stages.append((name, stage))
      Self.draw(stages)
    }
  }

  /// The whole book has come to a stage.
  func show(_ stage: String) {
    show("", stage)
  }

  /// A chapter is done.
  func finish(_ name: String) {
    guard isTerminal else { return }
    stages.withLock { stages in
      stages.removeAll { $0.name == name }
      Self.draw(stages)
    }
  }

  /// The line goes.
  func end() {
    guard isTerminal else { return }
    stages.withLock { stages in
      stages = []
      Self.draw(stages)
    }
  }

  private static func draw(_ stages: [(name: String, stage: String)]) {
    let parts = stages.map { $0.name.isEmpty ? $0.stage : "\($0.name): \($0.stage)" }
    // Return to the line's start, write, clear what an earlier text left.
    let text = "\r" + parts.joined(separator: "   ").prefix(100) + "\u{1B}[K"
    FileHandle.standardError.write(Data(text.utf8))
  }
}
