import Book
import Synchronization

/// Engines with one library loaded: as many as threads have worked with them at a time.
final class EnginePool: Sendable {
  private let idle = Mutex<[ScriptEngine]>([])
  private let make: @Sendable () throws(Diagnostics) -> ScriptEngine

  /// - Parameter make: Called when all engines are at work: a book without formulas loads no KaTeX.
  init(_ make: @escaping @Sendable () throws(Diagnostics) -> ScriptEngine) {
    self.make = make
  }

  /// Calls a function of the library.
  ///
  /// - Parameter failure: What is said of an exception that it throws.
  func call(
    _ function: String, _ arguments: String..., failure: (String) -> Diagnostic
  ) throws(Diagnostics) -> String {
    try call(function, arguments, failure: failure)
  }

  func call(
    _ function: String, _ arguments: [String], failure: (String) -> Diagnostic
  ) throws(Diagnostics) -> String {
    let engine = if let engine = idle.withLock({ $0.popLast() }) { engine } else { try make() }
    defer { idle.withLock { $0.append(engine) } }
    do throws(ScriptEngine.Exception) {
      return try engine.call(function, arguments)
    } catch {
      throw Diagnostics([failure(error.message)])
    }
  }
}
