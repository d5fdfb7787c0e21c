/// The mean squared error of a network on fixed data, as a function of the network's parameters.
///
///     f(θ) = (1 / n) Σᵢ ‖network_θ(xᵢ) − yᵢ‖²
///
/// An objective like any other: an optimiser's ``Optimiser/trajectory(on:from:steps:schedule:)``
/// on it is a training on the full batch.
///
/// ```swift
/// let task = try Regression(of: network, on: x, to: y)
/// let run = try CaffeSGD(learningRate: 0.1, momentum: 0.9)
///   .trajectory(on: task, from: network.parameters, steps: 500)
/// run.values(of: task)      // the training curve
/// ```
public struct Regression: Objective, Equatable {
  private let network: Network
  private let inputs: Matrix
  private let targets: Matrix
  public var dimension: Int { network.parameters.count }

  /// The objective of fitting a network's outputs on these inputs to these targets.
  ///
  /// - Parameters:
  ///   - network: Its layers; where it starts is up to the run.
  ///   - inputs: x, one a row, shape `[n, network.inputs]`.
  ///   - targets: y, one a row, shape `[n, network.outputs]`.
  /// - Throws: `emptyBatch`; `inputMismatch`; `targetMismatch`; `notFinite`.
  public init(
    of network: Network, on inputs: Matrix, to targets: Matrix
  ) throws(NetworkError) {
    guard inputs.rows > 0 else { throw .emptyBatch }
    try network.check(inputs)
    guard targets.rows == inputs.rows, targets.columns == network.outputs else {
      throw .targetMismatch(
        expectedRows: inputs.rows, expectedColumns: network.outputs, rows: targets.rows,
        columns: targets.columns)
    }
    try targets.requireFiniteEntries()
    self.network = network
    self.inputs = inputs
    self.targets = targets
  }

  public func value(at point: [Double]) -> Double { record(point).loss.scalar }

  public func gradient(at point: [Double]) -> [Double] {
    let (recorded, loss) = record(point)
    return recorded.parameterGradient(of: loss)
  }

  private func record(_ point: [Double]) -> (network: RecordedNetwork, loss: Variable) {
    var network = network
    network.parameters = point
    let tape = Tape()
    let recorded = network.recorded(on: tape)
    let error = recorded(tape.input(inputs)) - tape.input(targets)
    return (recorded, 1 / Double(inputs.rows) * error.squared.sum)
  }
}
