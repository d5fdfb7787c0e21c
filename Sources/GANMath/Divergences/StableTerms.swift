// One outcome's share of a divergence, written so that nothing cancels when p ≈ q. Each share
// is ≥ 0 and of the order (p − q)²; the textbook forms compute it as a difference of terms of
// the order |p − q| and lose half of the digits, or all.

/// p log(p/q) − p + q for q > 0, p ≥ 0.
func relativeEntropyShare(_ p: Double, _ q: Double) -> Double {
  guard p > 0 else { return q }
  let s = (p - q) / (p + q)
  guard s.magnitude < 0.1 else { return p * logRatio(p, q) - (p - q) }
  // With p/q = (1+s)/(1−s): p log(p/q) − p + q = 2q/(1−s) · (s² + (1+s)(s³/3 + s⁵/5 + …)),
  // and q/(1−s) = (p+q)/2.
  let square = s * s
  var tail = 0.0
  for odd in stride(from: 19, through: 3, by: -2) {
    tail = tail * square + 1 / Double(odd)
  }
  return (p + q) * square * (1 + (1 + s) * s * tail)
}

/// p log(p/m) + q log(q/m) with m = (p + q) / 2, for p + q > 0.
func jensenShannonShare(_ p: Double, _ q: Double) -> Double {
  let mean = p / 2 + q / 2
  let s = (p - q) / (p + q)
  return mean * mirroredEntropy(s)
}

/// (1 + s) log(1 + s) + (1 − s) log(1 − s) for |s| ≤ 1: twice log 2 minus the entropy of a coin
/// with bias s, doubled.
func mirroredEntropy(_ s: Double) -> Double {
  let size = min(s.magnitude, 1)
  if size == 1 { return 2 * log(2) }
  guard size < 0.25 else {
    return (1 + size) * log1p(size) + (1 - size) * log1p(-size)
  }
  // Σ s^2k / (k (2k − 1)): fourteen terms reach 2⁻⁵³ at s = 1/4.
  let square = size * size
  var sum = 0.0
  for k in stride(from: 14, through: 1, by: -1) {
    sum = sum * square + 1 / Double(k * (2 * k - 1))
  }
  return sum * square
}

/// (√p − √q)².
func hellingerShare(_ p: Double, _ q: Double) -> Double {
  guard p != q else { return 0 }
  let difference = (p - q) / (sqrt(p) + sqrt(q))
  return difference * difference
}

/// (p − q)² / q, in an order that neither overflows nor underflows early.
func chiSquaredShare(_ p: Double, _ q: Double) -> Double {
  p == q ? 0 : (p - q) * ((p - q) / q)
}

/// (p^α q^(1−α) − α p + (α − 1) q) / (α (α − 1)) for p, q > 0.
func alphaShare(_ p: Double, _ q: Double, order alpha: Double) -> Double {
  let relative = (p - q) / q
  guard relative.magnitude < 0.05 else {
    // p (p/q)^(α−1) or q (p/q)^α, whichever has the power nearer to 1: the other one may overflow.
    let power =
      p > q ? p * exp((alpha - 1) * logRatio(p, q)) : q * exp(alpha * logRatio(p, q))
    return (power - alpha * p + (alpha - 1) * q) / (alpha * (alpha - 1))
  }
  // The binomial series of (1 + δ)^α from its square term on.
  var term = relative * relative / 2
  var sum = 0.0
  var k = 2.0
  while term.magnitude > sum.magnitude * 0x1p-56 {
    sum += term
    term *= relative * (alpha - k) / (k + 1)
    k += 1
  }
  return q * sum
}

/// log(p/q) for p, q > 0, also where the quotient over- or underflows.
func logRatio(_ p: Double, _ q: Double) -> Double {
  let ratio = p / q
  if ratio > 0.5, ratio < 2 { return log1p((p - q) / q) }
  return ratio.isNormal ? log(ratio) : log(p) - log(q)
}
