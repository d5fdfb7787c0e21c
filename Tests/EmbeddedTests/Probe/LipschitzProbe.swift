import GANMath

private let weight: Matrix = [[0.9, -0.4, 0.3], [0.2, 1.1, -0.7]]

func lipschitzEntries() -> [Entry] { criticEntries() + normEntries() }

private func criticEntries() -> [Entry] {
  let critic = smallNetwork([2, 4, 1], .hyperbolicTangent)
  let tape = Tape()
  let recorded = critic.recorded(on: tape)
  let points = tape.input([[0.3, -0.2], [1.1, 0.4], [-0.6, 0.8]])
  var parameters = critic.parameters
  let share = clip(&parameters, to: 0.3)
  return [
    Entry(
      "Lipschitz/GradientNormalization", recorded.gradientNormalized(points).entries),
    Entry("Lipschitz/GradientPenalty") { () throws(LipschitzError) in
      try [
        GradientPenalty.twoSided(weight: 10).value(of: recorded, at: points).scalar,
        GradientPenalty.oneSided(weight: 10).value(of: recorded, at: points).scalar,
        GradientPenalty.zeroCentered(weight: 10).value(of: recorded, at: points).scalar,
      ] + interpolate(points.value, -points.value, shares: [0.1, 0.7, 0.4]).storage
    },
    Entry("Lipschitz/LipschitzBounds") { () throws(NetworkError) in
      var generator = SeededGenerator(seed: 5)
      let found = try critic.steepestPoint(in: -1...1, draws: 5, steps: 3, using: &generator)
      return found.point + [
        found.slope, try critic.slope(at: [0.3, -0.2]),
        (try? critic.lipschitzUpperBound()) ?? .nan,
      ]
    },
    Entry("Lipschitz/WeightClipping", parameters + [share]),
  ]
}

private func normEntries() -> [Entry] {
  [
    Entry("Lipschitz/KernelMatrix") { () throws(LipschitzError) in
      try Matrix(flattening: (0..<12).map { Double($0) }, shape: [2, 3, 2], outputAxis: 1).storage
    },
    Entry("Lipschitz/LipschitzError") { () throws(LipschitzError) in
      let zero = Matrix(rows: 1, columns: 1)
      do throws(LipschitzError) {
        return try SpectralNormalization(of: zero, style: .hook, u: [1], v: [1])
          .evaluationForward(zero).storage
      } catch {
        guard case .cannotDivide(let sigma) = error else { throw error }
        return [sigma]
      }
    },
    Entry("Lipschitz/SpectralNormGradient") { () throws(LinearAlgebraError) in
      try weight.spectralNormGradient().storage
    },
    Entry("Lipschitz/SpectralNormalization") { () throws(LipschitzError) in
      var generator = SeededGenerator(seed: 5)
      var hook = try SpectralNormalization(of: weight, style: .hook, using: &generator)
      let network = smallNetwork([2, 3, 1], .relu)
      let all = try network.spectralNormalizations(style: .parametrization, using: &generator)
      return try hook.trainingForward(weight).storage
        + hook.weightGradient(from: weight.map { $0 * $0 }, weight: weight).storage
        + [hook.sigma(of: weight)] + network.normalized(by: all).parameters
    },
  ]
}
