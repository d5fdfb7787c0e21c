import Book
import Foundation
import Synchronization

/// How far a build has come: on a terminal a line for each chapter that ran, with its times, and
/// beneath them one that says which chapter is at which stage; nothing on a pipe.
final class ProgressLine: Sendable {
  private struct State {
    /// What is worked on; the whole book has no chapter.
    var open: [(chapter: String?, stage: Profile.Stage, detail: String, start: Double)] = []
    var profile = Profile()
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameter isQuiet: Whether nothing is shown on a terminal either.
  init(isQuiet: Bool = false) {
    isShown = !isQuiet && isatty(STDERR_FILENO) != 0
  }

  /// How long the stages took that have ended.
  var profile: Profile { state.withLock { $0.profile } }

  /// A chapter, or the whole book, has come to a stage.
  ///
  /// - Parameter detail: How far in it.
  func show(_ stage: Profile.Stage, of chapter: String? = nil, _ detail: String = "") {
    state.withLock { state in
      close(chapter, &state)
      state.open.append((chapter, stage, detail, now))
      draw(state)
    }
  }

  /// A chapter, or the whole book, is done with its stage.
  func finish(_ chapter: String? = nil) {
    state.withLock { state in
      close(chapter, &state)
      draw(state)
    }
  }

  /// A chapter has run.
  func finishRunning(_ chapter: String) {
    state.withLock { state in
      close(chapter, &state)
      guard isShown else { return }
      let times = [(Profile.Stage.compiling, "compiled"), (.running, "ran")].compactMap {
        let seconds = state.profile.seconds($0, of: chapter)
        return seconds > 0 ? "\($1) in \(Self.text(seconds))" : nil
      }
      if !times.isEmpty { write("\(chapter): \(times.joined(separator: ", "))\n") }
      draw(state)
    }
  }

  /// Nothing is worked on any more: the line goes.
  func end() {
    state.withLock { state in
      while let last = state.open.last { close(last.chapter, &state) }
      draw(state)
    }
  }

  private var now: Double { (ContinuousClock.now - start) / .seconds(1) }

  private func close(_ chapter: String?, _ state: inout State) {
    guard let index = state.open.firstIndex(where: { $0.chapter == chapter }) else { return }
    let part = state.open.remove(at: index)
    state.profile.add(
      Profile.Span(stage: part.stage, chapter: chapter, start: part.start, end: now))
  }

  private func draw(_ state: State) {
    let parts = state.open.map { part in
      let stage = part.stage.rawValue + (part.detail.isEmpty ? "" : " " + part.detail)
      return part.chapter.map { "\($0): \(stage)" } ?? stage
    }
    write(String(parts.joined(separator: "   ").prefix(Self.width - 1)))
  }

  /// Returns to the line's start, writes, and clears what an earlier text left.
  private func write(_ text: String) {
    guard isShown else { return }
    let isLine = text.hasSuffix("\n")
    let text = "\r" + (isLine ? String(text.dropLast()) : text) + "\u{1B}[K" + (isLine ? "\n" : "")
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// `0.61 s`, `75 s`.
  static func text(_ seconds: Double) -> String {
    String(format: seconds < 9.95 ? "%.2f s" : "%.0f s", seconds)
  }

  /// The columns of the terminal.
  private static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
      ? Int(size.ws_col) : 80
  }
}
