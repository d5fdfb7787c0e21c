/// The quantile function of N(0, 1): the x with Φ(x) = `probability`.
///
/// Three rational approximations, one for the middle and two for the tails; their relative error
/// is about 1e-16.
///
/// - Parameter probability: A number in [0, 1].
/// - Returns: −∞ at 0, +∞ at 1.
/// - Complexity: O(1).
/// - Source: Wichura, *Algorithm AS 241* (Applied Statistics 37, 1988), PPND16.
public func standardNormalQuantile(_ probability: Double) -> Double {
  require(probability >= 0 && probability <= 1, "\(probability) is no probability")
  if probability == 0 { return -.infinity }
  if probability == 1 { return .infinity }
  let centred = probability - 0.5
  if centred.magnitude <= 0.425 {
    let r = 0.180625 - centred * centred
    return centred * middleNumerator(r) / middleDenominator(r)
  }
  let tail = centred < 0 ? probability : 1 - probability
  let r = sqrt(-log(tail))
  let x =
    r <= 5
    ? nearTailNumerator(r - 1.6) / nearTailDenominator(r - 1.6)
    : farTailNumerator(r - 5) / farTailDenominator(r - 5)
  return centred < 0 ? -x : x
}

/// A number drawn from N(0, 1), the normal distribution with mean 0 and variance 1.
///
/// The quantile function at a uniform number: one output of the generator a draw, nothing kept
/// between draws, and for 85 draws in 100 no call of libm, so that runs repeat bit for bit.
/// The uniform is an odd multiple of 2⁻⁵³, so draws are symmetric and stay within ±8.3.
///
/// - Complexity: O(1), one output of the generator.
public func randomNormal(using generator: inout some RandomNumberGenerator) -> Double {
  standardNormalQuantile((Double(generator.next() >> 12) + 0.5) * 0x1p-52)
}

/// A number drawn from N(mean, standardDeviation²).
public func randomNormal(
  mean: Double, standardDeviation: Double, using generator: inout some RandomNumberGenerator
) -> Double {
  require(standardDeviation >= 0, "standard deviation \(standardDeviation) is negative")
  return mean + standardDeviation * randomNormal(using: &generator)
}

/// `count` independent draws from N(0, 1).
///
/// - Complexity: O(count).
public func randomNormals(
  _ count: Int, using generator: inout some RandomNumberGenerator
) -> [Double] {
  var draws = [Double](repeating: 0, count: count)
  for index in draws.indices {
    draws[index] = randomNormal(using: &generator)
  }
  return draws
}

private func middleNumerator(_ r: Double) -> Double {
  let high = ((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
  let low = ((high + 45921.953931549871457) * r + 13731.693765509461125) * r
  return ((low + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608
}

private func middleDenominator(_ r: Double) -> Double {
  let high = ((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
  let low = ((high + 21213.794301586595867) * r + 5394.1960214247511077) * r
  return ((low + 687.1870074920579083) * r + 42.313330701600911252) * r + 1
}

private func nearTailNumerator(_ r: Double) -> Double {
  let high = (7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r
  let middle = ((high + 0.24178072517745061177) * r + 1.27045825245236838258) * r
  let low = ((middle + 3.64784832476320460504) * r + 5.7694972214606914055) * r
  return (low + 4.6303378461565452959) * r + 1.42343711074968357734
}

private func nearTailDenominator(_ r: Double) -> Double {
  let high = (1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
  let middle = ((high + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
  let low = ((middle + 0.68976733498510000455) * r + 1.6763848301838038494) * r
  return (low + 2.05319162663775882187) * r + 1
}

private func farTailNumerator(_ r: Double) -> Double {
  let high = (2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
  let middle = ((high + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
  let low = ((middle + 0.29656057182850489123) * r + 1.7848265399172913358) * r
  return (low + 5.4637849111641143699) * r + 6.6579046435011037772
}

private func farTailDenominator(_ r: Double) -> Double {
  let high = (2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r
  let middle = ((high + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r
  let low = ((middle + 0.0148753612908506148525) * r + 0.13692988092273580531) * r
  return (low + 0.59983220655588793769) * r + 1
}
