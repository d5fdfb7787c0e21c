import Notebook
import Testing

@Test(
  "numbers are written as people write them",
  arguments: [
    (0.6931471805599453, "0.693147"), (-0.5, "−0.5"), (0, "0"), (-0.0, "0"), (3, "3"),
    (12_500, "12\u{202F}500"), (1234, "1234"), (0.0001234, "0.0001234"),
    (0.00001234, "1.234×10⁻⁵"), (1e300, "1×10³⁰⁰"), (-6.02e23, "−6.02×10²³"),
    (999999.7, "1\u{202F}000\u{202F}000"), (123_456_789, "123\u{202F}457\u{202F}000"),
    (1e9, "1×10⁹"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
    (.leastNonzeroMagnitude, "4.94066×10⁻³²⁴"),
  ])
func sixSignificantDigits(value: Double, text: String) {
  #expect(value.formatted() == text)
}

@Test(
  "significant digits and fraction digits are those asked for",
  arguments: [
    (NumberPrecision.significantDigits(15), 0.6931471805599453, "0.693147180559945"),
    (.significantDigits(3), 0.00099996, "0.001"), (.significantDigits(1), 95, "100"),
    (.fractionLength(3), -0.119, "−0.119"), (.fractionLength(2), -0.001, "0.00"),
    (.fractionLength(0), 2.5, "2"), (.fractionLength(1), 12345.67, "12\u{202F}345.7"),
  ])
func precision(precision: NumberPrecision, value: Double, text: String) {
  #expect(value.formatted(precision) == text)
}

@Test("whole numbers are grouped from five digits on")
func integers() {
  #expect(1234.formatted() == "1234")
  #expect((-12345).formatted() == "−12\u{202F}345")
  #expect(
    UInt64.max.formatted() == "18\u{202F}446\u{202F}744\u{202F}073\u{202F}709\u{202F}551\u{202F}615"
  )
}
