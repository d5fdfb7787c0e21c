internal import CMathShims

/// Evenly spaced tick positions, as exact decimal numbers.
struct EvenTicks: Sendable, Equatable {
  /// First tick, step and count; ticks are `start + i · step`.
  var start: DecimalNumber
  var step: DecimalNumber
  var count: Int

  /// Start and step share an exponent.
  subscript(index: Int) -> DecimalNumber {
    DecimalNumber(
      mantissa: start.mantissa + Int64(index) * step.mantissa, exponent: start.exponent)
  }

  var numbers: [DecimalNumber] { (0..<count).map { self[$0] } }
}

/// The best tick positions for an axis, by an optimisation over all "nice" candidates.
///
/// A candidate is scored by simplicity (round steps, zero included), coverage (its ends lie
/// near the data's), density (near the wanted count) and legibility:
///
///     score = 0.25·simplicity + 0.2·coverage + 0.5·density + 0.05·legibility
///
/// The search visits candidates in falling order of their best possible score, and stops when
/// none can win.
///
/// - Parameters:
///   - lower, upper: The data range, finite, with upper − lower > 1e-12 · max(|lower|, |upper|).
///   - count: The wanted number of ticks, at least 2; more or fewer may be returned.
///   - legibility: 1 for labels that read well, less for worse, −∞ for labels that overlap.
/// - Returns: nil when no candidate is legible.
/// - Complexity: A few hundred candidates.
/// - Source: Talbot, Lin & Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
///   labels on axes" (2010), with the weights of §4.
func extendedWilkinson(
  _ lower: Double, _ upper: Double, count wanted: Int,
  legibility: (EvenTicks) -> Double = { _ in 1 }
) -> EvenTicks? {
  require(wanted >= 2, "an axis needs 2 ticks or more, not \(wanted)")
  var search = TickSearch(lower: lower, upper: upper, wanted: Double(wanted))
  var skip = 1
  while search.visit(skip: skip, legibility: legibility), skip < 100 { skip += 1 }
  return search.best
}

/// Ten times the steps that people count in, the best first.
private let niceSteps = [10, 50, 20, 25, 40, 30]

private struct TickSearch {
  let lower: Double
  let upper: Double
  let wanted: Double
  var best: EvenTicks?
  var bestScore = -2.0

  init(lower: Double, upper: Double, wanted: Double) {
    self.lower = lower
    self.upper = upper
    self.wanted = wanted
  }

  /// Tries all steps q·10ᶻ of which every `skip`th multiple is labelled.
  ///
  /// - Returns: Whether a larger skip could still win.
  mutating func visit(skip: Int, legibility: (EvenTicks) -> Double) -> Bool {
    for (rank, nice) in niceSteps.enumerated() {
      let niceness = 1 - Double(rank) / Double(niceSteps.count - 1) - Double(skip)
      let simplicity = niceness + 1
      if score(simplicity, 1, 1, 1) < bestScore { return false }
      var count = 2
      while true {
        let density = densityBound(count)
        if score(simplicity, 1, density, 1) < bestScore { break }
        let unit = Double(skip * nice) / 10
        let delta = (upper - lower) / Double(count + 1) / unit
        var power = Int(cm_log10(delta).rounded(.up))
        while true {
          let step = unit * cm_pow(10, Double(power))
          let coverage = coverageBound(step * Double(count - 1))
          if score(simplicity, coverage, density, 1) < bestScore { break }
          visitStarts(
            skip: skip, nice: nice, power: power, step: step, count: count, niceness: niceness,
            legibility: legibility)
          power += 1
        }
        count += 1
      }
    }
    return true
  }

  private mutating func visitStarts(
    skip: Int, nice: Int, power: Int, step: Double, count: Int, niceness: Double,
    legibility: (EvenTicks) -> Double
  ) {
    let firstStart = (upper / step).rounded(.down) * Double(skip) - Double((count - 1) * skip)
    let lastStart = (lower / step).rounded(.up) * Double(skip)
    guard firstStart <= lastStart, max(firstStart.magnitude, lastStart.magnitude) < 1e14 else {
      return
    }
    for start in Int64(firstStart)...Int64(lastStart) {
      let ticks = EvenTicks(
        start: DecimalNumber(mantissa: start * Int64(nice), exponent: power - 1),
        step: DecimalNumber(mantissa: Int64(skip * nice), exponent: power - 1), count: count)
      let first = ticks[0].value
      let last = ticks[count - 1].value
      let holdsZero = start % Int64(skip) == 0 && first <= 0 && last >= 0
      let partial = score(
        niceness + (holdsZero ? 1 : 0), coverage(first, last), density(count, first, last), 1)
      guard partial > bestScore else { continue }
      let total = partial - 0.05 + 0.05 * legibility(ticks)
      if total > bestScore {
        bestScore = total
        best = ticks
      }
    }
  }

  private func score(
    _ simplicity: Double, _ coverage: Double, _ density: Double, _ legibility: Double
  ) -> Double {
    0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05 * legibility
  }

  private func coverage(_ first: Double, _ last: Double) -> Double {
    let tenth = 0.1 * (upper - lower)
    let (high, low) = ((upper - last) / tenth, (lower - first) / tenth)
    return 1 - 0.5 * (high * high + low * low)
  }

  private func coverageBound(_ span: Double) -> Double {
    let range = upper - lower
    guard span > range else { return 1 }
    let half = (span - range) / 2 / (0.1 * range)
    return 1 - half * half
  }

  private func density(_ count: Int, _ first: Double, _ last: Double) -> Double {
    let density = Double(count - 1) / (last - first)
    let target = (wanted - 1) / (max(last, upper) - min(first, lower))
    return 2 - max(density / target, target / density)
  }

  private func densityBound(_ count: Int) -> Double {
    Double(count) >= wanted ? 2 - Double(count - 1) / (wanted - 1) : 1
  }
}
