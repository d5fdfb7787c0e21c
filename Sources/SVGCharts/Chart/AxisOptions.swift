/// What the author said about one axis.
struct AxisOptions: Sendable {
  var type = ScaleType.linear
  var domain: ClosedRange<Double>?
  var categories: [String]?
  var includesZero: Bool?
  var isReversed: Bool?
  var label: String?
  var isHidden = false
  /// False in panels whose neighbours carry the labels of a shared axis.
  var hasLabels = true

  var showsLabels: Bool { hasLabels && !isHidden }
  /// What the author placed along it; empty: what the chart finds.
  var marks: [AxisMarks] = []
}

/// A chart within a chart.
struct ChartInset: Sendable {
  /// Shares of the outer plot's width and height, from the top left.
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var chart: Chart
}

/// Where the names of series stand.
public enum LegendPlacement: Sendable, Equatable {
  /// At the ends of the lines where they fit, above the plot where they do not.
  case automatic
  /// Above the plot.
  case top
  case hidden
}
