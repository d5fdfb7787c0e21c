/// The data behind a figure, for a table in the page and a file to download.
public struct DataTable: Sendable, Equatable {
  /// One entry of a table.
  public enum Cell: Sendable, Equatable {
    case number(Double)
    case text(String)
    /// The column does not apply to this row.
    case empty
  }

  /// The names of the columns: channel labels, in order of appearance.
  public internal(set) var columns: [String] = []
  /// The rows, each as long as `columns`.
  public internal(set) var rows: [[Cell]] = []

  /// The table as comma-separated values (RFC 4180), with a header line.
  ///
  /// Numbers are written with all their digits.
  public func csv() -> String {
    var lines = columns.map(Self.quoted).joined(separator: ",") + "\r\n"
    for row in rows {
      lines += row.map(Self.text).joined(separator: ",") + "\r\n"
    }
    return lines
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .number(let value): value.description
    case .text(let text): quoted(text)
    case .empty: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
