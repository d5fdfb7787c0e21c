internal import CMathShims

/// The discrete Fourier transform of one length.
///
///     ŷ_k = Σⱼ yⱼ e^{−2πi jk/n}
///
/// A length that is a product of primes is done prime by prime: n/p transforms of length p after p
/// transforms of length n/p. A prime is summed as it stands.
///
/// - Complexity: O(n · sum of n's prime factors) a transform, O(n log n) when these are small.
/// - Source: Cooley & Tukey, *An Algorithm for the Machine Calculation of Complex Fourier Series*
///   (1965).
struct FourierTransform {
  /// Real and imaginary parts, each of shape `[n]`.
  struct Signal: Equatable {
    var real: [Double]
    var imaginary: [Double]

    init(_ real: [Double]) {
      self.real = real
      imaginary = [Double](repeating: 0, count: real.count)
    }
  }

  /// n.
  let length: Int
  /// e^{−2πi k/n}, the roots that every shorter transform takes some of.
  private let roots: [(cosine: Double, sine: Double)]

  /// - Parameter length: n ≥ 1.
  init(length: Int) {
    require(length >= 1, "a transform of \(length) numbers")
    self.length = length
    roots = (0..<length).map { k in
      // From the nearest axis, so that quarter turns are exact.
      let quarter = (4 * k + length / 2) / length
      let rest = 2 * Double.pi * Double(4 * k - quarter * length) / Double(4 * length)
      let (c, s) = (cos(rest), sin(rest))
      switch quarter % 4 {
      case 0: return (c, -s)
      case 1: return (-s, -c)
      case 2: return (-c, s)
      default: return (s, c)
      }
    }
  }

  /// The transform of a signal of n numbers.
  func callAsFunction(_ signal: Signal) -> Signal {
    require(
      signal.real.count == length && signal.imaginary.count == length,
      "a signal of \(signal.real.count) numbers for a transform of \(length)")
    return transform(signal, start: 0, stride: 1, count: length)
  }

  /// The transform of the `count` numbers at `start`, `start + stride`, …
  private func transform(_ signal: Signal, start: Int, stride: Int, count: Int) -> Signal {
    let prime = smallestFactor(of: count)
    let rest = count / prime
    var result = Signal([Double](repeating: 0, count: count))
    let parts = (0..<prime).map { part in
      rest == 1
        ? nil
        : transform(
          signal, start: start + part * stride, stride: stride * prime, count: rest)
    }
    for k in 0..<count {
      var (real, imaginary) = (0.0, 0.0)
      for part in 0..<prime {
        let root = roots[part * k % count * (length / count)]
        let place = start + part * stride
        let a = parts[part]?.real[k % rest] ?? signal.real[place]
        let b = parts[part]?.imaginary[k % rest] ?? signal.imaginary[place]
        real += a * root.cosine - b * root.sine
        imaginary += a * root.sine + b * root.cosine
      }
      result.real[k] = real
      result.imaginary[k] = imaginary
    }
    return result
  }

  private func smallestFactor(of number: Int) -> Int {
    var factor = 2
    while factor * factor <= number {
      if number % factor == 0 { return factor }
      factor += 1
    }
    return number
  }
}
