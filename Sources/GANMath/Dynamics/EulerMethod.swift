extension VectorField {
  /// Follows the field with steps of equal length along the velocity at their start.
  ///
  ///     xₖ₊₁ = xₖ + h v(xₖ)
  ///
  /// The error at a fixed time falls like h. Around a centre it does not fall at all with more
  /// steps of the same h: every step leads outwards, by the factor √(1 + h²) for a rotation.
  ///
  /// - Parameters:
  ///   - start: x₀, shape `[d]`.
  ///   - stepSize: h, in units of time.
  ///   - steps: n ≥ 0.
  /// - Returns: The n + 1 points at times 0, h, …, nh.
  /// - Throws: `dimensionMismatch`; `diverged` as soon as a coordinate is not finite.
  /// - Complexity: n velocities, O(nd) memory.
  public func eulerPath(
    from start: [Double], stepSize: Double, steps: Int
  ) throws(DynamicsError) -> FlowPath {
    require(steps >= 0, "a path cannot have \(steps) steps")
    try checkStart(start)
    var path = FlowPath(times: [0], points: [start])
    var point = start
    for step in 1..<(steps + 1) {
      let velocity = velocity(at: point)
      for i in point.indices { point[i] += stepSize * velocity[i] }
      try checkFinite(point, time: Double(step) * stepSize)
      path.times.append(Double(step) * stepSize)
      path.points.append(point)
    }
    return path
  }
}
