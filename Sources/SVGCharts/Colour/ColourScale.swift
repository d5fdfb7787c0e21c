/// Which numbers get which colours.
public struct ColourScale: Sendable {
  /// The kinds of colour scales.
  public enum Kind: Sendable {
    /// Diverging when the numbers have both signs, else sequential.
    case automatic
    /// From the page's colour to dark blue (in a dark theme, to light blue).
    case sequential
    /// Blue below 0, the page's colour at 0, red above; both sides to the same magnitude.
    case diverging
  }

  var kind: Kind
  var domain: ClosedRange<Double>?
  var type: ScaleType

  /// - Parameters:
  ///   - kind: Which colours.
  ///   - domain: The numbers at the ends of the colours, which numbers beyond them get too;
  ///     nil: the numbers' own range, from 0 where they are all ≥ 0.
  ///   - type: How numbers are spread between them.
  public init(
    _ kind: Kind = .automatic, domain: ClosedRange<Double>? = nil, type: ScaleType = .linear
  ) {
    self.kind = kind
    self.domain = domain
    self.type = type
  }
}
