import SVGCharts

/// The sign of a site in a browser's tab: two distributions side by side, drawn as any figure.
enum Favicon {
  static let svg: String = {
    do throws(ChartError) {
      let figure = try Chart {
        for (centre, name) in [(-1.5, "real"), (1.5, "generated")] {
          AreaPlot(
            x: .value("x", places), y: .value("density", places.map { bell($0 - centre) })
          )
          .foregroundStyle(by: .value("distribution", name)).opacity(0.75)
        }
      }
      .chartXAxis(.hidden).chartYAxis(.hidden).chartLegend(.hidden)
      .chartFrame(width: 100, height: 100)
      .rendered()
      return figure.standaloneSVG(
        title: "Two distributions", description: "Two bells that overlap a little.")
    } catch {
      preconditionFailure("two bells can always be drawn: \(error)")
    }
  }()

  private static let places = stride(from: -4.0, through: 4.0, by: 0.25).map { $0 }

  /// A bell of height 1 without the exponential function: it is a sign, not a density.
  private static func bell(_ x: Double) -> Double {
    let rest = max(0, 1 - x * x / 6.25)
    return rest * rest * rest
  }
}
