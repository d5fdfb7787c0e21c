internal import CMathShims

/// Colours for numbers, in 129 levels whose lightness changes evenly.
///
/// Level 0 is near the page and the last level stands out most, in either theme, so "much" always
/// looks like much. Steps of lightness alone order the levels, whatever colours a reader sees.
/// The levels' lightness crosses the one where black and white text are equally readable between
/// the same two levels in both themes, so numbers on the colours need only two inks.
enum ColourRamp {
  static let levels = 129
  static let middle = 64
  /// The first level on which text is set in the strong levels' ink.
  static let firstStrong = 70

  /// The level of a share in 0…1.
  static func level(_ share: Double) -> Int {
    min(max(Int((share * Double(levels - 1)).rounded()), 0), levels - 1)
  }

  static func sequential(_ level: Int, _ theme: ThemeKind) -> String {
    // Nearly grey at the strong end, where the gamut of blue is narrow.
    let share = Double(level) / Double(levels - 1)
    return colour(share, theme, hue: .blue, fall: 0.9).hex
  }

  /// Level 0 is the most negative, the middle level is 0.
  static func diverging(_ level: Int, _ theme: ThemeKind) -> String {
    // Both ends must keep their hue: nothing else tells them apart.
    let share = Double(level - middle) / Double(middle)
    return colour(
      share.magnitude, theme, hue: share < 0 ? .blue : .red, fall: theme == .light ? 0.72 : 0.8
    ).hex
  }

  static func isStrong(sequential level: Int) -> Bool { level >= firstStrong }

  static func isStrong(diverging level: Int) -> Bool {
    // The same lightness rule; half as many levels.
    2 * (level - middle).magnitude >= UInt(firstStrong)
  }

  /// Hues of 257° and 30°, which stay apart for every kind of dichromatic sight.
  private enum Hue {
    case blue
    case red
  }

  /// - Parameter fall: How much of half a sine wave chroma follows from the weak to the strong end.
  private static func colour(
    _ share: Double, _ theme: ThemeKind, hue: Hue, fall: Double
  ) -> OKLab {
    let lightness = theme == .light ? 0.985 - 0.765 * share : 0.23 + 0.626 * share
    let peak = theme == .light ? 0.12 : 0.11
    let chroma = peak * cm_sin(fall * .pi * cm_pow(share, 0.9))
    switch hue {
    case .blue: return OKLab(lightness: lightness, a: -0.225 * chroma, b: -0.974 * chroma)
    case .red: return OKLab(lightness: lightness, a: 0.866 * chroma, b: 0.5 * chroma)
    }
  }
}
