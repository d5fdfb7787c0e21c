/// Hundredths of an em that the printable ASCII characters take in a wide sans-serif face.
///
/// DejaVu Sans is wider than nearly every text face; room measured with it is room enough.
private let asciiWidths: [UInt8] = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
  60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
  63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
]

/// An upper estimate of the width of a text, in units of the view box.
///
/// - Complexity: O(characters).
func textWidth(_ text: String, size: Double) -> Double {
  var width = 0.0
  for run in ScriptedText(text).runs {
    var hundredths = 0
    for scalar in run.text.unicodeScalars { hundredths += hundredthsOfAnEm(scalar.value) }
    width += Double(hundredths) / 100 * (run.level == .line ? 1 : 0.7)
  }
  return width * size
}

private func hundredthsOfAnEm(_ scalar: UInt32) -> Int {
  switch scalar {
  case 0x20...0x7E: Int(asciiWidths[Int(scalar) - 0x20])
  case 0xB2, 0xB3, 0xB9, 0x2070...0x209C: scalar == 0x207B || scalar == 0x208B ? 53 : 40
  case 0xB7: 32
  case 0x300...0x36F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0  // combining marks
  case 0x370...0x3FF: 66
  case 0x2009, 0x202F: 20
  case 0x2010...0x2015: scalar >= 0x2014 ? 100 : 50
  case 0x2190...0x22FF: 87  // arrows and mathematical operators
  case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFF60: 100  // East Asian
  case 0x1F000...: 120
  default: 70
  }
}
