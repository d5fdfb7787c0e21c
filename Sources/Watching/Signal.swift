import Synchronization

/// Wakes a task that waits; a signal that nobody waits for is kept for the next who does.
final class Signal: Sendable {
  private struct State {
    var isRaised = false
    var waiting: CheckedContinuation<Bool, Never>?
  }

  private let state = Mutex(State())

  func raise() {
    let waiting = state.withLock { state in
      defer { state.waiting = nil }
      state.isRaised = state.waiting == nil
      return state.waiting
    }
    waiting?.resume(returning: true)
  }

  /// - Precondition: No other task waits.
  /// - Returns: Whether the signal was raised: not when the time was out or the task was cancelled.
  func wait(within time: Duration?) async -> Bool {
    let timer = time.map { time in
      Task {
        guard (try? await Task.sleep(for: time)) != nil else { return }
        giveUp()
      }
    }
    defer { timer?.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Bool? = state.withLock { state in
          precondition(state.waiting == nil, "two tasks wait for one signal")
          if state.isRaised || Task.isCancelled {
            defer { state.isRaised = false }
            return state.isRaised
          }
          state.waiting = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      giveUp()
    }
  }

  private func giveUp() {
    let waiting = state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: false)
  }
}
