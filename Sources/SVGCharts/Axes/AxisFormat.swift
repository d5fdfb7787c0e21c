/// How the numbers of an axis are written.
public enum AxisFormat: Sendable {
  /// Plain decimals where they are short ("−0.5", "1 200"), powers of ten otherwise ("10⁻⁶").
  case automatic
  /// Always plain decimals.
  case plain
  /// Always with a power of ten.
  case scientific
  /// As a fraction of π: "−π/2", "3π/4".
  case fractionOfPi
  /// Times 100, with a percent sign.
  case percent
}
