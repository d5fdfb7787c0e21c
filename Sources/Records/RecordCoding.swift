/// The bytes of records: each is a tag, the length of its payload (4 bytes, little-endian) and
/// the payload; integers are 8 bytes, little-endian, strings a length and UTF-8.
///
/// A program that dies in the middle leaves whole records and at most one torn one, which
/// `decode` leaves out.
extension Record {
  /// Appends the record's bytes.
  public func encode(into bytes: inout [UInt8]) {
    var payload = ByteEncoder()
    switch self {
    case .cellStarted(let cell, let printed):
      payload.integers(cell, printed)
    case .display(let cell, let display, let end):
      payload.integers(cell, end.line, end.column)
      payload.display(display)
    case .displayFailed(let cell, let reason, let end):
      payload.integers(cell, end.line, end.column)
      payload.string(reason)
    case .value(let value):
      payload.value(value)
    case .cellEnded(let cell, let printed):
      payload.integers(cell, printed)
    case .inlineStarted(let number):
      payload.integers(number)
    case .inlineValue(let number, let text):
      payload.integers(number)
      payload.string(text)
    case .claim(let claim):
      payload.claim(claim)
    case .finished:
      break
    }
    bytes.append(tag)
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: payload.bytes.count >> shift))
    }
    bytes.append(contentsOf: payload.bytes)
  }

  /// The whole records at the start of `bytes`.
  ///
  /// - Throws: `RecordError.malformed` when a whole record does not decode.
  /// - Complexity: O(bytes).
  public static func decode(_ bytes: [UInt8]) throws(RecordError) -> [Record] {
    var records: [Record] = []
    var offset = 0
    while offset < bytes.count {
      // Torn is only what begins like a record.
      guard tags.contains(bytes[offset]) else { throw .malformed(offset: offset) }
      guard offset + 5 <= bytes.count else { break }
      let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 1 + $1]) << (8 * $1) }
      let end = offset + 5 + length
      guard end <= bytes.count else { break }
      var payload = ByteDecoder(bytes: bytes, offset: offset + 5, end: end)
      records.append(try Record(tag: bytes[offset], payload: &payload))
      guard payload.offset == end else { throw .malformed(offset: offset) }
      offset = end
    }
    return records
  }

  private static let tags: ClosedRange<UInt8> = 1...9

  private var tag: UInt8 {
    switch self {
    case .cellStarted: 1
    case .display: 2
    case .value: 3
    case .cellEnded: 4
    case .inlineStarted: 5
    case .inlineValue: 6
    case .finished: 7
    case .displayFailed: 8
    case .claim: 9
    }
  }

  private init(tag: UInt8, payload: inout ByteDecoder) throws(RecordError) {
    switch tag {
    case 1: self = .cellStarted(cell: try payload.integer(), printed: try payload.integer())
    case 2:
      let cell = try payload.integer()
      let end = Place(line: try payload.integer(), column: try payload.integer())
      self = .display(cell: cell, try payload.display(), end: end)
    case 3: self = .value(try payload.value())
    case 4: self = .cellEnded(cell: try payload.integer(), printed: try payload.integer())
    case 5: self = .inlineStarted(number: try payload.integer())
    case 6: self = .inlineValue(number: try payload.integer(), try payload.string())
    case 7: self = .finished
    case 8:
      let cell = try payload.integer()
      let end = Place(line: try payload.integer(), column: try payload.integer())
      self = .displayFailed(cell: cell, reason: try payload.string(), end: end)
    case 9: self = .claim(try payload.claim())
    default: throw .malformed(offset: payload.offset)
    }
  }
}

extension ByteEncoder {
  fileprivate mutating func value(_ value: ValueRecord) {
    integers(value.place.line, value.place.column, value.count)
    string(value.name)
    strings(value.texts)
    integers(value.later?.index ?? 0)
    if let later = value.later { string(later.text) }
    strings(value.range.map { [$0.least, $0.greatest] } ?? [])
    integers(value.series.count)
    for number in value.series { double(number) }
  }

  fileprivate mutating func claim(_ claim: ClaimRecord) {
    integers(claim.place.line, claim.place.column)
    strings(claim.label.map { [$0] } ?? [])
    string(claim.statement)
    byte(claim.holds ? 1 : 0)
    switch claim.basis {
    case .exact:
      byte(1)
    case .tolerance(let text):
      byte(2)
      string(text)
    case .sampled(let seed, let cases):
      byte(3)
      integers(Int(bitPattern: UInt(seed)), cases)
    case .cited(let source):
      byte(4)
      string(source)
    }
    rows(claim.values.map { [$0.name, $0.text] })
  }

  fileprivate mutating func display(_ display: Display) {
    switch display {
    case .text(let text):
      byte(1)
      string(text)
    case .table(let table):
      byte(2)
      strings(table.columns)
      rows(table.rows)
    case .matrix(let matrix):
      byte(3)
      rows(matrix)
    case .figure(let figure):
      byte(4)
      double(figure.width)
      double(figure.height)
      string(figure.body)
      string(figure.idToken)
      strings(figure.data.columns)
      rows(figure.data.rows)
      integers(figure.data.rowCount)
      string(figure.data.csv)
    }
  }
}

extension ByteDecoder {
  fileprivate mutating func value() throws(RecordError) -> ValueRecord {
    let place = Record.Place(line: try integer(), column: try integer())
    let count = try integer()
    var value = ValueRecord(
      name: try string(), place: place, count: count, texts: try strings())
    // The first value has a text of its own, so that 0 says that there is none.
    let index = try integer()
    if index > 0 { value.later = .init(index: index, text: try string()) }
    let range = try strings()
    guard range.isEmpty || range.count == 2 else { throw .malformed(offset: offset) }
    if !range.isEmpty { value.range = .init(least: range[0], greatest: range[1]) }
    for _ in 0..<(try self.count()) { value.series.append(try double()) }
    return value
  }

  fileprivate mutating func claim() throws(RecordError) -> ClaimRecord {
    let place = Record.Place(line: try integer(), column: try integer())
    let label = try strings().first
    let statement = try string()
    let holds = try byte() == 1
    let basis: ClaimRecord.Basis
    switch try byte() {
    case 1: basis = .exact
    case 2: basis = .tolerance(try string())
    case 3:
      basis = .sampled(seed: UInt64(UInt(bitPattern: try integer())), cases: try integer())
    case 4: basis = .cited(try string())
    default: throw .malformed(offset: offset)
    }
    var values: [ClaimRecord.Value] = []
    for row in try rows() {
      guard row.count == 2 else { throw .malformed(offset: offset) }
      values.append(.init(row[0], row[1]))
    }
    return ClaimRecord(
      label: label, statement: statement, basis: basis, holds: holds, values: values, place: place)
  }

  fileprivate mutating func display() throws(RecordError) -> Display {
    switch try byte() {
    case 1: return .text(try string())
    case 2: return .table(.init(columns: try strings(), rows: try rows()))
    case 3: return .matrix(try rows())
    case 4:
      return .figure(
        .init(
          width: try double(), height: try double(), body: try string(), idToken: try string(),
          data: .init(
            columns: try strings(), rows: try rows(), rowCount: try integer(),
            csv: try string())))
    default: throw .malformed(offset: offset)
    }
  }
}
