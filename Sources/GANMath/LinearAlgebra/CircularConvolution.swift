extension Convolution {
  /// All singular values of the layer on images that wrap around, height × width · min(in, out)
  /// of them.
  ///
  /// A circular convolution acts on each frequency of the image by itself, through a small matrix
  /// of the kernel's Fourier coefficients; its singular values are those of all these matrices.
  ///
  /// - Parameters:
  ///   - height: The height of the image in pixels, ≥ 1.
  ///   - width: The width of the image in pixels, ≥ 1.
  /// - Returns: Descending.
  /// - Throws: `notFinite`.
  /// - Complexity: O(height · width · in · out · (k_h k_w + min(in, out))).
  /// - Source: Sedghi, Gupta & Long, *The Singular Values of Convolutional Layers* (ICLR 2019).
  public func circularSingularValues(
    height: Int, width: Int
  ) throws(LinearAlgebraError) -> [Double] {
    precondition(height > 0 && width > 0, "an image of \(height) × \(width) pixels")
    try reshaped.requireFinite()
    let rowTurns = UnitRoots(height)
    let columnTurns = UnitRoots(width)
    var values: [Double] = []
    for row in 0..<height {
      for column in 0..<width {
        // A real kernel has conjugate coefficients at opposite frequencies: one stands for both.
        let (oppositeRow, oppositeColumn) = ((height - row) % height, (width - column) % width)
        if (oppositeRow, oppositeColumn) < (row, column) { continue }
        let own = (oppositeRow, oppositeColumn) == (row, column)
        let found = try coefficients(row, column, rowTurns, columnTurns).singularValues()
        // The real form of a complex matrix has each of its singular values twice.
        for index in stride(from: 0, to: found.count, by: 2) {
          values.append(found[index])
          if !own { values.append(found[index]) }
        }
      }
    }
    return values.sorted(by: >)
  }

  /// The norm of the layer on images that wrap around, exactly its Lipschitz constant there.
  ///
  /// - Parameters: as `circularSingularValues(height:width:)`.
  /// - Throws: `notFinite`.
  public func circularOperatorNorm(
    height: Int, width: Int
  ) throws(LinearAlgebraError) -> Double {
    try circularSingularValues(height: height, width: width).first ?? 0
  }

  /// The matrix of one frequency, a complex number a + bi as the block [a −b; b a].
  private func coefficients(
    _ row: Int, _ column: Int, _ rowTurns: UnitRoots, _ columnTurns: UnitRoots
  ) -> Matrix {
    var block = Matrix(rows: 2 * outputChannels, columns: 2 * inputChannels)
    for output in 0..<outputChannels {
      for input in 0..<inputChannels {
        var (real, imaginary) = (0.0, 0.0)
        for y in 0..<kernelHeight {
          for x in 0..<kernelWidth {
            let weight = self[output, input, y, x]
            let (a, b) = (rowTurns[row * y], columnTurns[column * x])
            real += weight * (a.cosine * b.cosine - a.sine * b.sine)
            imaginary += weight * (a.sine * b.cosine + a.cosine * b.sine)
          }
        }
        block[2 * output, 2 * input] = real
        block[2 * output, 2 * input + 1] = -imaginary
        block[2 * output + 1, 2 * input] = imaginary
        block[2 * output + 1, 2 * input + 1] = real
      }
    }
    return block
  }
}

/// The n-th roots of 1, cos(2πk/n) + i sin(2πk/n).
private struct UnitRoots {
  private let turns: [(cosine: Double, sine: Double)]

  init(_ n: Int) {
    turns = (0..<n).map { k in
      // From the nearest axis, so that quarter turns are exact.
      let quarter = (4 * k + n / 2) / n
      let rest = 2 * Double.pi * Double(4 * k - quarter * n) / Double(4 * n)
      let (c, s) = (cos(rest), sin(rest))
      switch quarter % 4 {
      case 0: return (c, s)
      case 1: return (-s, c)
      case 2: return (-c, -s)
      default: return (s, -c)
      }
    }
  }

  subscript(k: Int) -> (cosine: Double, sine: Double) { turns[k % turns.count] }
}
