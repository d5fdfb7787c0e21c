/// A colour that follows the page's theme.
///
/// Each is a CSS variable with the light theme's value as fallback, so one figure serves light,
/// dark, print and forced colours.
public struct ChartColor: Sendable, Equatable {
  enum Role: Sendable, Equatable {
    case series(Int)
    case ink
    case muted
    case faint
    case axis
    case background
    case sequential(Int)
    case diverging(Int)
    case onRamp(isStrong: Bool)
  }

  let role: Role

  /// The colour of the n-th series, n ≥ 0; the palette repeats after `seriesCount`.
  public static func series(_ index: Int) -> ChartColor {
    require(index >= 0, "a series index must not be negative: \(index)")
    return ChartColor(role: .series(index % Palette.series.count))
  }

  /// How many series colours can be told apart.
  public static let seriesCount = Palette.series.count

  public static let blue = series(0)
  public static let orange = series(1)
  public static let green = series(2)
  public static let purple = series(3)
  public static let olive = series(4)
  public static let pink = series(5)

  /// The colour of text.
  public static let ink = ChartColor(role: .ink)
  /// For what stays in the background but must be read: reference lines, axis labels.
  public static let muted = ChartColor(role: .muted)
  /// For what only structures, such as grid lines.
  public static let faint = ChartColor(role: .faint)
  /// The lines of the axes.
  static let axis = ChartColor(role: .axis)
  /// The page behind the figure.
  public static let background = ChartColor(role: .background)

  /// The CSS value, `var(--name, fallback)`.
  var css: String {
    switch role {
    case .series(let index):
      return variable(
        "series-" + fixed(Double(index + 1), decimals: 0), Palette.series[index].light)
    case .ink: return variable("ink", Palette.ink.light)
    case .muted: return variable("muted", Palette.muted.light)
    case .faint: return variable("grid", Palette.grid.light)
    case .axis: return variable("axis", Palette.axis.light)
    case .background: return variable("background", Palette.background.light)
    case .sequential(let level):
      return variable(
        "seq-" + fixed(Double(level), decimals: 0), ColourRamp.sequential(level, .light))
    case .diverging(let level):
      return variable(
        "div-" + fixed(Double(level), decimals: 0), ColourRamp.diverging(level, .light))
    case .onRamp(let isStrong):
      return variable(isStrong ? "on-strong" : "on-weak", isStrong ? "#ffffff" : "#000000")
    }
  }

  private func variable(_ name: String, _ fallback: String) -> String {
    "var(--lg-" + name + "," + fallback + ")"
  }
}
