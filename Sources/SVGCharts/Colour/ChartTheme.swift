/// The style sheet that a site includes once for all its figures.
///
/// It sets the variables that figures refer to, for light and dark pages, print and forced
/// colours. A site with themes of its own sets the same variables.
public enum ChartTheme {
  /// The style sheet.
  public static let css: String =
    ":root{" + variables(.light) + "}\n"
    // On paper the light theme stays.
    + "@media screen and (prefers-color-scheme:dark){:root{" + variables(.dark) + "}}\n"
    + "@media (forced-colors:active){:root{--lg-ink:CanvasText;--lg-muted:CanvasText;"
    // Systems have lively colours for GrayText.
    + "--lg-grid:color-mix(in srgb,CanvasText 25%,Canvas);--lg-axis:CanvasText;--lg-background:Canvas}"
    // The browser would paint the rims of texts over them.
    + ".lg-text{forced-color-adjust:none}}\n"
    + "@media print{.lg-print{display:inline}}\n"
    // Where colours are not ours or not there, dashes tell lines apart, and fillings bars.
    + "@media (forced-colors:active),(monochrome){" + dashRules + fillRules + "}\n"
    // On wide pages figures are scaled up, and their text with them: too large beside prose.
    + "@media (min-width:45rem){.lg-text{font-size:.84em}}\n"

  /// The class of the line of a series, and of its swatch.
  static func dashClass(_ series: Int) -> String {
    "lg-dash-" + fixed(Double(series % Palette.series.count), decimals: 0)
  }

  /// The class of the bars of a series, and of their swatch.
  static func fillClass(_ series: Int) -> String {
    "lg-fill-" + fixed(Double(series % Palette.series.count), decimals: 0)
  }

  private static var dashRules: String {
    ["8 5", "2 4", "12 5 2 5", "18 6", "6 4 2 4 2 4"].enumerated().map { index, dash in
      "." + dashClass(index + 1) + "{stroke-linecap:butt;stroke-dasharray:" + dash + "}"
    }.joined()
  }

  /// Full, empty, half full, and these with dashes about them.
  private static var fillRules: String {
    let outline = ";stroke:CanvasText;stroke-width:1.5"
    let fills = [
      "CanvasText", "Canvas" + outline, "CanvasText;fill-opacity:.4" + outline,
      "Canvas" + outline + ";stroke-dasharray:6 3",
      "CanvasText;fill-opacity:.4" + outline + ";stroke-dasharray:6 3",
      "CanvasText;fill-opacity:.15" + outline + ";stroke-dasharray:2 3",
    ]
    return fills.enumerated().map { index, fill in
      "." + fillClass(index) + "{fill:" + fill + "}"
    }.joined()
  }

  /// The declarations of one theme, `--lg-ink:#22252a;…`.
  static func variables(_ theme: ThemeKind) -> String {
    var css = "--lg-ink:" + Palette.ink.in(theme)
    css += ";--lg-muted:" + Palette.muted.in(theme)
    css += ";--lg-grid:" + Palette.grid.in(theme)
    css += ";--lg-axis:" + Palette.axis.in(theme)
    css += ";--lg-background:" + Palette.background.in(theme)
    for (index, colour) in Palette.series.enumerated() {
      css += ";--lg-series-" + fixed(Double(index + 1), decimals: 0) + ":" + colour.in(theme)
    }
    css += ";--lg-on-weak:" + (theme == .light ? "#000" : "#fff")
    css += ";--lg-on-strong:" + (theme == .light ? "#fff" : "#000")
    for level in 0..<ColourRamp.levels {
      let number = fixed(Double(level), decimals: 0)
      css += ";--lg-seq-" + number + ":" + ColourRamp.sequential(level, theme)
      css += ";--lg-div-" + number + ":" + ColourRamp.diverging(level, theme)
    }
    return css
  }
}

extension ThemedColour {
  func `in`(_ theme: ThemeKind) -> String { theme == .light ? light : dark }
}
