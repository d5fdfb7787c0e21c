import Dispatch
import Foundation

/// A thread that works for one script engine and for nothing else.
///
/// To collect garbage, an engine stops all threads that have ever worked with it, by a signal that
/// leaves `EINTR` behind: a thread that goes on to other work may find that instead of why the
/// system refused it a file.
final class ScriptThread: Sendable {
  /// What both sides know; semaphores say whose turn it is.
  private final class Desk: @unchecked Sendable {
    let wanted = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    /// Nil when the thread is to end.
    var job: (() -> Void)?

    /// Does the job, and lets go of it; false when there is none.
    func work() -> Bool {
      guard let job else { return false }
      self.job = nil
      job()
      return true
    }
  }

  private let desk = Desk()

  init() {
    let thread = Thread { [desk] in
      while true {
        desk.wanted.wait()
        guard desk.work() else { return }
        desk.done.signal()
      }
    }
    // As much as the main thread has: formulas may be nested deeply.
    thread.stackSize = 8 << 20
    thread.start()
  }

  deinit {
    desk.wanted.signal()
  }

  /// Does something on the thread, and waits for it.
  ///
  /// - Precondition: Nobody else waits for this thread.
  func run<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    var outcome: Result<Value, Failure>?
    withoutActuallyEscaping(body) { body in
      desk.job = {
        do throws(Failure) { outcome = .success(try body()) } catch { outcome = .failure(error) }
      }
      desk.wanted.signal()
      desk.done.wait()
    }
    return try outcome!.get()
  }
}
