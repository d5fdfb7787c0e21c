import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Collects what the running blocks report and writes it to the file that litgan named, or for a
/// person to standard output.
///
/// Blocks run one after another on the main thread; what other threads compute reaches the page
/// through the block that waits for it, so their statements are not recorded.
enum Recorder {
  nonisolated(unsafe) private static var destination = Destination.nowhere
  nonisolated(unsafe) private static var mainThread = pthread_self()
  nonisolated(unsafe) private static var cell: RunningCell?
  /// The integers of a `RunPosition`; in a file when litgan named one.
  nonisolated(unsafe) private static var position = UnsafeMutablePointer<Int>.allocate(capacity: 3)

  /// Whether what a statement prints reaches its file at once.
  nonisolated(unsafe) static var printsAtOnce = false

  /// Where records go.
  private enum Destination {
    case nowhere
    case file(CInt)
    case transcript
  }

  /// The block that runs now. A class, because it is looked at for every statement.
  private final class RunningCell {
    let number: Int
    /// Where a statement ends whose value the block displays.
    let endLine: Int
    let endColumns: [Int]
    /// How many values stand side by side.
    let abreast: Int
    var result: Record?
    /// What the block displayed before its result.
    var displays: [Record] = []
    /// In the order in which they first came; `indices` finds one by its place.
    var variables: [VariableRecord] = []
    var indices: [Int: Int] = [:]
    /// For each line, the column of the first statement that ended there; 0 for none.
    var firstColumns: [Int] = []

    init(number: Int, endLine: Int, endColumns: [Int], abreast: Int) {
      self.number = number
      self.endLine = endLine
      self.endColumns = endColumns
      self.abreast = abreast
    }
  }

  /// The most places of one block whose values are kept.
  private static let keptPlaces = 2000

  static func start(writingTo path: String) {
    mainThread = pthread_self()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      fatalError("cannot write the records to \(path): \(String(cString: strerror(errno)))")
    }
    destination = .file(descriptor)
  }

  /// Prints the records from now on.
  static func startTranscript() {
    mainThread = pthread_self()
    destination = .transcript
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

  static func record(_ records: Record...) {
    record(records)
  }

  private static func record(_ records: [Record]) {
    switch destination {
    case .nowhere: break
    case .file(let descriptor):
      var bytes: [UInt8] = []
      for record in records { record.encode(into: &bytes) }
      append(bytes, to: descriptor)
    case .transcript: for record in records { Transcript.print(record) }
    }
  }

  private static func append(_ bytes: [UInt8], to descriptor: CInt) {
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

  static func startCell(_ number: Int, endLine: Int, endColumns: [Int], abreast: Int) {
    // The cell's start is on disk before its code runs: whatever happens then is its doing.
    record(.cellStarted(cell: number, printed: printedBytes()))
    cell = RunningCell(
      number: number, endLine: endLine, endColumns: endColumns, abreast: abreast)
    position[0] = 0
  }

  static func endCell() {
    guard let ended = cell else { return }
    cell = nil
    var records = ended.variables.map { Record.variable(cell: ended.number, $0) }
    records += ended.displays
    if let result = ended.result { records.append(result) }
    record(records + [.cellEnded(cell: ended.number, printed: printedBytes())])
  }

  /// Bytes that the program has printed, known exactly because standard output is a file.
  private static func printedBytes() -> Int {
    fflush(nil)
    let offset = lseek(STDOUT_FILENO, 0, SEEK_CUR)
    return offset < 0 ? 0 : Int(offset)
  }

  static func log<Value>(_ value: Value, name: String, line: Int, column: Int) {
    guard let cell, Value.self != Void.self else { return }
    guard pthread_equal(pthread_self(), mainThread) != 0 else { return }
    notePosition(line: line, column: column, in: cell)
    if name.isEmpty {
      if line == cell.endLine, cell.endColumns.contains(column) {
        noteResult(value, end: Record.Place(line: line, column: column), in: cell)
      }
    } else {
      noteVariable(value, name: name, place: Record.Place(line: line, column: column), in: cell)
    }
  }

  /// The width of a figure that has none of its own, in units. Side by side the units keep their
  /// size on the page, and so the text: all columns and the gaps between them are 632 wide.
  static var figureWidth: Double {
    guard let cell, cell.abreast > 1 else { return 480 }
    return ((632 - 16 * Double(cell.abreast - 1)) / Double(cell.abreast)).rounded()
  }

  /// What a block has left on the page so far.
  struct Traces: Equatable {
    var printed: Int
    var displays: Int
    var claims: Int
  }

  static func traces() -> Traces {
    Traces(printed: printedBytes(), displays: cell?.displays.count ?? 0, claims: Claims.count)
  }

  /// A statement has printed.
  static func notePrinting() {
    if printsAtOnce { fflush(nil) }
  }

  /// A block asks for a value to be shown. Its line is where a fault of the value is told.
  static func display<Value>(_ value: Value, line: Int) {
    guard let cell, pthread_equal(pthread_self(), mainThread) != 0 else { return }
    cell.displays.append(displayed(value, end: Record.Place(line: line, column: 1 << 20), in: cell))
  }

  private static func noteResult<Value>(_ value: Value, end: Record.Place, in cell: RunningCell) {
    cell.result = displayed(value, end: end, in: cell)
  }

  private static func displayed<Value>(
    _ value: Value, end: Record.Place, in cell: RunningCell
  ) -> Record {
    do throws(DisplayError) {
      return .display(cell: cell.number, try Displays.display(of: value), end: end)
    } catch {
      return .displayFailed(cell: cell.number, reason: error.reason, end: end)
    }
  }

  private static func noteVariable<Value>(
    _ value: Value, name: String, place: Record.Place, in cell: RunningCell
  ) {
    let key = place.line << 20 | place.column
    if let index = cell.indices[key] {
      cell.variables[index].count += 1
      guard cell.variables[index].values.count < VariableRecord.kept else { return }
      cell.variables[index].values.append(Displays.summary(of: value))
    } else if cell.variables.count < keptPlaces {
      cell.indices[key] = cell.variables.count
      cell.variables.append(
        VariableRecord(name: name, place: place, values: [Displays.summary(of: value)], count: 1))
    }
  }

  /// Three stores for most statements; see `RunPosition`.
  private static func notePosition(line: Int, column: Int, in cell: RunningCell) {
    if line >= cell.firstColumns.count {
      cell.firstColumns += Array(repeating: 0, count: line + 1 - cell.firstColumns.count)
    }
    let first = cell.firstColumns[line]
    if first == 0 { cell.firstColumns[line] = column }
    position[0] = line
    position[1] = column
    position[2] = first == column ? 1 : 0
  }
}
