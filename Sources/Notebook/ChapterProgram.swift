import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program made from a chapter calls between its blocks. Chapters do not call it.
public enum ChapterProgram {
  /// Takes the limits and the records' file from the environment, before any block runs.
  ///
  /// The limits are set here, by the program upon itself, so that they hold wherever it is
  /// started: `LITGAN_MEMORY` and `LITGAN_OUTPUT` in bytes, `LITGAN_THREADS` for all threads of the
  /// user, `LITGAN_RECORDS` and `LITGAN_POSITION` paths. Without a file for them, records are
  /// printed for a person.
  public static func begin() {
    signal(SIGPIPE, SIG_IGN)
    limit(RLIMIT_CORE, to: 0)
    if let count = environment("LITGAN_THREADS").flatMap({ rlim_t($0) }) {
      limit(threads, to: count)
    }
    if let bytes = environment("LITGAN_OUTPUT").flatMap({ rlim_t($0) }) {
      limit(RLIMIT_FSIZE, to: bytes)
      // Of each file that many bytes may be open, though it is in no folder any more.
      limit(RLIMIT_NOFILE, to: 256)
    }
    if let bytes = environment("LITGAN_MEMORY").flatMap({ rlim_t($0) }) {
      limit(RLIMIT_DATA, to: bytes)
    }
    if let path = environment("LITGAN_RECORDS") {
      Recorder.start(writingTo: path)
    } else {
      Recorder.startTranscript()
    }
    if let path = environment("LITGAN_POSITION") { Recorder.keepPosition(in: path) }
    Memos.folder = environment("LITGAN_MEMOS")
    // A block that asks for its own environment finds nothing of litgan's in it.
    for name in Self.variables { unsetenv(name) }
  }

  private static let variables = [
    "LITGAN_OUTPUT", "LITGAN_MEMORY", "LITGAN_THREADS", "LITGAN_RECORDS", "LITGAN_POSITION",
    "LITGAN_MEMOS",
  ]

  /// A block begins. The value of the statement that ends at `line` and one of `columns`, if
  /// there is one, is what the block displays; `abreast` values stand side by side in the page. The
  /// name is for people.
  public static func cell(
    _ number: Int, named name: String? = nil, endingAt line: Int, columns: [Int], abreast: Int = 1
  ) {
    Transcript.blockName = name ?? "block-\(number + 1)"
    Recorder.startCell(number, endLine: line, endColumns: columns, abreast: abreast)
  }

  /// The block that began last is done.
  public static func endCell() {
    Recorder.endCell()
  }

  /// The program is about to fail: what it prints from now on is not held back.
  public static func printAtOnce() {
    Recorder.printsAtOnce = true
  }

  /// The next call of `_inline` gives inline value `number`.
  public static func inline(_ number: Int) {
    Recorder.record(.inlineStarted(number: number))
    inlineNumber = number
  }

  /// Gives inline value `number`.
  public static func inline<Value>(_ number: Int, _ value: Value) {
    inline(number)
    _inline(value)
  }

  /// The program has run to its end. When its records were printed, it fails where a claim does.
  public static func finish() {
    fflush(nil)
    Recorder.finish()
    if Transcript.failedClaims > 0 { exit(1) }
  }

  nonisolated(unsafe) fileprivate static var inlineNumber = 0

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
    private static let threads = __RLIMIT_NPROC
  #else
    private typealias Resource = CInt
    private static let threads = RLIMIT_NPROC
  #endif

  private static func limit(_ resource: Resource, to most: rlim_t) {
    var limit = rlimit(rlim_cur: most, rlim_max: most)
    #if canImport(Glibc)
      let failed = setrlimit(__rlimit_resource_t(resource.rawValue), &limit) != 0
    #else
      let failed = setrlimit(resource, &limit) != 0
    #endif
    if failed {
      fatalError("cannot set a limit: \(String(cString: strerror(errno)))")
    }
  }
}

/// Records the inline value that `ChapterProgram.inline` announced.
public func _inline<Value>(_ value: Value) {
  Recorder.record(
    .inlineValue(number: ChapterProgram.inlineNumber, Displays.inlineText(of: value)))
}

/// Shows a value beneath the block, before that of its last expression.
///
///     display(lossCurve)
///     display(samples)
///
/// With the block's option `layout-ncol` the values stand side by side.
public func display<Value>(_ value: Value, line: Int = #line) {
  Recorder.display(value, line: line)
}
