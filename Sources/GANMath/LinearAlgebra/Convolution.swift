/// A convolution layer as what it is: a linear map between images.
///
/// Weights are laid out as in the usual frameworks, `[out, in, height, width]`, and slide without
/// being turned over (which is cross-correlation, strictly speaking).
public struct Convolution: Equatable, Sendable {
  /// The number of output channels.
  public let outputChannels: Int
  /// The number of input channels.
  public let inputChannels: Int
  /// k_h.
  public let kernelHeight: Int
  /// k_w.
  public let kernelWidth: Int
  /// The weights with the output channel as row and all else as column, shape
  /// `[out, in · k_h · k_w]`: the matrix whose norm is easily mistaken for that of the layer.
  public let reshaped: Matrix

  /// A convolution from nested arrays `[out][in][height][width]`, all of equal size.
  ///
  /// - Throws: `raggedKernel`, also when there are no weights at all.
  public init(_ weights: [[[[Double]]]]) throws(LinearAlgebraError) {
    outputChannels = weights.count
    inputChannels = weights.first?.count ?? 0
    kernelHeight = weights.first?.first?.count ?? 0
    kernelWidth = weights.first?.first?.first?.count ?? 0
    let (channels, height, width) = (inputChannels, kernelHeight, kernelWidth)
    guard channels > 0 && height > 0 && width > 0 else { throw .raggedKernel(outputChannel: 0) }
    var rows: [[Double]] = []
    for (index, output) in weights.enumerated() {
      let isWhole =
        output.count == channels
        && output.allSatisfy { $0.count == height && $0.allSatisfy { $0.count == width } }
      guard isWhole else { throw .raggedKernel(outputChannel: index) }
      rows.append(output.flatMap { $0.flatMap { $0 } })
    }
    reshaped = try Matrix(rows)
  }

  /// The weight from input channel `input` to output channel `output` at an offset.
  public subscript(output: Int, input: Int, row: Int, column: Int) -> Double {
    reshaped[output, (input * kernelHeight + row) * kernelWidth + column]
  }

  /// ‖W‖₂ of the reshaped weights, which spectral normalisation of a layer divides by.
  ///
  /// It is *not* the norm of the layer: see `operatorNormBound()`.
  ///
  /// - Throws: `notFinite`.
  public func reshapedNorm() throws(LinearAlgebraError) -> Double {
    try reshaped.spectralNorm()
  }

  /// √(k_h k_w) ‖W‖₂, a bound on the norm of the layer at every size, padding and stride.
  ///
  /// Each of the k_h k_w offsets takes an input pixel at most once.
  ///
  /// - Throws: `notFinite`.
  /// - Source: Tsuzuku, Sato & Sugiyama, *Lipschitz-Margin Training* (2018), corollary 1.
  public func operatorNormBound() throws(LinearAlgebraError) -> Double {
    try Double(kernelHeight * kernelWidth).squareRoot() * reshapedNorm()
  }
}
