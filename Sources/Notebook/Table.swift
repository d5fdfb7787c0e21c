public import Records

/// A table made from rows and what each column shows of a row, as in SwiftUI.
///
///     Table([0.5, 1, 2]) {
///       TableColumn("θ") { $0 }
///       TableColumn("JS") { jensenShannon(shift: $0) }
///     }
public struct Table: Displayable, Sendable {
  private let table: Display.Table

  /// - Complexity: O(rows × columns).
  public init<Rows: Sequence>(
    _ rows: Rows, @TableColumnBuilder<Rows.Element> columns: () -> [TableColumn<Rows.Element>]
  ) {
    let columns = columns()
    table = Display.Table(
      columns: columns.map(\.title),
      rows: rows.map { row in columns.map { $0.content(row) } })
  }

  public func display() -> Display { .table(table) }
}

/// One column: its title and what it shows of a row.
public struct TableColumn<Row> {
  let title: String
  let content: (Row) -> String

  /// - Parameter precision: How numbers are written; at most six significant digits unless said.
  public init(
    _ title: String, _ precision: NumberPrecision = .significantDigits(6),
    value: @escaping (Row) -> Double
  ) {
    self.title = title
    content = { value($0).formatted(precision) }
  }

  public init(_ title: String, value: @escaping (Row) -> Int) {
    self.title = title
    content = { value($0).formatted() }
  }

  public init(_ title: String, value: @escaping (Row) -> String) {
    self.title = title
    content = value
  }
}

/// Lets columns stand under one another without commas.
@resultBuilder
public enum TableColumnBuilder<Row> {
  // Tells each column the type of the rows before its closure is looked at.
  public static func buildExpression(_ column: TableColumn<Row>) -> TableColumn<Row> { column }

  public static func buildBlock(_ columns: TableColumn<Row>...) -> [TableColumn<Row>] { columns }
}
