/// Every iterate of a run, from the start on.
public struct Trajectory: Equatable, Sendable {
  /// θ₀ … θₙ, each of shape `[d]`; `points[k]` is the iterate after k steps.
  public private(set) var points: [[Double]]
  /// ε₀ … εₙ₋₁; `learningRates[k]` was used for the step from `points[k]`.
  public private(set) var learningRates: [Double] = []

  fileprivate init(start: [Double]) { points = [start] }

  /// The iterate after the last step.
  public var end: [Double] { points[points.count - 1] }

  /// One coordinate of every iterate, shape `[n + 1]`.
  public func coordinate(_ index: Int) -> [Double] { points.map { $0[index] } }

  /// The objective at every iterate, shape `[n + 1]`.
  public func values(of objective: some Objective) -> [Double] {
    points.map { objective.value(at: $0) }
  }

  /// Euclidean distance between the iterates of two runs of the same length, shape `[n + 1]`.
  ///
  /// - Throws: `dimensionMismatch`, with the numbers of steps.
  public func distances(to other: Trajectory) throws(OptimisationError) -> [Double] {
    guard points.count == other.points.count else {
      throw .dimensionMismatch(expected: points.count - 1, found: other.points.count - 1)
    }
    return points.indices.map { k in
      var sum = 0.0
      for i in points[k].indices {
        let gap = points[k][i] - other.points[k][i]
        sum += gap * gap
      }
      return sum.squareRoot()
    }
  }

  fileprivate mutating func append(_ point: [Double], learningRate: Double) {
    points.append(point)
    learningRates.append(learningRate)
  }
}

extension Optimiser {
  /// Runs a copy of this optimiser and keeps every iterate.
  ///
  /// - Parameters:
  ///   - start: θ₀, shape `[d]`.
  ///   - steps: n ≥ 0.
  ///   - schedule: The rate of each step; by default the optimiser's own, unchanged.
  ///   - gradient: ∇f at the point that the optimiser asks for.
  /// - Throws: `gradientNotFinite`, or `diverged` as soon as an iterate is not finite.
  /// - Complexity: n gradients, O(nd) memory.
  public func trajectory(
    from start: [Double], steps: Int, schedule: LearningRateSchedule? = nil,
    gradient: ([Double]) -> [Double]
  ) throws(OptimisationError) -> Trajectory {
    require(steps >= 0, "a run cannot have \(steps) steps")
    var optimiser = self
    var parameters = start
    var trajectory = Trajectory(start: start)
    for step in 0..<steps {
      if let schedule, schedule[step] != optimiser.learningRate {
        optimiser.learningRate = schedule[step]
      }
      let slope = gradient(optimiser.gradientPoint(from: parameters))
      try optimiser.step(&parameters, gradient: slope)
      if let bad = parameters.firstNotFinite {
        throw .diverged(step: step + 1, coordinate: bad, value: parameters[bad])
      }
      trajectory.append(parameters, learningRate: optimiser.learningRate)
    }
    return trajectory
  }

  /// Runs a copy of this optimiser on an objective and keeps every iterate.
  ///
  /// - Throws: `dimensionMismatch`, `gradientNotFinite` or `diverged`.
  /// - Complexity: n gradients, O(nd) memory.
  public func trajectory(
    on objective: some Objective, from start: [Double], steps: Int,
    schedule: LearningRateSchedule? = nil
  ) throws(OptimisationError) -> Trajectory {
    guard start.count == objective.dimension else {
      throw .dimensionMismatch(expected: objective.dimension, found: start.count)
    }
    return try trajectory(from: start, steps: steps, schedule: schedule) {
      objective.gradient(at: $0)
    }
  }
}

#if !hasFeature(Embedded)
  extension Trajectory: Codable {}
#endif
