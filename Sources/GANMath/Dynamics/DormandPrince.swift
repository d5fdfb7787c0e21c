/// The Runge–Kutta pair of Dormand and Prince, which chooses its steps by its own error.
///
/// Seven velocities give a step of order 5 and, nearly for free, one of order 4. Their difference
/// e estimates the error; a step is accepted when
///
///     √( (1/d) Σᵢ (eᵢ / (a + r · max |xᵢ|))² ) ≤ 1
///
/// and the next is sized so that this comes out at about 0.6. The tolerances bound the error of
/// each step, not of the whole path.
///
/// - Source: Dormand & Prince, *A family of embedded Runge–Kutta formulae* (1980); Hairer, Nørsett
///   & Wanner, *Solving Ordinary Differential Equations I* (1993), §II.4 for the step sizes.
public struct DormandPrince: Equatable, Sendable {
  /// r, the part of the tolerance in proportion to a coordinate.
  public let relativeTolerance: Double
  /// a, the part of the tolerance that does not depend on it.
  public let absoluteTolerance: Double
  /// How many steps, rejected ones included, a path may take.
  public let maximumSteps: Int

  /// A method with these tolerances, r and a in the formula above.
  ///
  /// - Precondition: r ≥ 0, a > 0, both finite; a positive number of steps.
  public init(
    relativeTolerance: Double = 1e-9, absoluteTolerance: Double = 1e-12,
    maximumSteps: Int = 1_000_000
  ) {
    checkHyperparameter(relativeTolerance, in: 0..., "relative tolerance")
    checkHyperparameter(
      absoluteTolerance, in: Double.leastNonzeroMagnitude..., "absolute tolerance")
    require(maximumSteps > 0, "a path cannot take \(maximumSteps) steps")
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    self.maximumSteps = maximumSteps
  }

  /// Follows a field and keeps the points at the wanted times.
  ///
  /// - Parameters:
  ///   - field: v.
  ///   - start: x at the first time, shape `[d]`.
  ///   - times: Rising; steps end exactly at each.
  /// - Throws: `dimensionMismatch`, `timesNotRising`, `diverged`, `stepUnderflow` at a jump or a
  ///   pole, `tooManySteps`.
  /// - Complexity: 6 velocities a step; the steps grow like tolerance^(−1/5).
  public func path(
    of field: some VectorField, from start: [Double], at times: [Double]
  ) throws(DynamicsError) -> FlowPath {
    try check(times)
    try field.checkStart(start)
    guard let first = times.first else { return FlowPath(times: [], points: []) }
    var path = FlowPath(times: [first], points: [start])
    var state = State(time: first, point: start, velocity: field.velocity(at: start))
    var stepSize = initialStepSize(field, state)
    var stepsLeft = maximumSteps
    for goal in times.dropFirst() {
      while state.time < goal {
        guard stepsLeft > 0 else {
          throw .tooManySteps(limit: maximumSteps, time: state.time)
        }
        stepsLeft -= 1
        let isLast = state.time + stepSize >= goal
        let tried = isLast ? goal - state.time : stepSize
        let (next, error) = step(of: field, from: state, by: tried)
        if error <= 1 {
          try field.checkFinite(next.point, time: next.time)
          state = next
          if isLast { state.time = goal }
          // A step cut short by the goal says little about how long the next one may be.
          if !isLast || error > 0.1 { stepSize = tried * growth(after: error) }
        } else {
          stepSize = tried * growth(after: error)
          guard state.time + stepSize > state.time else {
            throw .stepUnderflow(time: state.time, stepSize: stepSize)
          }
        }
      }
      path.times.append(goal)
      path.points.append(state.point)
    }
    return path
  }

  private struct State {
    var time: Double
    var point: [Double]
    var velocity: [Double]
  }

  private func check(_ times: [Double]) throws(DynamicsError) {
    for index in times.indices.dropFirst() where !(times[index] > times[index - 1]) {
      throw .timesNotRising(index: index, time: times[index], previous: times[index - 1])
    }
  }

  /// The factor for the next step: 0.9 e^(−1/5), within 0.2 and 5; 0.2 when e is no number.
  private func growth(after error: Double) -> Double {
    if error == 0 { return 5 }
    let factor = 0.9 * pow(error, -0.2)
    return factor > 0.2 ? min(5, factor) : 0.2
  }

  /// A hundredth of the time in which the start moves by its own size, in units of tolerance.
  private func initialStepSize(_ field: some VectorField, _ state: State) -> Double {
    let size = scaledNorm(state.point, state.point, state.point)
    let speed = scaledNorm(state.velocity, state.point, state.point)
    return size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed
  }

  /// The root mean square of entries, each in units of its tolerance.
  private func scaledNorm(_ entries: [Double], _ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for i in entries.indices {
      let scale = absoluteTolerance + relativeTolerance * max(x[i].magnitude, y[i].magnitude)
      sum += (entries[i] / scale) * (entries[i] / scale)
    }
    return (sum / Double(entries.count)).squareRoot()
  }

  /// One step of order 5, and its error in units of the tolerance; the last velocity is the first
  /// of the next step.
  private func step(
    of field: some VectorField, from state: State, by h: Double
  ) -> (State, error: Double) {
    let x = state.point
    func at(_ weights: [Double], _ velocities: [[Double]]) -> [Double] {
      var point = x
      for i in point.indices {
        var slope = 0.0
        for stage in weights.indices { slope += weights[stage] * velocities[stage][i] }
        point[i] += h * slope
      }
      return point
    }
    var velocities = [state.velocity]
    var point = x
    for weights in Self.weights {
      point = at(weights, velocities)
      velocities.append(field.velocity(at: point))
    }
    var difference = x
    for i in difference.indices {
      var slope = 0.0
      for stage in velocities.indices {
        slope += Self.errorWeights[stage] * velocities[stage][i]
      }
      difference[i] = h * slope
    }
    let error = scaledNorm(difference, x, point)
    return (
      State(time: state.time + h, point: point, velocity: velocities[6]),
      error: error.isNaN ? .infinity : error
    )
  }

  /// The weights of the velocities so far in the point of the next; the last row is the step.
  private static let weights: [[Double]] = [
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
  ]

  /// The step of order 5 minus the one of order 4.
  private static let errorWeights: [Double] = [
    71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40,
  ]
}
