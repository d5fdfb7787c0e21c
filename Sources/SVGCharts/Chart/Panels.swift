/// Several charts as one figure, side by side or in a grid, with their frames lined up.
///
/// ```swift
/// Panels(columns: 3, sharing: .y) {
///   Chart { … }.chartTitle("KL")
///   Chart { … }.chartTitle("JS")
///   Chart { … }.chartTitle("W₁")
/// }
/// ```
public struct Panels: Figure {
  let charts: [Chart]
  let columns: Int
  let sharing: PanelSharing
  let hasLetters: Bool
  let width: Double?
  let height: Double

  /// - Parameters:
  ///   - columns: Panels in a row, 1 to 6.
  ///   - sharing: Axes with one domain for all panels; their labels are drawn once a row or
  ///     column.
  ///   - letters: Whether headings begin with (a), (b), …
  ///   - width: Of the view box; nil: 480, or what there is beside other figures. More than 480
  ///     makes the text larger in proportion.
  ///   - height: Of one row.
  public init(
    columns: Int, sharing: PanelSharing = .none, letters: Bool = false, width: Double? = nil,
    height: Double = 220, @PanelBuilder _ charts: () -> [Chart]
  ) {
    require((1...6).contains(columns), "1 to 6 columns of panels, not \(columns)")
    self.charts = charts()
    self.columns = columns
    self.sharing = sharing
    hasLetters = letters
    self.width = width
    self.height = height
  }

  /// Draws all panels.
  ///
  /// - Parameter width: Of the view box where none was told.
  /// - Throws: `noData` without any panel, and what a single chart throws.
  public func rendered(width: Double) throws(ChartError) -> SVGFigure {
    guard !charts.isEmpty else { throw .noData }
    let width = self.width ?? width
    let grid = try PanelGrid(self, width: width)
    var writer = SVGWriter()
    try grid.draw(into: &writer)
    return SVGFigure(
      width: width, height: grid.height, body: writer.text, dataTable: grid.dataTable(),
      omittedCount: grid.scenes.reduce(0) { $0 + $1.omittedCount })
  }
}

extension Chart {
  func coloured(_ colors: [(name: String, color: ChartColor)]) -> Chart {
    var copy = self
    copy.seriesColors = colors
    return copy
  }
}

/// Which axes all panels share.
public enum PanelSharing: Sendable, Equatable {
  case none
  case x
  case y
  case both

  var sharesX: Bool { self == .x || self == .both }
  var sharesY: Bool { self == .y || self == .both }
}

/// Collects the charts between the braces, loops and conditions included.
@resultBuilder
public enum PanelBuilder {
  public static func buildExpression(_ chart: Chart) -> [Chart] { [chart] }

  public static func buildBlock(_ parts: [Chart]...) -> [Chart] { parts.flatMap { $0 } }

  public static func buildArray(_ parts: [[Chart]]) -> [Chart] { parts.flatMap { $0 } }

  public static func buildOptional(_ part: [Chart]?) -> [Chart] { part ?? [] }

  public static func buildEither(first part: [Chart]) -> [Chart] { part }

  public static func buildEither(second part: [Chart]) -> [Chart] { part }
}
