import GANMath
import Testing

@Test("JS of shifted normals, and what it lacks of log 2, agree with 50-digit quadrature")
func shiftedNormalsOracle() throws {
  for example in try Oracle.cases("divergences", kind: "js_gaussian_shift") {
    let shifts = try example["m"].doubles()
    let divergences = try example["js"].doubles()
    let shortfalls = try example["log2_minus_js"].doubles()
    for (index, shift) in shifts.enumerated() {
      let pair = try ShiftedNormals(by: shift)
      #expect(
        isRelativelyClose(pair.jensenShannonDivergence, divergences[index], within: 1e-12),
        "JS at \(shift): \(pair.jensenShannonDivergence), expected \(divergences[index])")
      #expect(
        isRelativelyClose(pair.logTwoMinusJensenShannon, shortfalls[index], within: 1e-12),
        "log 2 − JS at \(shift): \(pair.logTwoMinusJensenShannon), \(shortfalls[index])")
    }
  }
}

@Test("the slope of JS is the derivative of JS, and of minus the shortfall")
func shiftedNormalsSlope() throws {
  for shift in [0.01, 0.3, 1, 2.5, 6, 20, 60] {
    let slope = try ShiftedNormals(by: shift).jensenShannonSlope
    let h = 1e-3 * min(1, shift, 1 / shift)
    // Richardson's step from two central differences: an error of order h⁴.
    func difference(_ h: Double) throws -> Double {
      let before = try ShiftedNormals(by: shift - h).logTwoMinusJensenShannon
      return (before - (try ShiftedNormals(by: shift + h).logTwoMinusJensenShannon)) / (2 * h)
    }
    let expected = (4 * (try difference(h / 2)) - (try difference(h))) / 3
    let tolerance = 1e-9 + 1e-14 / (h * slope)
    #expect(isRelativelyClose(slope, expected, within: tolerance), "at \(shift)")
  }
  #expect(try ShiftedNormals(by: 0).jensenShannonSlope == 0)
}

@Test("the sign of a shift does not matter, and a shift that is no number is refused")
func shiftedNormalsDomain() throws {
  #expect(try ShiftedNormals(by: -3) == ShiftedNormals(by: 3))
  #expect(throws: DivergenceError.notFinite(index: 0)) { try ShiftedNormals(by: .nan) }
  #expect(throws: DivergenceError.notFinite(index: 0)) { try ShiftedNormals(by: .infinity) }
}
