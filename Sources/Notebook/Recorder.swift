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
  nonisolated(unsafe) private static var cell: RunningCell?

  /// Whether what a statement prints reaches its file at once.
  nonisolated(unsafe) static var printsAtOnce = false

  /// Where records go.
  private enum Destination {
    case nowhere
    case file(CInt)
    case transcript
  }

  /// The block that runs now.
  private final class RunningCell {
    let number: Int
    /// Where a statement may end whose value the block displays, in the last line with code.
    let endColumns: [Int]
    /// How many values stand side by side.
    let abreast: Int
    var result: Record?
    /// What the block displayed before its result.
    var displays: [Record] = []

    init(number: Int, endColumns: [Int], abreast: Int) {
      self.number = number
      self.endColumns = endColumns
      self.abreast = abreast
    }
  }

  static func start(writingTo path: String) {
    StatementLog.beginRun()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      fatalError("cannot write the records to \(path): \(String(cString: strerror(errno)))")
    }
    destination = .file(descriptor)
  }

  /// Prints the records from now on.
  static func startTranscript() {
    StatementLog.beginRun()
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
    StatementLog.keepPosition(in: page.bindMemory(to: Int.self, capacity: 3))
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
    cell = RunningCell(number: number, endColumns: endColumns, abreast: abreast)
    StatementLog.beginBlock(number, endLine: endLine)
  }

  static func endCell() {
    guard let ended = cell else { return }
    cell = nil
    var records = StatementLog.endBlock().map(Record.value)
    records += ended.displays
    if let result = ended.result { records.append(result) }
    record(records + [.cellEnded(cell: ended.number, printed: printedBytes())])
  }

  /// The program has run to its end.
  static func finish() {
    record(StatementLog.endRun().map(Record.value) + [.finished])
  }

  /// Bytes that the program has printed, known exactly because standard output is a file.
  private static func printedBytes() -> Int {
    fflush(nil)
    let offset = lseek(STDOUT_FILENO, 0, SEEK_CUR)
    return offset < 0 ? 0 : Int(offset)
  }

  /// Notes the value of an expression in the last line with code of the block that runs.
  ///
  /// - Returns: Whether it is what the block displays.
  static func noteResult<Value>(_ value: Value, _ end: (line: Int, column: Int)) -> Bool {
    guard let cell, cell.endColumns.contains(end.column) else { return false }
    let place = Record.Place(line: end.line, column: end.column)
    cell.result = displayed(value, end: place, in: cell)
    return true
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
    guard let cell, StatementLog.isRunning else { return }
    cell.displays.append(displayed(value, end: Record.Place(line: line, column: 1 << 20), in: cell))
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
}
