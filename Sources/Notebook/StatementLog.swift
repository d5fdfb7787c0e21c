import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes the value of each statement. Most of a run may be statements of loops, so that this decides
/// what recording costs: it works on memory of its own, whose accesses nothing checks and counts, and
/// numbers, of which there are most, take a way of their own.
enum StatementLog {
  /// What is looked at for every statement.
  private struct State {
    /// The block that runs; −1 between blocks.
    var block = -1
    /// Where a statement ends whose value the block displays; the columns are the recorder's to know.
    var endLine = 0
    /// Whether values are of no interest now: one is being put into words, which may run code of the
    /// chapter, or computed to be kept, and would not be computed another time.
    var isPaused = false
    var mainThread = pthread_self()
    /// The integers of a `RunPosition`; in a file when litgan named one.
    var position = UnsafeMutablePointer<Int>.allocate(capacity: 3)
    var values = ValueTable()
  }

  nonisolated(unsafe) private static let state = {
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State())
    return state
  }()

  /// The thread that calls this runs the blocks; the statements of others are not recorded.
  static func beginRun() { state.pointee.mainThread = pthread_self() }

  static func keepPosition(in page: UnsafeMutablePointer<Int>) { state.pointee.position = page }

  static func beginBlock(_ number: Int, endLine: Int) {
    state.pointee.block = number
    state.pointee.endLine = endLine
    state.pointee.position[0] = 0
  }

  /// - Returns: The values of the statements that ran first in the block.
  static func endBlock() -> [ValueRecord] {
    state.pointee.block = -1
    return state.pointee.values.takeNew()
  }

  /// - Returns: The values of the statements that ran again after the block in which they ran first.
  static func endRun() -> [ValueRecord] { state.pointee.values.takeStale() }

  /// Runs what would not run if its value were there already: no statement in it is recorded.
  static func unrecorded<Value>(_ body: () throws -> Value) rethrows -> Value {
    let before = state.pointee.isPaused
    state.pointee.isPaused = true
    defer { state.pointee.isPaused = before }
    return try body()
  }

  /// Whether a block runs, on this thread; what the thread does then is the block's doing.
  static var isRunning: Bool {
    state.pointee.block >= 0 && pthread_equal(pthread_self(), state.pointee.mainThread) != 0
  }

  /// Notes the value of a statement.
  ///
  /// - Parameters:
  ///   - name: The variable's; empty for an expression.
  ///   - start: The line and the column where the name begins, or the expression.
  ///   - end: Where it ends.
  static func note<Value>(
    _ value: Value, _ name: String, _ start: (line: Int, column: Int),
    _ end: (line: Int, column: Int)
  ) {
    guard Value.self != Void.self, let log = log(end) else { return }
    if isResult(name, end, log), Recorder.noteResult(value, end) { return }
    guard
      let entry = log.pointee.values.entry(
        of: Value.self, name: name, at: start.line, start.column)
    else { return }
    log.pointee.isPaused = true
    entry.pointee.values.note(value)
    log.pointee.isPaused = false
  }

  /// Notes a number, as the other `note`.
  static func note(
    number: Double, _ name: String, _ start: (line: Int, column: Int),
    _ end: (line: Int, column: Int)
  ) {
    guard let log = log(end) else { return }
    if isResult(name, end, log), Recorder.noteResult(number, end) { return }
    log.pointee.values.entry(
      of: Double.self, name: name, at: start.line, start.column)?
      .pointee.values.note(number, .numbers)
  }

  /// The state when statements are recorded now. The place is kept as the run's position.
  @inline(__always)
  private static func log(
    _ end: (line: Int, column: Int)
  ) -> UnsafeMutablePointer<State>? {
    let state = state
    let block = state.pointee.block
    guard block >= 0, pthread_equal(pthread_self(), state.pointee.mainThread) != 0 else {
      return nil
    }
    let isRepeated = state.pointee.values.isRepeated(end.line, end.column, in: block)
    let position = state.pointee.position
    position[0] = end.line
    position[1] = end.column
    position[2] = isRepeated ? 1 : 0
    return state.pointee.isPaused ? nil : state
  }

  private static func isResult(
    _ name: String, _ end: (line: Int, column: Int), _ log: UnsafeMutablePointer<State>
  ) -> Bool {
    end.line == log.pointee.endLine && name.isEmpty
  }
}
