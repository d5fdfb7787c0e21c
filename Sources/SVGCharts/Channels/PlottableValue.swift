/// One labelled value of a mark: `.value("θ", 0.5)`.
public struct PlottableValue<Value: Plottable>: Sendable {
  let label: String
  let value: Value

  /// A value for a channel.
  ///
  /// - Parameters:
  ///   - label: What the channel means; names the axis and the column of the data table.
  ///   - value: A finite number, or the name of a category.
  public static func value(_ label: String, _ value: Value) -> PlottableValue {
    PlottableValue(label: label, value: value)
  }

  var channel: Channel { Channel(label: label, column: Value.plotted([value])) }
}

/// A labelled column of a plot: a list of values, one for each datum.
public struct PlottableColumn<Value: Plottable>: Sendable {
  let label: String
  let values: [Value]

  /// The values of a channel, `.value("loss", losses)`.
  public static func value(_ label: String, _ values: [Value]) -> PlottableColumn {
    PlottableColumn(label: label, values: values)
  }

  var channel: Channel { Channel(label: label, column: Value.plotted(values)) }
}

/// A labelled way to read a channel off a datum: `.value("θ") { $0.theta }`.
public struct PlottableProjection<Element, Value: Plottable> {
  let label: String
  let projection: (Element) -> Value

  /// The value of a channel, read off each datum.
  public static func value(
    _ label: String, _ projection: @escaping (Element) -> Value
  ) -> PlottableProjection {
    PlottableProjection(label: label, projection: projection)
  }

  func channel(of data: some Sequence<Element>) -> Channel {
    Channel(label: label, column: Value.plotted(data.map(projection)))
  }
}

/// A channel as marks keep it: its label and its values.
struct Channel: Sendable {
  var label: String
  var column: PlottedColumn

  init(label: String, column: PlottedColumn) {
    self.label = label
    self.column = column
  }

  init(_ label: String, _ numbers: [Double]) {
    self.init(label: label, column: .numbers(numbers))
  }

  var count: Int { column.count }

  /// The single name or number of a channel, as text.
  var name: String {
    switch column {
    case .categories(let names): names.first ?? ""
    case .numbers(let values): values.first.map { plainNumber($0) } ?? ""
    }
  }
}

/// Whether two texts are the same bytes; `==` would link Unicode's tables into the page.
func sameText(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
