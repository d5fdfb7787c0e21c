extension Chart {
  /// The numbers at the two ends of the horizontal axis; marks beyond them are cut off.
  public func chartXScale(domain: ClosedRange<Double>, type: ScaleType = .linear) -> Chart {
    with {
      $0.xAxis.domain = domain
      $0.xAxis.type = type
    }
  }

  /// How numbers are spread along the horizontal axis.
  public func chartXScale(type: ScaleType) -> Chart { with { $0.xAxis.type = type } }

  /// The categories of the horizontal axis, in order.
  public func chartXScale(domain: [String]) -> Chart { with { $0.xAxis.categories = domain } }

  /// The numbers at the two ends of the vertical axis; marks beyond them are cut off.
  public func chartYScale(domain: ClosedRange<Double>, type: ScaleType = .linear) -> Chart {
    with {
      $0.yAxis.domain = domain
      $0.yAxis.type = type
    }
  }

  /// How numbers are spread along the vertical axis.
  public func chartYScale(type: ScaleType) -> Chart { with { $0.yAxis.type = type } }

  /// The categories of the vertical axis, from the top down.
  public func chartYScale(domain: [String]) -> Chart { with { $0.yAxis.categories = domain } }

  /// Whether the automatic domain of y is widened to hold 0.
  public func chartYScale(includesZero: Bool) -> Chart {
    with { $0.yAxis.includesZero = includesZero }
  }

  /// The title of the horizontal axis, with its unit; empty for none.
  public func chartXAxisLabel(_ label: String) -> Chart { with { $0.xAxis.label = label } }

  /// The title of the vertical axis, with its unit; empty for none.
  public func chartYAxisLabel(_ label: String) -> Chart { with { $0.yAxis.label = label } }

  /// The ticks of the horizontal axis; nil leaves a choice to the chart.
  ///
  /// The short form of `chartXAxis { AxisMarks(…) }`.
  ///
  /// - Parameters:
  ///   - values: Where ticks stand; those outside the domain are left out.
  ///   - labels: Their texts, as many as values.
  ///   - count: The wanted number of ticks, 2 or more.
  ///   - format: How numbers are written.
  ///   - grid: Whether thin lines cross the plot at the ticks.
  public func chartXAxis(
    values: [Double]? = nil, labels: [String]? = nil, count: Int? = nil,
    format: AxisFormat = .automatic, grid: Bool? = nil
  ) -> Chart {
    with { $0.xAxis.marks = [AxisMarks(values, labels, count, format, grid)] }
  }

  /// The marks of the horizontal axis.
  public func chartXAxis(@AxisMarksBuilder _ marks: () -> [AxisMarks]) -> Chart {
    with { $0.xAxis.marks = marks() }
  }

  /// The ticks of the vertical axis; nil leaves a choice to the chart.
  ///
  /// The short form of `chartYAxis { AxisMarks(…) }`.
  ///
  /// - Parameters:
  ///   - values: Where ticks stand; those outside the domain are left out.
  ///   - labels: Their texts, as many as values.
  ///   - count: The wanted number of ticks, 2 or more.
  ///   - format: How numbers are written.
  ///   - grid: Whether thin lines cross the plot at the ticks.
  public func chartYAxis(
    values: [Double]? = nil, labels: [String]? = nil, count: Int? = nil,
    format: AxisFormat = .automatic, grid: Bool? = nil
  ) -> Chart {
    with { $0.yAxis.marks = [AxisMarks(values, labels, count, format, grid)] }
  }

  /// The marks of the vertical axis.
  public func chartYAxis(@AxisMarksBuilder _ marks: () -> [AxisMarks]) -> Chart {
    with { $0.yAxis.marks = marks() }
  }

  /// Shows or hides the horizontal axis.
  public func chartXAxis(_ visibility: AxisVisibility) -> Chart {
    with { $0.xAxis.isHidden = visibility == .hidden }
  }

  /// Shows or hides the vertical axis.
  public func chartYAxis(_ visibility: AxisVisibility) -> Chart {
    with { $0.yAxis.isHidden = visibility == .hidden }
  }

  /// A short heading above the plot, for panels.
  public func chartTitle(_ title: String) -> Chart { with { $0.title = title } }

  /// Where the names of series stand.
  public func chartLegend(_ placement: LegendPlacement) -> Chart { with { $0.legend = placement } }

  /// The colours of series, and their order in a legend.
  ///
  /// - Parameter colors: Each series' name with its colour. Series that are not named here get
  ///   the colours of the palette.
  public func chartForegroundStyleScale(
    _ colors: KeyValuePairs<String, ChartColor>
  ) -> Chart {
    with { chart in chart.seriesColors = colors.map { (name: $0.key, color: $0.value) } }
  }

  /// A small chart inside the plot, such as an enlarged part.
  ///
  /// - Parameters:
  ///   - x: Where it lies, as shares of the plot's width from the left.
  ///   - y: Where it lies, as shares of the plot's height from the top.
  ///   - chart: What it shows.
  public func chartInset(
    x: ClosedRange<Double>, y: ClosedRange<Double>, _ chart: Chart
  ) -> Chart {
    with { $0.insets.append(ChartInset(x: x, y: y, chart: chart)) }
  }

  /// The size of the view box.
  ///
  /// - Parameters:
  ///   - width: In units; nil: 480, or what there is beside other figures. A figure wider than
  ///     480 gets larger text, so that it reads as well on a narrow page.
  ///   - height: In units; nil: 5/8 of 480 and more of a narrower figure, or what square cells of a
  ///     matrix or equal units of both axes need.
  public func chartFrame(width: Double? = nil, height: Double? = nil) -> Chart {
    require(
      (width ?? 100) >= 100 && (width ?? 100) <= 10_000,
      "a figure is 100 to 10,000 wide, not \(width ?? 0)")
    require(
      (height ?? 100) >= 50 && (height ?? 100) <= 10_000,
      "a figure is 50 to 10,000 high, not \(height ?? 0)")
    return with {
      $0.width = width
      $0.height = height
    }
  }

  /// Gives both axes the same units a pixel, so that circles are round.
  public func chartEqualAspect() -> Chart { with { $0.hasEqualAspect = true } }

  private func with(_ change: (inout Chart) -> Void) -> Chart {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Whether an axis is drawn.
public enum AxisVisibility: Sendable, Equatable {
  case visible
  case hidden
}

extension AxisMarks {
  fileprivate init(
    _ values: [Double]?, _ labels: [String]?, _ count: Int?, _ format: AxisFormat, _ grid: Bool?
  ) {
    require(
      labels == nil || labels?.count == values?.count,
      "as many labels as values: \(labels?.count ?? 0) for \(values?.count ?? 0)")
    require((count ?? 2) >= 2, "an axis needs 2 ticks or more, not \(count ?? 2)")
    self.init(
      AxisMarkValues(kind: values.map { .listed($0) } ?? .automatic(count: count)), format)
    self.labels = labels
    self.grid = grid
  }
}
