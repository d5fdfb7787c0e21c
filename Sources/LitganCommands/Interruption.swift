import Dispatch
import Foundation
import Synchronization

/// Calls a function when the user ends the program: by Ctrl-C, by closing the terminal, by `kill`.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter body: Given the number of the signal.
  init(_ body: @escaping @Sendable (Int32) -> Void) {
    sources = Self.numbers.map { number in
      // A handler, and not to ignore the signal: programs that are started would ignore it, too.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // A second one ends the program at once.
        Self.leaveToSystem()
        body(number)
      }
      source.activate()
      return source
    }
  }

  /// From now on the signals end the program as they would without this.
  func end() {
    for source in sources { source.cancel() }
    Self.leaveToSystem()
  }

  /// Does a command's work; a signal cancels it, so that all that it started ends and its folders
  /// go, before the signal ends the program.
  static func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let task = Task { try await work() }
    let received = Atomic<Int32>(0)
    let interruption = Interruption { number in
      received.store(number, ordering: .releasing)
      task.cancel()
    }
    let result = await task.result
    interruption.end()
    // What a shell or a Makefile that waits for litgan looks at.
    let number = received.load(ordering: .acquiring)
    if number != 0 { kill(getpid(), number) }
    try result.get()
  }

  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  private static func leaveToSystem() {
    for number in numbers { signal(number, SIG_DFL) }
  }
}
