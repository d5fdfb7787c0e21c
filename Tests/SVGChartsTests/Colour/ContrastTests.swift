import Foundation
import Testing

@testable import SVGCharts

@Test("text and series reach 4.5:1 on the page, grid-free lines 3:1, in both themes")
func paletteContrast() {
  for theme in [ThemeKind.light, .dark] {
    let page = SRGB(Palette.background.in(theme))
    for colour in Palette.series + [Palette.ink, Palette.muted] {
      #expect(SRGB(colour.in(theme)).contrast(page) >= 4.5, "\(colour.in(theme))")
    }
    #expect(SRGB(Palette.axis.in(theme)).contrast(page) >= 3)
  }
}

@Test("any two series are at least 0.07 apart in OKLab for every kind of colour vision")
func seriesDistances() {
  for theme in [ThemeKind.light, .dark] {
    for vision in ColourVision.allCases {
      let seen = Palette.series.map { SRGB($0.in(theme)).seen(by: vision).okLab }
      for i in seen.indices {
        for j in 0..<i {
          let distance = zip(seen[i], seen[j]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
            .squareRoot()
          #expect(distance >= 0.07, "series \(j + 1) and \(i + 1), \(theme), \(vision)")
        }
      }
    }
  }
}

@Test("numbers on any level of a ramp reach 4.5:1 in both themes")
func rampTextContrast() {
  for theme in [ThemeKind.light, .dark] {
    let weak = SRGB(theme == .light ? "#000000" : "#ffffff")
    let strong = SRGB(theme == .light ? "#ffffff" : "#000000")
    for level in 0..<ColourRamp.levels {
      let blue = SRGB(ColourRamp.sequential(level, theme))
      #expect(blue.contrast(ColourRamp.isStrong(sequential: level) ? strong : weak) >= 4.5)
      let both = SRGB(ColourRamp.diverging(level, theme))
      #expect(both.contrast(ColourRamp.isStrong(diverging: level) ? strong : weak) >= 4.5)
    }
  }
}

@Test("lightness changes evenly along the sequential ramp, for every kind of colour vision")
func sequentialLightness() {
  for theme in [ThemeKind.light, .dark] {
    for vision in ColourVision.allCases {
      // Four levels a step: between two, the rounding of channels to 8 bits shows.
      let lightness = stride(from: 0, to: ColourRamp.levels, by: 4).map {
        SRGB(ColourRamp.sequential($0, theme)).seen(by: vision).okLab[0]
      }
      let steps = zip(lightness, lightness.dropFirst()).map { ($1 - $0).magnitude }
      let mean =
        (lightness[lightness.count - 1] - lightness[0]).magnitude
        / Double(lightness.count - 1)
      #expect(steps.allSatisfy { $0 > 0.6 * mean && $0 < 1.5 * mean }, "\(theme), \(vision)")
    }
  }
}

@Test("the two ends of the diverging ramp differ for every kind of colour vision")
func divergingEnds() {
  let middle = ColourRamp.middle
  for theme in [ThemeKind.light, .dark] {
    for vision in ColourVision.allCases {
      // Nearer to 0 both sides are nearly the page's colour.
      for level in 9 * middle / 16...middle {
        let blue = SRGB(ColourRamp.diverging(middle - level, theme)).seen(by: vision).okLab
        let red = SRGB(ColourRamp.diverging(middle + level, theme)).seen(by: vision).okLab
        let distance = zip(blue, red).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        #expect(distance >= 0.07, "level \(level), \(theme), \(vision): \(distance)")
      }
    }
  }
}

@Test("the style sheet defines every variable that a figure can use, in both themes")
func themeVariables() {
  let css = ChartTheme.css
  for theme in [ThemeKind.light, .dark] {
    let variables = ChartTheme.variables(theme)
    #expect(css.contains(variables))
    for color in [ChartColor.ink, .muted, .faint, .axis, .background, .blue, .pink] {
      #expect(variables.contains(name(of: color) + ":#"))
    }
    for level in 0..<ColourRamp.levels {
      #expect(variables.contains(name(of: ChartColor(role: .sequential(level))) + ":#"))
      #expect(variables.contains(name(of: ChartColor(role: .diverging(level))) + ":#"))
    }
  }
}

/// `--lg-ink` of `var(--lg-ink,#22252a)`.
private func name(of color: ChartColor) -> String {
  String(color.css.dropFirst(4).prefix { $0 != "," })
}

@Test("in forced colours and on monochrome pages each series has a dash of its own")
func forcedDashes() throws {
  let chart = Chart {
    for name in ["a", "b"] {
      LinePlot(x: .value("x", [0.0, 1]), y: .value("y", [0.0, 1]))
        .foregroundStyle(by: .value("s", name))
    }
  }
  let body = try chart.rendered().body
  for series in 1..<ChartColor.seriesCount {
    #expect(
      ChartTheme.css.contains(
        "." + ChartTheme.dashClass(series) + "{stroke-linecap:butt;stroke-dasharray:"))
  }
  // Twice each: the line and its swatch in the legend.
  #expect(body.components(separatedBy: ChartTheme.dashClass(1)).count == 3)
}
