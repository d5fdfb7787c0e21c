/// Light or dark, the two themes a figure's colours are designed for.
enum ThemeKind: Sendable, Equatable {
  case light
  case dark
}

/// A colour in both themes, as `#rrggbb`.
struct ThemedColour: Sendable {
  let light: String
  let dark: String
}

/// The colours of figures.
///
/// Every series colour and both text colours have a contrast of 4.5 or more against the page in
/// both themes, so that a line's label can wear the line's colour.
enum Palette {
  static let background = ThemedColour(light: "#ffffff", dark: "#16181c")
  static let ink = ThemedColour(light: "#22252a", dark: "#e6e8eb")
  static let muted = ThemedColour(light: "#5d636b", dark: "#a3a9b2")
  static let grid = ThemedColour(light: "#e4e6e9", dark: "#31353b")
  static let axis = ThemedColour(light: "#8a9099", dark: "#737a84")
  static let series: [ThemedColour] = [
    ThemedColour(light: "#2563b0", dark: "#6aa9f4"),
    ThemedColour(light: "#c4500a", dark: "#f5924e"),
    ThemedColour(light: "#0f7d63", dark: "#4fc3a1"),
    ThemedColour(light: "#8a3fa8", dark: "#c895e6"),
    ThemedColour(light: "#7a5c00", dark: "#d9bd4a"),
    ThemedColour(light: "#b02a5c", dark: "#f2809f"),
  ]
}
