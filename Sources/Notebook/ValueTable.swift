import Records

/// The values that the statements of a chapter gave, by where the statements stand.
///
/// A function of one block may be called from others, so the places are those of the whole program.
///
/// It is looked at for every statement, so it lies in memory of its own, which is never given back:
/// arrays and objects would be retained and released each time, for more than the rest costs.
struct ValueTable {
  private var lines = UnsafeMutablePointer<Line>.allocate(capacity: 1)
  private var lineCount = 0
  /// The places that were met first since this was last asked, and those met again since then.
  private var new: [UnsafeMutablePointer<Entry>] = []
  private var stale: [UnsafeMutablePointer<Entry>] = []
  private var count = 0
  /// By type, whether its values are told.
  private var isWorthTelling: [ObjectIdentifier: Bool] = [:]

  /// The most places whose values are kept.
  private static let mostPlaces = 4000

  private struct Line {
    /// The places where statements begin in it, one after another by `next`.
    var first: UnsafeMutablePointer<Entry>?
    /// The column of the first statement that ended in it, in the block that ran then.
    var column = 0
    var block = -1
  }

  /// What a statement gave.
  struct Entry {
    let name: String
    let line: Int
    let column: Int
    fileprivate let next: UnsafeMutablePointer<Entry>?
    /// Whether it is worth a text; a chart is not.
    fileprivate let isTold: Bool
    fileprivate var state = Told.new
    var values = StatementValues()
  }

  /// How much of a place is in the records.
  fileprivate enum Told {
    case new, told, stale
  }

  /// Whether the statement that ends at a place stands in a loop: it was the first to end in its line
  /// while this block runs, and ends there again.
  @inline(__always)
  mutating func isRepeated(_ line: Int, _ column: Int, in block: Int) -> Bool {
    makeRoom(for: line)
    guard lines[line].block == block else {
      lines[line].block = block
      lines[line].column = column
      return false
    }
    return lines[line].column == column
  }

  /// Where to note the next value of a statement; nil when it is of no interest.
  ///
  /// - Complexity: O(places on the line).
  @inline(__always)
  mutating func entry<Value>(
    of type: Value.Type, name: String, at line: Int, _ column: Int
  ) -> UnsafeMutablePointer<Entry>? {
    makeRoom(for: line)
    var found = lines[line].first
    while let entry = found, entry.pointee.column != column { found = entry.pointee.next }
    guard let entry = found ?? newEntry(type, name, line, column), entry.pointee.isTold else {
      return nil
    }
    if entry.pointee.state == .told {
      entry.pointee.state = .stale
      stale.append(entry)
    }
    return entry
  }

  @inline(never)
  private mutating func newEntry<Value>(
    _ type: Value.Type, _ name: String, _ line: Int, _ column: Int
  ) -> UnsafeMutablePointer<Entry>? {
    guard count < Self.mostPlaces else { return nil }
    count += 1
    let key = ObjectIdentifier(type)
    let isWorthTelling = isWorthTelling[key] ?? Displays.isWorthTelling(type)
    self.isWorthTelling[key] = isWorthTelling
    let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
    entry.initialize(
      to: Entry(
        name: name, line: line, column: column, next: lines[line].first,
        // What the compiler adds, for a builder of marks say, has a dollar before its name.
        isTold: name.utf8.first != UInt8(ascii: "$") && isWorthTelling))
    lines[line].first = entry
    if entry.pointee.isTold { new.append(entry) }
    return entry
  }

  @inline(__always)
  private mutating func makeRoom(for line: Int) {
    if line >= lineCount { grow(to: 2 * line + 64) }
  }

  @inline(never)
  private mutating func grow(to count: Int) {
    let grown = UnsafeMutablePointer<Line>.allocate(capacity: count)
    grown.moveInitialize(from: lines, count: lineCount)
    (grown + lineCount).initialize(repeating: Line(), count: count - lineCount)
    lines.deallocate()
    lines = grown
    lineCount = count
  }

  /// The values of the places that were met first since this was last asked, in that order.
  mutating func takeNew() -> [ValueRecord] {
    defer { new = [] }
    return new.map(Self.told)
  }

  /// The values of the places that were met again after they had been taken: many blocks may call one
  /// function, and what it gave is put into words once.
  mutating func takeStale() -> [ValueRecord] {
    defer { stale = [] }
    return stale.map(Self.told)
  }

  private static func told(_ entry: UnsafeMutablePointer<Entry>) -> ValueRecord {
    entry.pointee.state = .told
    return entry.pointee.values.record(
      name: entry.pointee.name,
      place: Record.Place(line: entry.pointee.line, column: entry.pointee.column))
  }
}

extension Displays {
  /// Whether the values of a type tell a reader something, and the same in every run.
  static func isWorthTelling<Value>(_ type: Value.Type) -> Bool {
    if type == Void.self || type == Never.self { return false }
    let name = Array(_typeName(type, qualified: true).utf8)
    // Functions, and what holds them; charts and tables, and lists of their parts.
    for part in ["->", "SVGCharts.", "Notebook."] {
      let part = Array(part.utf8)
      for start in name.indices where name[start] == part[0] {
        if name[start...].starts(with: part) { return false }
      }
    }
    return !name.reversed().starts(with: ".Type".utf8.reversed())
      && !unread.contains { name.starts(with: $0.utf8) }
  }

  /// What is computed anew whenever it is looked at, or differs from run to run.
  private static let unread = [
    "Swift.Lazy", "Swift.Unsafe", "Swift.AutoreleasingUnsafe",
    "Swift.OpaquePointer", "Swift.ObjectIdentifier", "Swift.Duration", "Swift.ContinuousClock",
    "Swift.SuspendingClock", "Swift.SystemRandomNumberGenerator", "_Concurrency.",
    "Foundation.Date",
    "FoundationEssentials.Date",
  ]
}
