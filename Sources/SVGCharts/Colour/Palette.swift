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
/// both themes, so that a line's label can wear the line's colour. The series were found by a search
/// that keeps any two apart for readers with normal and with dichromatic sight: at least 0.07 in
/// OKLab, as a test computes with the model of Machado, Oliveira & Fernandes (2009).
enum Palette {
  static let background = ThemedColour(light: "#ffffff", dark: "#16181c")
  static let ink = ThemedColour(light: "#22252a", dark: "#e6e8eb")
  static let muted = ThemedColour(light: "#5d636b", dark: "#a3a9b2")
  static let grid = ThemedColour(light: "#e4e6e9", dark: "#31353b")
  static let axis = ThemedColour(light: "#8a9099", dark: "#737a84")
  static let series: [ThemedColour] = [
    ThemedColour(light: "#3b74c4", dark: "#8abcff"),
    ThemedColour(light: "#9c3500", dark: "#e27a14"),
    ThemedColour(light: "#02604a", dark: "#62f0b4"),
    ThemedColour(light: "#651d78", dark: "#a873e6"),
    ThemedColour(light: "#7e7423", dark: "#d0bd21"),
    ThemedColour(light: "#c2497c", dark: "#ff8cb2"),
  ]
}
