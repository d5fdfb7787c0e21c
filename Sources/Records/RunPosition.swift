/// The statement that gave a value last, kept in a file that outlives the program: where it was
/// when it was stopped, as far as a backtrace does not tell.
///
/// The file is three integers of 8 bytes in the machine's order, mapped into memory, so that
/// keeping it up to date costs a few stores a statement.
public struct RunPosition: Sendable, Equatable {
  /// Where the statement ends; the line is 0 when no statement of the block has given a value.
  public var place: Record.Place
  /// Whether the statement had given a value before: it stands in a loop.
  public var isRepeated: Bool

  public static let byteCount = 24

  public init(place: Record.Place, isRepeated: Bool) {
    self.place = place
    self.isRepeated = isRepeated
  }

  /// The position in a file's bytes, or nil when they are none.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    let integers = bytes.withUnsafeBytes { buffer in
      (0..<3).map { buffer.loadUnaligned(fromByteOffset: 8 * $0, as: Int.self) }
    }
    guard integers[0] > 0 else { return nil }
    self.init(
      place: Record.Place(line: integers[0], column: integers[1]), isRepeated: integers[2] != 0)
  }
}
