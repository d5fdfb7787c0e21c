/// The labels of an axis, all in one format and with the same count of decimals.
///
/// - Parameters:
///   - numbers: The ticks as exact decimal numbers.
///   - format: `automatic` turns to powers of ten above 10⁶ and below 10⁻⁴.
func tickTexts(_ numbers: [DecimalNumber], format: AxisFormat) -> [String] {
  switch format {
  case .scientific:
    return numbers.map(scientificText)
  case .percent:
    return plainTexts(
      numbers.map { DecimalNumber(mantissa: $0.mantissa, exponent: $0.exponent + 2) }
    ).map { $0 + " %" }
  case .plain:
    return plainTexts(numbers)
  case .automatic, .fractionOfPi:
    let orders = numbers.filter { $0.mantissa != 0 }.map { $0.order }
    let decimals = sharedDecimals(numbers)
    if (orders.max() ?? 0) > 6 || decimals > 5 { return numbers.map(scientificText) }
    return plainTexts(numbers)
  }
}

private func sharedDecimals(_ numbers: [DecimalNumber]) -> Int {
  numbers.map { max(0, -$0.reduced.exponent) }.max() ?? 0
}

private func plainTexts(_ numbers: [DecimalNumber]) -> [String] {
  let decimals = sharedDecimals(numbers)
  return numbers.map { plainText($0.reduced, decimals: decimals) }
}
