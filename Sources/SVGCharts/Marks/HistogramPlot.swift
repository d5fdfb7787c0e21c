/// The distribution of samples, as bars over bins of equal width.
///
/// ```swift
/// HistogramPlot(samples, x: "σ̂", bins: 30, height: .density)
/// ```
public struct HistogramPlot: ChartContent {
  /// What the height of a bar says.
  public enum Height: Sendable {
    /// How many samples are in the bin.
    case count
    /// Which share of all samples is in the bin.
    case share
    /// Share per unit of x: areas add up to 1.
    case density
  }

  public let marks: ChartMarks

  /// - Parameters:
  ///   - samples: Those that are not finite, or outside `domain`, are in no bin.
  ///   - x: Label of the horizontal axis.
  ///   - bins: The number of bins, 1 to 1000; nil: by the rule of Freedman and Diaconis.
  ///   - domain: From the first bin's start to the last one's end; nil: the samples' range.
  ///   - height: What the height of a bar says; names the vertical axis.
  /// - Complexity: O(n log n).
  /// - Source: Freedman & Diaconis, "On the histogram as a density estimator" (1981).
  public init(
    _ samples: [Double], x: String, bins: Int? = nil, domain: ClosedRange<Double>? = nil,
    height: Height = .count
  ) {
    let binned = Histogram(samples, bins: bins, domain: domain)
    let heights: [Double]
    let label: String
    switch height {
    case .count: (heights, label) = (binned.counts.map { Double($0) }, "count")
    case .share: (heights, label) = (binned.shares, "share")
    case .density: (heights, label) = (binned.shares.map { $0 / binned.binWidth }, "density")
    }
    var mark = Mark(
      .bin, x: Channel(x, Array(binned.edges.dropLast())),
      xEnd: Channel(x, Array(binned.edges.dropFirst())),
      y: Channel("base", heights.map { _ in 0 }), yEnd: Channel(label, heights))
    mark.hidesStart = true
    marks = ChartMarks(list: [mark])
  }
}
