import Testing

@testable import SVGCharts

private let written: [(value: Double, text: String)] = [
  (-0.5, "−0.5"), (1200, "1\u{202F}200"), (1_234_567, "1\u{202F}235\u{202F}000"), (0, "0"),
  (1e-6, "10⁻⁶"), (-1e-6, "−10⁻⁶"), (3e-6, "3×10⁻⁶"), (2.5e10, "2.5×10¹⁰"), (0.0001, "0.0001"),
  (0.693147, "0.6931"), (100, "100"), (-3, "−3"), (1e300, "10³⁰⁰"), (1e-300, "10⁻³⁰⁰"),
  (.leastNonzeroMagnitude, "4.941×10⁻³²⁴"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
]

@Test("numbers are written as people write them", arguments: written.indices)
func plainNumbers(index: Int) {
  #expect(plainNumber(written[index].value) == written[index].text)
}

@Test("the labels of an axis share a format and a count of decimals")
func sharedFormat() {
  func texts(_ mantissas: [Int64], _ exponent: Int, _ format: AxisFormat = .automatic) -> [String] {
    tickTexts(mantissas.map { DecimalNumber(mantissa: $0, exponent: exponent) }, format: format)
  }
  #expect(texts([-100, -50, 0, 50, 100], -2) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
  #expect(texts([0, 25, 50], -2) == ["0.00", "0.25", "0.50"])
  #expect(texts([0, 20, 40], 3) == ["0", "20\u{202F}000", "40\u{202F}000"])
  #expect(texts([0, 25, 50], -7) == ["0", "2.5×10⁻⁶", "5×10⁻⁶"])
  #expect(texts([0, 1, 2], 7) == ["0", "10⁷", "2×10⁷"])
  #expect(texts([0, 25, 50], -2, .percent) == ["0 %", "25 %", "50 %"])
  #expect(texts([0, 2, 4], 1, .scientific) == ["0", "2×10¹", "4×10¹"])
}

private let multiplesOfPi: [(twelfths: Int, text: String)] = [
  (0, "0"), (12, "π"), (-6, "−π/2"), (9, "3π/4"), (24, "2π"), (1, "π/12"), (-20, "−5π/3"),
]

@Test("multiples of π are written as fractions in lowest terms", arguments: multiplesOfPi.indices)
func fractionsOfPi(index: Int) {
  let (twelfths, text) = multiplesOfPi[index]
  #expect(fractionOfPiText(Double(twelfths) / 12 * .pi) == text)
}

@Test("rounding to fixed decimals keeps trailing zeros and the sign's true minus")
func roundedNumbers() {
  #expect(roundedNumber(0.5, decimals: 2) == "0.50")
  #expect(roundedNumber(-1.005, decimals: 1) == "−1.0")
  #expect(roundedNumber(-0.001, decimals: 2) == "0.00")
  #expect(roundedNumber(12345.6, decimals: 0) == "12\u{202F}346")
}

@Test("a coordinate has at most its decimals, no trailing zero and no negative zero")
func fixedDecimals() {
  #expect(fixed(1.5, decimals: 2) == "1.5")
  #expect(fixed(-0.001, decimals: 2) == "0")
  #expect(fixed(3.999, decimals: 2) == "4")
  #expect(fixed(0.05, decimals: 2) == "0.05")
  #expect(fixed(-12.34, decimals: 1) == "-12.3")
  #expect(fixed(1200, decimals: 0) == "1200")
}
