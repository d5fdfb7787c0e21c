import GANMath

private let start = [-1.2, 1.0]

func optimiserEntries() -> [Entry] { stepEntries() + landscapeEntries() }

/// The end of a few steps down Rosenbrock's valley.
private func end(of optimiser: some Optimiser) throws(OptimisationError) -> [Double] {
  try optimiser.trajectory(on: Rosenbrock(), from: start, steps: 4).end
}

private func stepEntries() -> [Entry] {
  [
    Entry("Optimisers/Adam") { () throws(OptimisationError) in
      try end(of: Adam(learningRate: 0.01)) + end(of: Adam(amsgrad: true))
        + end(of: Adam.adamW(learningRate: 0.01))
    },
    Entry("Optimisers/CaffeSGD") { () throws(OptimisationError) in
      try end(of: CaffeSGD(learningRate: 1e-4, momentum: 0.9))
        + end(of: CaffeSGD(learningRate: 1e-4, momentum: 0.9, nesterov: true))
    },
    Entry("Optimisers/LookAheadNesterov") { () throws(OptimisationError) in
      try end(of: LookAheadNesterov(learningRate: 1e-4, momentum: 0.9))
    },
    Entry("Optimisers/PyTorchSGD") { () throws(OptimisationError) in
      try end(of: PyTorchSGD(learningRate: 1e-4, momentum: 0.9, dampening: 0.1))
        + end(of: PyTorchSGD(learningRate: 1e-4, momentum: 0.9, nesterov: true))
    },
    Entry("Optimisers/RMSProp") { () throws(OptimisationError) in
      try end(of: RMSProp(learningRate: 0.01))
        + end(of: RMSProp(learningRate: 0.01, momentum: 0.9, centered: true))
    },
    Entry("Optimisers/WeightDecay") { () throws(OptimisationError) in
      try end(of: PyTorchSGD(learningRate: 1e-4, weightDecay: .inside(0.1)))
        + end(of: PyTorchSGD(learningRate: 1e-4, weightDecay: .decoupled(0.1)))
    },
    Entry("Optimisers/Optimiser") { () throws(OptimisationError) in
      var optimiser = CaffeSGD(learningRate: 0.1)
      var point = start
      try optimiser.step(&point, gradient: Rosenbrock().gradient(at: point))
      return point + optimiser.gradientPoint(from: point)
    },
    Entry("Optimisers/OptimisationError") { () throws(OptimisationError) in
      do throws(OptimisationError) {
        return try CaffeSGD(learningRate: 1e307).trajectory(on: Rosenbrock(), from: start, steps: 9)
          .end
      } catch {
        guard case .diverged(let step, let coordinate, _) = error else { throw error }
        return [Double(step), Double(coordinate)]
      }
    },
  ]
}

private func landscapeEntries() -> [Entry] {
  let iteration = MomentumIteration(learningRate: 0.1, momentum: 0.8, nesterov: true)
  let best = MomentumIteration.best(curvatures: 0.5...20)
  let schedules = [
    LearningRateSchedule.constant(0.1), .drop(from: 0.1, at: [2, 5], factor: 0.3),
    .drop(from: 0.1, every: 3, factor: 0.5).warmedUp(over: 2, from: 0.01),
  ]
  return [
    Entry(
      "Optimisers/LearningRateSchedule",
      schedules.flatMap { schedule in (0..<8).map { schedule[$0] } }),
    Entry(
      "Optimisers/MomentumIteration",
      iteration.matrix(curvature: 3).storage + [
        iteration.spectralRadius(curvature: 3), iteration.isStable(curvature: 3) ? 1 : 0,
        best.learningRate, best.momentum,
        MomentumIteration.bestMomentum(learningRate: 0.1, curvature: 3),
      ]),
    Entry(
      "Optimisers/Objectives/Rosenbrock",
      [Rosenbrock().value(at: start)] + Rosenbrock().gradient(at: start)
        + Rosenbrock().minimiser + Rosenbrock().customaryStart),
    Entry("Optimisers/Objectives/Quadratic") { () throws(OptimisationError) in
      let bowl = try Quadratic(hessian: [[3, 1], [1, 2]], linear: [0.3, -0.1])
      return bowl.gradient(at: start)
        + [bowl.value(at: start), Quadratic(curvatures: [1, 9]).value(at: start)]
    },
    // The protocol itself, through a landscape that is not one of the library's.
    Entry("Optimisers/Objectives/Objective") { () throws(OptimisationError) in
      let run = try PyTorchSGD(learningRate: 0.05).trajectory(on: Waves(), from: start, steps: 3)
      return run.end + run.values(of: Waves())
    },
    Entry("Optimisers/Trajectory") { () throws(OptimisationError) in
      let optimiser = PyTorchSGD(learningRate: 0.05)
      let run = try optimiser.trajectory(
        on: Quadratic(curvatures: [1, 9]), from: start, steps: 3, schedule: schedules[2])
      let other = try optimiser.trajectory(from: start, steps: 3) { $0.map { 2 * $0 } }
      return try run.end + run.coordinate(1) + run.learningRates + run.distances(to: other)
        + run.values(of: Rosenbrock())
    },
  ]
}

private struct Waves: Objective {
  let dimension = 2
  func value(at point: [Double]) -> Double { sin(point[0]) * cos(point[1]) }
  func gradient(at point: [Double]) -> [Double] {
    [cos(point[0]) * cos(point[1]), -sin(point[0]) * sin(point[1])]
  }
}
