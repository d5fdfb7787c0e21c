import Records

/// The values that the statements of a chapter gave, by where the statements stand.
///
/// A function of one block may be called from others, so the places are those of the whole program.
struct ValueTable {
  /// The places of each line, one after another by `next`.
  private var lines: [Entry?] = []
  private var touched: [Entry] = []
  private var count = 0

  /// The most places whose values are kept.
  private static let mostPlaces = 4000

  /// What a statement gave.
  private final class Entry {
    let name: String
    let line: Int
    let column: Int
    let next: Entry?
    /// Whether it is worth a text; a chart is not.
    let isTold: Bool
    /// The block in which the place was last met.
    var block = -1
    var values = StatementValues()

    init(name: String, line: Int, column: Int, next: Entry?, isTold: Bool) {
      self.name = name
      self.line = line
      self.column = column
      self.next = next
      self.isTold = isTold
    }
  }

  /// Notes a value.
  ///
  /// - Parameter block: The block that runs.
  /// - Complexity: O(places on the line); that of a text for few of many values.
  mutating func note<Value>(
    _ value: Value, name: String, at line: Int, _ column: Int, in block: Int
  ) {
    guard let entry = entry(Value.self, name, line, column), entry.isTold else { return }
    if entry.block != block {
      entry.block = block
      touched.append(entry)
    }
    entry.values.note(value)
  }

  private mutating func entry<Value>(
    _ type: Value.Type, _ name: String, _ line: Int, _ column: Int
  ) -> Entry? {
    if line < lines.count {
      var entry = lines[line]
      while let found = entry {
        if found.column == column { return found }
        entry = found.next
      }
    }
    guard count < Self.mostPlaces else { return nil }
    count += 1
    if line >= lines.count {
      lines += Array(repeating: nil, count: line + 1 - lines.count)
    }
    let entry = Entry(
      name: name, line: line, column: column, next: lines[line],
      // What the compiler adds, for a builder of marks say, has a dollar before its name.
      isTold: !name.hasPrefix("$") && Displays.isWorthTelling(type))
    lines[line] = entry
    return entry
  }

  /// The values of all places that were met since this was last asked, in the order of the first
  /// values there.
  mutating func takeTouched() -> [ValueRecord] {
    defer { touched = [] }
    return touched.map { entry in
      entry.block = -1
      return entry.values.record(
        name: entry.name, place: Record.Place(line: entry.line, column: entry.column))
    }
  }
}

extension Displays {
  /// Whether the values of a type tell a reader something, and the same in every run.
  static func isWorthTelling<Value>(_ type: Value.Type) -> Bool {
    if type == Void.self || type == Never.self { return false }
    let name = _typeName(type, qualified: true)
    // Functions, and what holds them; charts and tables, and lists of their parts.
    if ["->", "SVGCharts.", "Notebook."].contains(where: name.contains) { return false }
    return !name.hasSuffix(".Type") && !unread.contains { name.hasPrefix($0) }
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
