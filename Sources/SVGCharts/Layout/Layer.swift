/// A mark after its channels have become numbers: what is drawn.
struct Layer: Sendable {
  var kind: MarkKind
  var x: [Double] = []
  var xEnd: [Double] = []
  var y: [Double] = []
  var yEnd: [Double] = []
  var value: [Double] = []
  /// Index into the scene's series.
  var series: Int?
  var color: ChartColor
  var style: MarkStyle
  var annotation: Annotation?
  /// Bars whose places lie on the y axis.
  var barsLie = false

  /// The number of data.
  var count: Int { max(x.count, y.count) }
}

/// A named series of a chart.
struct Series: Sendable {
  var label: String
  var name: String
  var isExplicit: Bool
  var color: ChartColor
  /// The author chose the colour.
  var hasOwnColor: Bool
}
