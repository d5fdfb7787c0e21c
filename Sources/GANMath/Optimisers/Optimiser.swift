/// A rule that moves parameters a step, given the gradient of a function to minimise.
///
/// An optimiser is a value: a copy carries its state (velocity, running averages) along, so that
/// two runs can fork from the same point.
///
/// ```swift
/// var sgd = CaffeSGD(learningRate: 0.1, momentum: 0.9)
/// var θ = [1.0, 2.0]
/// try sgd.step(&θ, gradient: [0.5, -0.5])
/// ```
public protocol Optimiser: Sendable {
  /// ε, the learning rate of the next step; it may change between steps.
  var learningRate: Double { get set }

  /// The point at which the next step wants its gradient; `parameters` for all but the
  /// look-ahead form of Nesterov's method.
  func gradientPoint(from parameters: [Double]) -> [Double]

  /// Moves the parameters one step.
  ///
  /// - Parameters:
  ///   - parameters: θ, shape `[d]`; the same d in every call.
  ///   - gradient: g, shape `[d]`, taken at ``gradientPoint(from:)``.
  /// - Throws: `dimensionMismatch` or `gradientNotFinite`, before anything has changed.
  /// - Complexity: O(d).
  mutating func step(
    _ parameters: inout [Double], gradient: [Double]
  ) throws(OptimisationError)
}

extension Optimiser {
  public func gradientPoint(from parameters: [Double]) -> [Double] { parameters }
}

/// Refuses a gradient of another length than its parameters, or one that is not finite.
func checkStep(
  _ parameters: [Double], _ gradient: [Double], state: Int
) throws(OptimisationError) {
  guard parameters.count == gradient.count else {
    throw .dimensionMismatch(expected: parameters.count, found: gradient.count)
  }
  guard state == 0 || state == parameters.count else {
    throw .dimensionMismatch(expected: state, found: parameters.count)
  }
  if let index = gradient.firstNotFinite {
    throw .gradientNotFinite(index: index, value: gradient[index])
  }
}

/// Stops at a hyper-parameter outside the range in which its rule is defined.
func checkHyperparameter(
  _ value: Double, in range: some RangeExpression<Double>, _ name: StaticString
) {
  require(range.contains(value) && value.isFinite, "\(name) out of range: \(value)")
}
