import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Collects what the running blocks report and writes it to the file that litgan named.
///
/// Blocks run one after another on the main thread; what other threads compute reaches the page
/// through the block that waits for it, so their statements are not recorded.
enum Recorder {
  nonisolated(unsafe) private static var descriptor: CInt = -1
  nonisolated(unsafe) private static var mainThread = pthread_self()
  nonisolated(unsafe) private static var cell: RunningCell?
  /// The integers of a `RunPosition`; in a file when litgan named one.
  nonisolated(unsafe) private static var position = UnsafeMutablePointer<Int>.allocate(capacity: 3)

  /// The block that runs now.
  private struct RunningCell {
    let number: Int
    /// Where a statement ends whose value the block displays.
    let endLine: Int
    let endColumns: [Int]
    var result: Record?
    var variables: [VariableKey: VariableRecord] = [:]
    var order: [VariableKey] = []
    /// For each line from the block's first on, the column of the first statement seen there.
    var seenColumns: [Int: Int] = [:]
  }

  private struct VariableKey: Hashable {
    var line: Int
    var column: Int
    var name: String
  }

  /// The most places of one block whose values are kept.
  private static let keptPlaces = 2000

  static func start(writingTo path: String) {
    mainThread = pthread_self()
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      fatalError("cannot write the records to \(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Keeps the run's position in a file from now on.
  static func keepPosition(in path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let size = RunPosition.byteCount
    guard file >= 0, ftruncate(file, off_t(size)) == 0,
      let page = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), page != MAP_FAILED
    else {
      fatalError("cannot keep the position in \(path): \(String(cString: strerror(errno)))")
    }
    close(file)
    position = page.bindMemory(to: Int.self, capacity: 3)
  }

  static func record(_ record: Record) {
    guard descriptor >= 0 else { return }
    var bytes: [UInt8] = []
    record.encode(into: &bytes)
    append(bytes)
  }

  private static func append(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        fatalError("cannot write the records: \(String(cString: strerror(errno)))")
      }
      written += count
    }
  }

  static func startCell(_ number: Int, endLine: Int, endColumns: [Int]) {
    // The cell's start is on disk before its code runs: whatever happens then is its doing.
    record(.cellStarted(cell: number, printed: printedBytes()))
    cell = RunningCell(number: number, endLine: endLine, endColumns: endColumns)
    position[0] = 0
  }

  static func endCell() {
    guard let ended = cell else { return }
    cell = nil
    var bytes: [UInt8] = []
    for key in ended.order {
      if let variable = ended.variables[key] {
        Record.variable(cell: ended.number, variable).encode(into: &bytes)
      }
    }
    ended.result?.encode(into: &bytes)
    Record.cellEnded(cell: ended.number, printed: printedBytes()).encode(into: &bytes)
    if descriptor >= 0 { append(bytes) }
  }

  /// Bytes that the program has printed, known exactly because standard output is a file.
  private static func printedBytes() -> Int {
    fflush(nil)
    let offset = lseek(STDOUT_FILENO, 0, SEEK_CUR)
    return offset < 0 ? 0 : Int(offset)
  }

  static func log<Value>(_ value: Value, name: String, line: Int, column: Int) {
    guard let running = cell, Value.self != Void.self else { return }
    guard pthread_equal(pthread_self(), mainThread) != 0 else { return }
    notePosition(line: line, column: column)
    if name.isEmpty {
      guard line == running.endLine, running.endColumns.contains(column) else { return }
      let end = Record.Place(line: line, column: column)
      do throws(DisplayError) {
        let display = try Displays.display(of: value)
        cell!.result = .display(cell: running.number, display, end: end)
      } catch {
        cell!.result = .displayFailed(cell: running.number, reason: error.reason, end: end)
      }
      return
    }
    let key = VariableKey(line: line, column: column, name: name)
    if let known = running.variables[key] {
      cell!.variables[key]!.count += 1
      guard known.count < VariableRecord.kept else { return }
      cell!.variables[key]!.values.append(Displays.summary(of: value))
    } else if running.order.count < keptPlaces {
      cell!.order.append(key)
      cell!.variables[key] = VariableRecord(
        name: name, place: .init(line: line, column: column),
        values: [Displays.summary(of: value)], count: 1)
    }
  }

  private static func notePosition(line: Int, column: Int) {
    position[1] = column
    if position[0] == line {
      // The same statement again, or another one of its line.
      if cell!.seenColumns[line] == column { position[2] = 1 }
      return
    }
    position[0] = line
    if let seen = cell!.seenColumns[line] {
      position[2] = seen == column ? 1 : 0
    } else {
      cell!.seenColumns[line] = column
      position[2] = 0
    }
  }
}
