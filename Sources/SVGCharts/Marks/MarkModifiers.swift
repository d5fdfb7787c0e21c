extension ChartContent {
  /// Draws in one colour.
  public func foregroundStyle(_ color: ChartColor) -> ChartMarks {
    styled { $0.style.color = color }
  }

  /// Makes the marks part of a named series, with a colour of its own and a label.
  public func foregroundStyle(by series: PlottableValue<String>) -> ChartMarks {
    styled { $0.series = SeriesName(label: series.label, name: series.value) }
  }

  /// Colours a mark by a number.
  public func foregroundStyle(by value: PlottableValue<Double>) -> ChartMarks {
    styled { $0.value = value.channel }
  }

  /// Colours each datum of a plot by a number.
  public func foregroundStyle(by values: PlottableColumn<Double>) -> ChartMarks {
    styled { $0.value = values.channel }
  }

  /// - Parameter opacity: 0 (invisible) to 1.
  public func opacity(_ opacity: Double) -> ChartMarks {
    require(opacity >= 0 && opacity <= 1, "opacity must be in 0...1, not \(opacity)")
    return styled { $0.style.opacity = opacity }
  }

  /// The width and dashes of lines.
  public func lineStyle(_ style: StrokeStyle) -> ChartMarks {
    styled { $0.style.stroke = style }
  }

  /// How lines and areas run between their points.
  public func interpolationMethod(_ method: InterpolationMethod) -> ChartMarks {
    styled { $0.style.interpolation = method }
  }

  /// The shape of points; on a line, points are drawn too.
  public func symbol(_ symbol: ChartSymbol) -> ChartMarks {
    styled { $0.style.symbol = symbol }
  }

  /// Makes the points part of a named series, with a shape and a colour of its own and a label.
  ///
  /// Shapes tell series apart where colours do not; there are six.
  public func symbol(by series: PlottableValue<String>) -> ChartMarks {
    styled {
      $0.series = SeriesName(label: series.label, name: series.value)
      $0.style.hasSeriesSymbol = true
    }
  }

  /// The size of points.
  ///
  /// - Parameter area: In square units; a circle of area 28 is 6 units wide.
  public func symbolSize(_ area: Double) -> ChartMarks {
    require(area > 0, "a symbol's area must be positive, not \(area)")
    return styled { $0.style.symbolSize = area }
  }

  /// Whether bars of several series stand on one another or side by side.
  public func position(_ position: BarPosition) -> ChartMarks {
    styled { $0.style.position = position }
  }

  /// A text at the mark.
  public func annotation(
    position: AnnotationPosition = .automatic, _ text: () -> String
  ) -> ChartMarks {
    let text = text()
    return styled { $0.annotation = Annotation(position: position, text: text) }
  }

  private func styled(_ change: (inout Mark) -> Void) -> ChartMarks {
    var marks = marks
    for index in marks.list.indices { change(&marks.list[index]) }
    return marks
  }
}
