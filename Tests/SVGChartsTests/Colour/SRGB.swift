@testable import SVGCharts

/// A colour as linear light, for the tests' own arithmetic.
struct SRGB {
  var linear: [Double]

  init(_ hex: String) {
    let digits = Array(hex.dropFirst())
    linear = [0, 2, 4].map { start in
      let encoded = Double(Int(String(digits[start...start + 1]), radix: 16)!) / 255
      return encoded <= 0.04045 ? encoded / 12.92 : power((encoded + 0.055) / 1.055, 2.4)
    }
  }

  /// The contrast of WCAG 2.2, 1 to 21.
  func contrast(_ other: SRGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  /// As a reader with a kind of colour vision sees it.
  func seen(by vision: ColourVision) -> SRGB {
    var copy = self
    copy.linear = vision.matrix.map { row in
      min(max(row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2], 0), 1)
    }
    return copy
  }

  /// Lightness, a and b (Ottosson 2020).
  var okLab: [Double] {
    let (r, g, b) = (linear[0], linear[1], linear[2])
    let l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return [
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
  }
}

/// Kinds of colour vision, with the matrices of Machado, Oliveira & Fernandes (2009), severity 1.
enum ColourVision: CaseIterable {
  case normal
  case protanopia
  case deuteranopia
  case tritanopia

  var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
