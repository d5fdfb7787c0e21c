internal import CMathShims

extension AxisTicks {
  /// Round numbers whose places on a power scale are nearly even: 0, 100, 400, 900 on a square root.
  ///
  /// Ticks even in value would crowd at one end. The places are the even ticks of the transformed
  /// domain; each gets the number there, with as few digits as keep it near.
  ///
  /// - Returns: nil where fewer than three such numbers are legible.
  func powerTicks() -> [Tick]? {
    let (lower, upper) = (scale.type.transform(scale.lower), scale.type.transform(scale.upper))
    guard lower.isFinite, upper.isFinite, upper > lower else { return nil }
    for count in stride(from: wanted, through: 3, by: -1) {
      guard let places = extendedWilkinson(lower, upper, count: count) else { continue }
      let gap = places.step.value
      var numbers: [DecimalNumber] = []
      for place in places.numbers {
        let exact = scale.type.inverse(place.value)
        guard exact.isFinite, scale.contains(exact) else { continue }
        let rounded = (1...3).map { DecimalNumber(exact, significant: $0) }
        let near = rounded.first {
          (scale.type.transform($0.value) - place.value).magnitude <= 0.15 * gap
        }
        let number = (near ?? rounded[2]).reduced
        if scale.contains(number.value), numbers.last != number { numbers.append(number) }
      }
      let ticks = zip(numbers, tickTexts(numbers, format: format))
        .map { Tick(value: $0.value, label: $1) }
      if ticks.count >= 3, isLegible(ticks) { return ticks }
    }
    return nil
  }
}
