/// The value of a block as the page shows it.
public enum Display: Sendable, Equatable {
  /// A number or a string, formatted.
  case text(String)
  case table(Table)
  /// Rows of formatted numbers, all of one length.
  case matrix([[String]])
  case figure(Figure)

  public struct Table: Sendable, Equatable {
    public var columns: [String]
    /// Rows of formatted cells, each as long as `columns`.
    public var rows: [[String]]

    public init(columns: [String], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// A drawing: what stands inside `<svg>`, with the ids still to be made unique in the page.
  public struct Figure: Sendable, Equatable {
    /// Width of the view box.
    public var width: Double
    /// Height of the view box.
    public var height: Double
    /// SVG elements. Ids, and references to them, begin with `idToken`.
    public var body: String
    /// What the page replaces by a prefix of its own.
    public var idToken: String
    public var data: Data

    public init(width: Double, height: Double, body: String, idToken: String, data: Data) {
      self.width = width
      self.height = height
      self.body = body
      self.idToken = idToken
      self.data = data
    }

    /// The data that a figure shows.
    public struct Data: Sendable, Equatable {
      public var columns: [String]
      /// The first rows, formatted, each as long as `columns`.
      public var rows: [[String]]
      /// How many rows there are in all.
      public var rowCount: Int
      /// All rows with all their digits, as comma-separated values.
      public var csv: String

      /// How many rows are formatted.
      public static let shown = 200

      public init(columns: [String], rows: [[String]], rowCount: Int, csv: String) {
        self.columns = columns
        self.rows = rows
        self.rowCount = rowCount
        self.csv = csv
      }
    }
  }
}
