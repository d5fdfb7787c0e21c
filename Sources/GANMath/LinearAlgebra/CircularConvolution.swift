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
  /// - Throws: `emptyImage`; `notFinite`.
  /// - Complexity: O(height · width · in · out · min(in, out)), and a fast Fourier transform of an image for
  ///   each pair of channels.
  /// - Source: Sedghi, Gupta & Long, *The Singular Values of Convolutional Layers* (ICLR 2019).
  public func circularSingularValues(
    height: Int, width: Int
  ) throws(LinearAlgebraError) -> [Double] {
    guard height > 0 && width > 0 else { throw .emptyImage(height: height, width: width) }
    try reshaped.requireFinite()
    let coefficients = Frequencies(of: self, height: height, width: width)
    var values: [Double] = []
    for row in 0..<height {
      for column in 0..<width {
        // A real kernel has conjugate coefficients at opposite frequencies: one stands for both.
        let (oppositeRow, oppositeColumn) = ((height - row) % height, (width - column) % width)
        if (oppositeRow, oppositeColumn) < (row, column) { continue }
        let own = (oppositeRow, oppositeColumn) == (row, column)
        let found = try coefficients.matrix(row, column).singularValues()
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
}

/// The Fourier coefficients of every kernel of a convolution on an image.
private struct Frequencies {
  private let outputs: Int
  private let inputs: Int
  private let width: Int
  /// For each pair of channels, the input running faster, the coefficients row by row.
  private var kernels: [FourierTransform.Signal] = []

  init(of convolution: Convolution, height: Int, width: Int) {
    (outputs, inputs) = (convolution.outputChannels, convolution.inputChannels)
    self.width = width
    let alongRows = FourierTransform(length: width)
    let alongColumns = FourierTransform(length: height)
    for output in 0..<outputs {
      for input in 0..<inputs {
        var image = Matrix(rows: height, columns: width)
        for y in 0..<convolution.kernelHeight {
          // A kernel larger than the image wraps around with it.
          for x in 0..<convolution.kernelWidth {
            image[y % height, x % width] += convolution[output, input, y, x]
          }
        }
        kernels.append(Self.transform(image, alongRows, alongColumns))
      }
    }
  }

  private static func transform(
    _ image: Matrix, _ alongRows: FourierTransform, _ alongColumns: FourierTransform
  ) -> FourierTransform.Signal {
    let (height, width) = (image.rows, image.columns)
    var result = FourierTransform.Signal([])
    for row in 0..<height {
      let coefficients = alongRows(FourierTransform.Signal(image.row(row)))
      result.real += coefficients.real
      result.imaginary += coefficients.imaginary
    }
    for column in 0..<width {
      var line = FourierTransform.Signal([Double](repeating: 0, count: height))
      for row in 0..<height {
        line.real[row] = result.real[row * width + column]
        line.imaginary[row] = result.imaginary[row * width + column]
      }
      line = alongColumns(line)
      for row in 0..<height {
        result.real[row * width + column] = line.real[row]
        result.imaginary[row * width + column] = line.imaginary[row]
      }
    }
    return result
  }

  /// The matrix of one frequency, a complex number a + bi as the block [a −b; b a].
  func matrix(_ row: Int, _ column: Int) -> Matrix {
    var block = Matrix(rows: 2 * outputs, columns: 2 * inputs)
    for output in 0..<outputs {
      for input in 0..<inputs {
        let kernel = kernels[output * inputs + input]
        let (a, b) = (kernel.real[row * width + column], kernel.imaginary[row * width + column])
        block[2 * output, 2 * input] = a
        block[2 * output, 2 * input + 1] = -b
        block[2 * output + 1, 2 * input] = b
        block[2 * output + 1, 2 * input + 1] = a
      }
    }
    return block
  }
}
