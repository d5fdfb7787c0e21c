extension AxisTicks {
  /// One tick says no scale: a single one only where no two fit.
  func evenTicks() -> [Tick] {
    if let best = bestEvenTicks(atLeast: 2) { return best }
    let ends = ends()
    return ends.count > 1 ? ends : bestEvenTicks(atLeast: 1) ?? ends
  }

  private func bestEvenTicks(atLeast count: Int) -> [Tick]? {
    let best = extendedWilkinson(scale.lower, scale.upper, count: wanted) { candidate in
      let shown = candidate.numbers.filter { scale.contains($0.value) }
      guard shown.count >= count else { return -.infinity }
      let gap = smallestGap(labelled(shown))
      let em = isHorizontal ? fontSize : fontSize / 3
      if gap < 0.5 * em { return -.infinity }
      let legibility = gap >= 1.5 * em ? 1 : 2 - 1.5 * em / gap
      // Ticks beyond the domain do not show how far it reaches.
      let hidden = shown.count < candidate.count ? 3.0 : 0
      return legibility - candidate.awkwardness - hidden
    }
    return best.map { labelled($0.numbers.filter { scale.contains($0.value) }) }
  }

  /// The two ends, or one of them, where no better ticks fit.
  private func ends() -> [Tick] {
    let numbers = [scale.lower, scale.upper].map { DecimalNumber($0, significant: 3) }
    let both = labelled(numbers).filter { scale.contains($0.value) }
    return isLegible(both) ? both : Array(both.prefix(1))
  }
}

extension EvenTicks {
  /// How much worse than its neighbours a step reads: people count in ones, twos, fives, quarters
  /// and twenty-fives, less readily in threes and fours, and hardly in 2.5 or 0.025.
  fileprivate var awkwardness: Double {
    // −3, −1, 1, 3: on both sides of 0 and not at it.
    let isAcross = start.mantissa < 0 && self[count - 1].mantissa > 0
    let missesZero = isAcross && start.mantissa % step.mantissa != 0 ? 6.0 : 0
    let reduced = step.reduced
    switch reduced.mantissa {
    case 3, 4: return missesZero + 2
    case 25: return missesZero + (reduced.exponent < 0 && reduced.exponent != -2 ? 4 : 0)
    default: return missesZero
    }
  }
}
