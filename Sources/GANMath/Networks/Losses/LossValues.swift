/// A loss and its derivatives with respect to the outputs it was computed from.
public struct LossValue: Equatable, Sendable {
  /// The loss.
  public let value: Double
  /// Its derivative with respect to each output on a real point; empty if it has none.
  public let realGradient: [Double]
  /// Its derivative with respect to each output on a generated point.
  public let fakeGradient: [Double]
}

extension GANLoss {
  /// What the discriminator minimises, with its derivatives, for outputs given as numbers.
  ///
  /// - Parameters:
  ///   - real: Outputs on real points, at least one.
  ///   - fake: Outputs on generated points, at least one.
  /// - Throws: `emptyBatch`; `notFinite`, with row 0 for a real and 1 for a generated point.
  /// - Complexity: O(n).
  public func discriminatorLoss(
    real: [Double], fake: [Double]
  ) throws(NetworkError) -> LossValue {
    try check(real, row: 0)
    try check(fake, row: 1)
    let tape = Tape()
    let r = tape.input(Matrix(filledRows: real.count, columns: 1, real))
    let f = tape.input(Matrix(filledRows: fake.count, columns: 1, fake))
    let loss = discriminatorLoss(real: r, fake: f)
    let gradients = tape.gradients(of: loss, with: [r, f])
    return LossValue(
      value: loss.scalar, realGradient: gradients[0].entries, fakeGradient: gradients[1].entries)
  }

  /// What the generator minimises, with its derivatives, for outputs given as numbers.
  ///
  /// - Parameter fake: Outputs on generated points, at least one.
  /// - Throws: `emptyBatch`; `notFinite`, with row 1.
  /// - Complexity: O(n).
  public func generatorLoss(fake: [Double]) throws(NetworkError) -> LossValue {
    try check(fake, row: 1)
    let tape = Tape()
    let f = tape.input(Matrix(filledRows: fake.count, columns: 1, fake))
    let loss = generatorLoss(fake: f)
    let gradient = tape.gradients(of: loss, with: [f])[0]
    return LossValue(value: loss.scalar, realGradient: [], fakeGradient: gradient.entries)
  }

  private func check(_ outputs: [Double], row: Int) throws(NetworkError) {
    guard !outputs.isEmpty else { throw .emptyBatch }
    if let index = outputs.firstNotFinite {
      throw .notFinite(row: row, column: index, value: outputs[index])
    }
  }
}
