extension DiracGAN {
  /// Both players step at once, each seeing where the other was.
  ///
  ///     (θ, ψ) ← (θ, ψ) + h v(θ, ψ), then ψ clipped
  ///
  /// - Parameters:
  ///   - start: (θ₀, ψ₀).
  ///   - stepSize: h, the learning rate of both.
  ///   - steps: n ≥ 0.
  /// - Returns: n + 1 points at times 0, h, …, nh.
  /// - Throws: `dimensionMismatch`, `diverged`.
  public func simultaneousUpdates(
    from start: [Double], stepSize: Double, steps: Int
  ) throws(DynamicsError) -> FlowPath {
    try updates(from: start, stepSize: stepSize, steps: steps) { point in
      let velocity = velocity(at: point)
      point[0] += stepSize * velocity[0]
      point[1] = clipped(point[1] + stepSize * velocity[1])
    }
  }

  /// The generator steps, then the discriminator, seeing where the generator has gone.
  ///
  ///     θ ← θ + h v_θ(θ, ψ)
  ///     ψ ← ψ + h v_ψ(θ, ψ), then clipped; this line n_d times
  ///
  /// - Parameters:
  ///   - start: (θ₀, ψ₀).
  ///   - stepSize: h, the learning rate of both.
  ///   - steps: n ≥ 0, counted in generator steps.
  ///   - discriminatorSteps: n_d ≥ 1.
  /// - Returns: n + 1 points at times 0, h, …, nh.
  /// - Throws: `dimensionMismatch`, `diverged`.
  public func alternatingUpdates(
    from start: [Double], stepSize: Double, steps: Int, discriminatorSteps: Int = 1
  ) throws(DynamicsError) -> FlowPath {
    require(
      discriminatorSteps >= 1, "the discriminator cannot take \(discriminatorSteps) steps")
    return try updates(from: start, stepSize: stepSize, steps: steps) { point in
      point[0] += stepSize * velocity(at: point)[0]
      for _ in 0..<discriminatorSteps {
        point[1] = clipped(point[1] + stepSize * velocity(at: point)[1])
      }
    }
  }

  private func updates(
    from start: [Double], stepSize: Double, steps: Int, update: (inout [Double]) -> Void
  ) throws(DynamicsError) -> FlowPath {
    require(steps >= 0, "a run cannot have \(steps) steps")
    try checkStart(start)
    var path = FlowPath(times: [0], points: [start])
    var point = start
    for step in 1..<(steps + 1) {
      update(&point)
      try checkFinite(point, time: Double(step) * stepSize)
      path.times.append(Double(step) * stepSize)
      path.points.append(point)
    }
    return path
  }

  private func clipped(_ psi: Double) -> Double {
    guard let clip else { return psi }
    return max(-clip, min(clip, psi))
  }
}
