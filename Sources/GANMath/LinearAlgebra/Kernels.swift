// The inner loops of the linear algebra, on raw rows of numbers. Two to four independent sums
// and SIMD lanes, written out: without leave to reorder additions, the compiler may not do it.

/// Σ x[i] y[i] over `count` entries.
@inline(__always)
func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int) -> Double {
  var (first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
  var index = 0
  while index + 8 <= count {
    first += lanes(x + index) * lanes(y + index)
    second += lanes(x + index + 4) * lanes(y + index + 4)
    index += 8
  }
  let both = first + second
  var total = (both[0] + both[1]) + (both[2] + both[3])
  while index < count {
    total += x[index] * y[index]
    index += 1
  }
  return total
}

/// y[i] += factor · x[i] over `count` entries.
@inline(__always)
func addScaled(
  _ factor: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, count: Int
) {
  let scale = SIMD4(repeating: factor)
  var index = 0
  while index + 4 <= count {
    store(lanes(y + index) + scale * lanes(x + index), at: y + index)
    index += 4
  }
  while index < count {
    y[index] += factor * x[index]
    index += 1
  }
}

/// Adds the product of two row-major blocks to a third.
func multiplyAccumulate(
  _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, into c: UnsafeMutablePointer<Double>,
  rows: Int, inner: Int, columns: Int
) {
  for row in 0..<rows {
    for k in 0..<inner {
      addScaled(
        a[row * inner + k], b + k * columns, to: c + row * columns, count: columns)
    }
  }
}

@inline(__always)
func lanes(_ pointer: UnsafePointer<Double>) -> SIMD4<Double> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
func store(_ value: SIMD4<Double>, at pointer: UnsafeMutablePointer<Double>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: SIMD4<Double>.self)
}

/// (a, b) ← (c a − s b, s a + c b), entry by entry.
@inline(__always)
func rotate(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
  cosine: Double, sine: Double, count: Int
) {
  let (c, s) = (SIMD4(repeating: cosine), SIMD4(repeating: sine))
  var index = 0
  while index + 4 <= count {
    let (left, right) = (lanes(a + index), lanes(b + index))
    store(c * left - s * right, at: a + index)
    store(s * left + c * right, at: b + index)
    index += 4
  }
  while index < count {
    let (left, right) = (a[index], b[index])
    a[index] = cosine * left - sine * right
    b[index] = sine * left + cosine * right
    index += 1
  }
}

/// Exchanges `count` entries of two rows.
@inline(__always)
func exchange(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, count: Int
) {
  for index in 0..<count {
    let kept = a[index]
    a[index] = b[index]
    b[index] = kept
  }
}
