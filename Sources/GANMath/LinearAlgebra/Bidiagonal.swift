/// A matrix with entries on its diagonal and just above it.
struct Bidiagonal {
  private(set) var diagonal: [Double]
  /// Entry k stands right of diagonal entry k.
  private(set) var above: [Double]

  /// The singular values, descending: rotations from both sides chase the upper entries away.
  ///
  /// - Source: Demmel & Kahan, *Accurate Singular Values of Bidiagonal Matrices* (1990).
  mutating func singularValues() throws(LinearAlgebraError) -> [Double] {
    let norm = zip(diagonal, above + [0]).reduce(0) { max($0, $1.0.magnitude + $1.1.magnitude) }
    let limit = 40 * diagonal.count
    var sweeps = 0
    var last = diagonal.count - 1
    while last > 0 {
      for k in 0..<last where isNegligible(above[k], beside: k, norm: norm) { above[k] = 0 }
      if above[last - 1] == 0 {
        last -= 1
        continue
      }
      var first = last - 1
      while first > 0, above[first - 1] != 0 { first -= 1 }
      sweeps += 1
      guard sweeps <= limit else { throw .didNotConverge(iterations: sweeps) }
      let shift = self.shift(first, last)
      if shift == 0 {
        sweepWithoutShift(first, last)
      } else {
        sweep(first, last, shift: shift)
      }
    }
    return diagonal.map { $0.magnitude }.sorted(by: >)
  }

  private func isNegligible(_ entry: Double, beside k: Int, norm: Double) -> Bool {
    let neighbours = diagonal[k].magnitude + diagonal[k + 1].magnitude
    return entry.magnitude <= Double.ulpOfOne * max(neighbours, norm / 4)
  }

  /// The smaller singular value of the last two by two entries: an estimate of the one that will
  /// stand last. 0 when it would not speed convergence up, or where there is a 0 to be chased out.
  private func shift(_ first: Int, _ last: Int) -> Double {
    for k in first...last where diagonal[k] == 0 { return 0 }
    let (a, b, c) = (diagonal[last - 1], above[last - 1], diagonal[last])
    let sum = hypot((a.magnitude + c.magnitude), b)
    let difference = hypot(a.magnitude - c.magnitude, b)
    let smaller = 2 * (a * c).magnitude / (sum + difference)
    let ratio = smaller / diagonal[first].magnitude
    return ratio * ratio < Double.ulpOfOne ? 0 : smaller
  }

  private mutating func sweep(_ first: Int, _ last: Int, shift: Double) {
    let start = diagonal[first]
    var f = (start.magnitude - shift) * ((start < 0 ? -1 : 1) + shift / start)
    var g = above[first]
    for k in first..<last {
      let right = Rotation(f, g)
      if k > first { above[k - 1] = right.length }
      f = right.cosine * diagonal[k] + right.sine * above[k]
      above[k] = right.cosine * above[k] - right.sine * diagonal[k]
      g = right.sine * diagonal[k + 1]
      diagonal[k + 1] *= right.cosine
      let left = Rotation(f, g)
      diagonal[k] = left.length
      f = left.cosine * above[k] + left.sine * diagonal[k + 1]
      diagonal[k + 1] = left.cosine * diagonal[k + 1] - left.sine * above[k]
      if k < last - 1 {
        g = left.sine * above[k + 1]
        above[k + 1] *= left.cosine
      }
    }
    above[last - 1] = f
  }

  private mutating func sweepWithoutShift(_ first: Int, _ last: Int) {
    var right = Rotation.none
    var left = Rotation.none
    for k in first..<last {
      right = Rotation(diagonal[k] * right.cosine, above[k])
      if k > first { above[k - 1] = left.sine * right.length }
      left = Rotation(left.cosine * right.length, diagonal[k + 1] * right.sine)
      diagonal[k] = left.length
    }
    let end = diagonal[last] * right.cosine
    diagonal[last] = end * left.cosine
    above[last - 1] = end * left.sine
  }
}

/// The rotation that turns (f, g) into (length, 0).
private struct Rotation {
  let cosine: Double
  let sine: Double
  let length: Double

  static let none = Rotation(1, 0)

  init(_ f: Double, _ g: Double) {
    let size = (f * f + g * g).squareRoot()
    length = size
    // Both entries 0, or so small that their squares are: nothing to turn.
    cosine = size > 0 ? f / size : 1
    sine = size > 0 ? g / size : 0
  }
}
