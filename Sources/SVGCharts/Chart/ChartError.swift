/// Why a chart cannot be drawn.
public enum ChartError: Error, Equatable, Sendable {
  /// No mark has a finite datum, so nothing could be drawn.
  case noData
  /// Two channels of one mark have different numbers of values.
  case lengthMismatch(Int, Int)
  /// A value ≤ 0 on a logarithmic axis.
  case nonPositiveOnLogScale(axis: Axis, value: Double)
  /// An axis was given both numbers and names of categories.
  case numbersAndCategories(axis: Axis)
  /// A domain whose ends are not finite, or not in rising order.
  case invalidDomain(axis: Axis, lower: Double, upper: Double)
  /// The labels leave the plot less room than it needs to be read.
  case tooLittleRoom(width: Double, height: Double)
  /// The rows of a matrix have different lengths.
  case raggedMatrix(row: Int, expected: Int, found: Int)
}

/// One of the two axes of a chart.
public enum Axis: Sendable, Equatable {
  case x
  case y
}
