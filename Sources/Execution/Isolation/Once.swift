import Synchronization

/// A value that is made when it is first asked for.
final class Once<Value: Sendable>: Sendable {
  private let make: @Sendable () async -> Value
  private let task = Mutex<Task<Value, Never>?>(nil)

  init(_ make: @escaping @Sendable () async -> Value) {
    self.make = make
  }

  var value: Value {
    get async {
      let running = task.withLock { task in
        let running = task ?? Task { [make] in await make() }
        task = running
        return running
      }
      return await running.value
    }
  }

  /// The value when somebody has asked for it, else nil.
  var known: Value? {
    get async { await task.withLock { $0 }?.value }
  }
}
