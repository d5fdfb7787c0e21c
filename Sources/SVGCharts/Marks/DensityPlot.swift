internal import CMathShims

/// A smooth estimate of the density that samples came from: a filled curve.
///
///     p̂(x) = 1/(n h) · Σᵢ φ((x − xᵢ)/h)      φ: standard normal density
public struct DensityPlot: ChartContent {
  public let marks: ChartMarks

  /// - Parameters:
  ///   - samples: Those that are not finite are left out.
  ///   - x: Label of the horizontal axis.
  ///   - bandwidth: h > 0; nil: Silverman's rule of thumb,
  ///     0.9 · min(standard deviation, interquartile range / 1.34) · n^(−1/5).
  ///   - domain: Where the curve is drawn; nil: three bandwidths beyond the samples.
  /// - Complexity: O(256 · n).
  /// - Source: Silverman, *Density Estimation* (1986), eq. 3.31.
  public init(
    _ samples: [Double], x: String, bandwidth: Double? = nil, domain: ClosedRange<Double>? = nil
  ) {
    require((bandwidth ?? 1) > 0, "a bandwidth must be positive, not \(bandwidth ?? 0)")
    let sorted = samples.filter { $0.isFinite }.sorted()
    guard let first = sorted.first, let last = sorted.last else {
      marks = ChartMarks(list: [])
      return
    }
    let h = bandwidth ?? silvermanBandwidth(sorted)
    let places = evenlySpaced(domain ?? (first - 3 * h)...(last + 3 * h), count: 257)
    let scale = 1 / (Double(sorted.count) * h * (2 * Double.pi).squareRoot())
    let heights = places.map { place in
      scale
        * sorted.reduce(0) { sum, sample in
          let z = (place - sample) / h
          return sum + cm_exp(-z * z / 2)
        }
    }
    let (xs, ys) = (Channel(x, places), Channel("density", heights))
    marks = ChartMarks(list: [Mark(.area, x: xs, y: ys), Mark(.line, x: xs, y: ys)])
  }
}

/// The bandwidth of Silverman's rule; 1 when all samples are equal.
func silvermanBandwidth(_ sorted: [Double]) -> Double {
  let count = Double(sorted.count)
  let mean = sorted.reduce(0, +) / count
  let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = (squares / max(count - 1, 1)).squareRoot()
  let range = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34
  let spread = range > 0 ? min(deviation, range) : deviation
  return spread > 0 ? 0.9 * spread * cm_pow(count, -0.2) : 1
}
