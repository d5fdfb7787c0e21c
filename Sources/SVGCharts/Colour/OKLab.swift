internal import CMathShims

/// A colour by perceived lightness and two opponent axes: equal distances look equally different.
///
/// - Source: Ottosson, "A perceptual color space for image processing" (2020).
struct OKLab: Sendable {
  /// 0 black, 1 white.
  var lightness: Double
  /// Green to red.
  var a: Double
  /// Blue to yellow.
  var b: Double

  /// The nearest sRGB colour, as `#rrggbb`; channels outside the gamut are cut off.
  var hex: String {
    let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    var bytes: [UInt8] = [0x23]
    for channel in [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    ] {
      let byte = UInt8((gammaEncoded(min(max(channel, 0), 1)) * 255).rounded())
      bytes += [hexDigit(byte >> 4), hexDigit(byte & 15)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func mixed(with other: OKLab, _ share: Double) -> OKLab {
    OKLab(
      lightness: lightness + (other.lightness - lightness) * share,
      a: a + (other.a - a) * share, b: b + (other.b - b) * share)
  }
}

private func cube(_ x: Double) -> Double { x * x * x }

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

/// The sRGB transfer function, linear light to encoded.
private func gammaEncoded(_ linear: Double) -> Double {
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * cm_pow(linear, 1 / 2.4) - 0.055
}
