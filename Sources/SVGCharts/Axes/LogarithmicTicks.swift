internal import CMathShims

extension AxisTicks {
  /// Ticks at powers of ten, minor ticks between them where they can be told apart.
  ///
  /// Over less than 1.2 decades, powers of ten are too few: 1, 2 and 5 are labelled too, and over
  /// less than half a decade the ticks are evenly spaced numbers.
  func logarithmicTicks() -> [Tick] {
    let low = cm_log10(scale.lower)
    let high = cm_log10(scale.upper)
    if high - low < 0.5 { return evenlySpacedNumbers() }
    let first = Int((low - 1e-9).rounded(.up))
    let last = Int((high + 1e-9).rounded(.down))
    if high - low < 1.2 { return oneTwoFive(Int(low.rounded(.down))...Int(high.rounded(.down))) }
    var skip = 1
    var ticks: [Tick] = []
    for step in [1, 2, 3, 5, 10, 15, 20, 25, 50, 100, 200, 300] {
      skip = step
      ticks = powers(first...last, skip: skip)
      if ticks.count <= max(wanted + 1, 2), isLegible(ticks) { break }
    }
    let perDecade = length / (high - low)
    if perDecade >= 36 {
      ticks += minors(Int(low.rounded(.down))...last)
    } else if skip > 2, perDecade * 2 >= 6 {
      ticks += unlabelledPowers(first...last, except: ticks)
    }
    return ticks
  }

  /// Powers of ten whose exponent is a multiple of `skip`.
  func powers(_ exponents: ClosedRange<Int>, skip: Int) -> [Tick] {
    let numbers = exponents.filter { $0 % skip == 0 }
      .map { DecimalNumber(mantissa: 1, exponent: $0) }
    return zip(numbers, powerTexts(numbers)).map { Tick(value: $0.value, label: $1) }
      .filter { scale.contains($0.value) }
  }

  /// Plain while short (0.01, 1, 100), powers of ten otherwise.
  func powerTexts(_ numbers: [DecimalNumber]) -> [String] {
    let orders = numbers.map { $0.order }
    guard case .automatic = format else {
      return numbers.map { tickTexts([$0], format: format)[0] }
    }
    let isShort = (orders.min() ?? 0) >= -3 && (orders.max() ?? 0) <= 4
    return numbers.map { number in
      if isShort { return plainText(number, decimals: max(0, -number.exponent)) }
      return number.mantissa.magnitude == 1 && number.order == 0
        ? plainText(number, decimals: 0) : scientificText(number)
    }
  }

  private func oneTwoFive(_ decades: ClosedRange<Int>) -> [Tick] {
    for mantissas: [Int64] in [[1, 2, 5], [1, 3], [1]] {
      let numbers = decades.flatMap { decade in
        mantissas.map { DecimalNumber(mantissa: $0, exponent: decade) }
      }.filter { scale.contains($0.value) }
      let ticks = zip(numbers, numbers.map { tickTexts([$0], format: format)[0] })
        .map { Tick(value: $0.value, label: $1) }
      if isLegible(ticks), !ticks.isEmpty { return ticks + minors(decades, except: ticks) }
    }
    return []
  }

  private func evenlySpacedNumbers() -> [Tick] {
    let best = extendedWilkinson(scale.lower, scale.upper, count: wanted) { candidate in
      isLegible(labelled(candidate.numbers.filter { scale.contains($0.value) })) ? 1 : -.infinity
    }
    guard let best else { return [] }
    return labelled(best.numbers.filter { scale.contains($0.value) })
  }

  private func minors(_ decades: ClosedRange<Int>, except ticks: [Tick] = []) -> [Tick] {
    decades.flatMap { decade in
      (2...9).map { DecimalNumber(mantissa: $0, exponent: decade).value }
    }
    .filter { value in scale.contains(value) && !ticks.contains { $0.value == value } }
    .map { Tick(value: $0, label: "", isMinor: true) }
  }

  private func unlabelledPowers(_ exponents: ClosedRange<Int>, except ticks: [Tick]) -> [Tick] {
    exponents.map { DecimalNumber(mantissa: 1, exponent: $0).value }
      .filter { value in scale.contains(value) && !ticks.contains { $0.value == value } }
      .map { Tick(value: $0, label: "", isMinor: true) }
  }

  /// 0 and the powers of ten beyond the linear part, on both sides.
  func symmetricTicks(_ threshold: Double) -> [Tick] {
    let smallest = Int(cm_log10(threshold).rounded(.up))
    let reach = max(scale.lower.magnitude, scale.upper.magnitude)
    let largest = max(smallest, Int((cm_log10(reach) + 1e-9).rounded(.down)))
    var ticks: [Tick] = []
    for skip in 1...(largest - smallest + 1) {
      // Counted from the outermost, which says most.
      let exponents = (smallest...largest).filter { (largest - $0) % skip == 0 }
      let positive = exponents.map { DecimalNumber(mantissa: 1, exponent: $0) }
      let negative = exponents.reversed().map { DecimalNumber(mantissa: -1, exponent: $0) }
      let numbers = negative + [DecimalNumber(mantissa: 0, exponent: 0)] + positive
      ticks = zip(numbers, powerTexts(numbers)).map { Tick(value: $0.value, label: $1) }
        .filter { scale.contains($0.value) }
      if isLegible(ticks), ticks.count <= 2 * wanted { break }
    }
    return ticks
  }
}
