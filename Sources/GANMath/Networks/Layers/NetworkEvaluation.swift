extension Network {
  /// The output for each row of a batch, in evaluation mode.
  ///
  /// - Parameter batch: Shape `[b, inputs]`.
  /// - Returns: Shape `[b, outputs]`.
  /// - Throws: `inputMismatch`, `notFinite`.
  public func callAsFunction(_ batch: Matrix) throws(NetworkError) -> Matrix {
    try check(batch)
    let tape = Tape()
    return recorded(on: tape, mode: .evaluation)(tape.input(batch)).value
  }

  /// The gradient of the output with respect to the input, at each row of a batch, in evaluation
  /// mode; with several outputs, the gradient of their sum.
  ///
  /// - Parameter batch: Shape `[b, inputs]`.
  /// - Returns: Shape `[b, inputs]`.
  /// - Throws: `inputMismatch`, `notFinite`.
  public func inputGradients(at batch: Matrix) throws(NetworkError) -> Matrix {
    try check(batch)
    let tape = Tape()
    return recorded(on: tape, mode: .evaluation).inputGradient(at: tape.input(batch)).value
  }

  /// The matrix of derivatives of all outputs with respect to all inputs at one point, in
  /// evaluation mode.
  ///
  /// - Returns: Shape `[outputs, inputs]`.
  /// - Throws: `inputMismatch`, `notFinite`.
  public func jacobian(at point: [Double]) throws(NetworkError) -> Matrix {
    let batch = Matrix(filledRows: 1, columns: point.count, point)
    try check(batch)
    let tape = Tape()
    let x = tape.input(batch)
    let y = recorded(on: tape, mode: .evaluation)(x)
    var rows: [[Double]] = []
    for output in 0..<outputs {
      let selector = tape.input(
        Matrix(rows: outputs, columns: 1) { row, _ in row == output ? 1 : 0 })
      rows.append(tape.gradients(of: y.times(selector), with: [x])[0].entries)
    }
    return Matrix(rows: outputs, columns: inputs) { rows[$0][$1] }
  }

  /// Moves the running averages of every batch normalisation a step towards a batch.
  ///
  ///     m ← (1 − μ) m + μ · mean        s² ← (1 − μ) s² + μ · variance · b / (b − 1)
  ///
  /// - Parameters:
  ///   - batch: Shape `[b, inputs]`, at least two rows.
  ///   - momentum: μ, by default PyTorch's 0.1.
  /// - Throws: `inputMismatch`, `notFinite`, `emptyBatch` with fewer than two rows.
  public mutating func updateStatistics(
    with batch: Matrix, momentum: Double = 0.1
  ) throws(NetworkError) {
    try check(batch)
    guard batch.rows >= 2 else { throw .emptyBatch }
    let tape = Tape()
    let unbiased = Double(batch.rows) / Double(batch.rows - 1)
    var offset = 0
    for moments in recorded(on: tape, mode: .training).batchMoments(of: tape.input(batch)) {
      let (mean, variance) = (moments.mean.entries, moments.variance.entries)
      for feature in mean.indices {
        let (m, s) = (offset + feature, offset + mean.count + feature)
        statistics[m] += momentum * (mean[feature] - statistics[m])
        statistics[s] += momentum * (unbiased * variance[feature] - statistics[s])
      }
      offset += 2 * mean.count
    }
  }

  func check(_ batch: Matrix) throws(NetworkError) {
    guard batch.columns == inputs else {
      throw .inputMismatch(expected: inputs, found: batch.columns)
    }
    try batch.requireFiniteEntries()
  }
}
