import GANMath

func dynamicsEntries() -> [Entry] {
  let saturating = DiracGAN(.nonSaturating, regulariser: .r1(weight: 0.3))
  let clipped = DiracGAN(.wasserstein, clip: 0.8)
  let consensus = DiracGAN(.minimax, regulariser: .consensus(weight: 0.2))
  let penalised = DiracGAN(.minimax, regulariser: .gradientPenalty(weight: 0.2, target: 0))
  let start = [1.0, 0.7]
  let flow = GradientFlow(on: Rosenbrock())
  return [
    Entry(
      "Dynamics/DiracGAN",
      [saturating, clipped, consensus, penalised].flatMap {
        $0.velocity(at: start) + ($0.jacobianAtEquilibrium?.storage ?? [])
      }),
    Entry("Dynamics/DiracGANUpdates") { () throws(DynamicsError) in
      try consensus.simultaneousUpdates(from: start, stepSize: 0.1, steps: 5).end
        + clipped.alternatingUpdates(
          from: start, stepSize: 0.1, steps: 5, discriminatorSteps: 2
        ).end
    },
    // The size of each step hangs on a power of the estimated error, itself a difference; a few
    // steps differ by far less than the tolerance of the method all the same.
    Entry("Dynamics/DormandPrince") { () throws(DynamicsError) in
      let method = DormandPrince(relativeTolerance: 1e-6)
      return try method.path(of: saturating, from: start, at: [0, 0.5]).end
        + method.path(of: flow, from: [-1.2, 1], at: [0, 1e-3]).end
    },
    Entry("Dynamics/DynamicsError") { () throws(DynamicsError) in
      do throws(DynamicsError) {
        return try DormandPrince().path(of: clipped, from: start, at: [0, 2, 1]).end
      } catch {
        guard case .timesNotRising(let index, let time, let previous) = error else { throw error }
        return [Double(index), time, previous]
      }
    },
    Entry("Dynamics/EulerMethod") { () throws(DynamicsError) in
      try saturating.eulerPath(from: start, stepSize: 0.05, steps: 5).end
        + flow.eulerPath(from: [-1.2, 1], stepSize: 1e-4, steps: 5).end
    },
    Entry("Dynamics/Linearisation") { () throws(DynamicsError) in
      let game = try Linearisation(jacobian: [[0, -0.5], [0.5, -0.3]])
      return
        (game.eigenvalues + game.simultaneousEigenvalues(stepSize: 0.1)
        + game.alternatingEigenvalues(stepSize: 0.1, discriminatorSteps: 2)).flatMap {
          [$0.real, $0.imaginary]
        } + [
          game.simultaneousSpectralRadius(stepSize: 0.1),
          game.alternatingSpectralRadius(stepSize: 0.1),
        ] + game.alternatingMatrix(stepSize: 0.1).storage
    },
    Entry("Dynamics/VectorField") { () throws(DynamicsError) in
      let path = try flow.eulerPath(from: [-1.2, 1], stepSize: 1e-4, steps: 3)
      return path.times + path.coordinate(0) + path.distancesFromOrigin
        + flow.velocity(at: path.end) + [Double(flow.dimension)]
    },
  ]
}
