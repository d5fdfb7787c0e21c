import GANMath
import Testing

/// A function of three matrices, of shapes 3 × 2, 2 × 3 and 1 × 3, that uses one operation.
private struct Example: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let apply: @Sendable (Variable, Variable, Variable) -> Variable

  init(_ name: String, _ apply: @escaping @Sendable (Variable, Variable, Variable) -> Variable) {
    testDescription = name
    self.apply = apply
  }
}

private let examples = [
  Example("product") { a, b, _ in a.times(b) },
  Example("transposed product") { a, b, _ in a.transposeTimes(b.transposed) },
  Example("linear") { a, b, c in a.linear(weight: b, bias: c) },
  Example("transpose") { a, b, _ in a.transposed * b },
  Example("sum, difference, product, quotient") { a, b, _ in
    let t = a.transposed
    return (t + b) * (t - b) / (b * b + 1)
  },
  Example("affine") { a, _, _ in a.affine(scale: -1.5, shift: 0.3).squared },
  Example("row sum and repeated row") { a, b, c in b * (c.repeatedRow(2) + b.rowSum.repeatedRow(2))
  },
  Example("column sum and repeated column") { a, _, _ in a.columnSum.repeatedColumn(2) * a },
  Example("leaky ReLU") { a, _, _ in a.leakyReLU(slope: 0.2) * a },
  Example("magnitude") { a, _, _ in a.magnitude * a.squared },
  Example("tanh") { a, _, _ in a.hyperbolicTangent },
  Example("sigmoid") { a, _, _ in a.sigmoid },
  Example("softplus") { a, _, _ in a.softplus },
  Example("exponential") { a, _, _ in a.exponential },
  Example("logarithm") { a, _, _ in (a.squared + 0.5).logarithm },
  Example("square root") { a, _, _ in (a.squared + 0.5).squareRoot },
  Example("reciprocal") { a, _, _ in (a.squared + 0.5).reciprocal },
  Example("row norms") { a, _, _ in a.rowNorms },
]

/// The inputs of an example and the direction in which its derivative is taken.
private struct Point {
  var inputs: [Matrix]
  let weights: Matrix

  init(for example: Example, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    inputs = [(3, 2), (2, 3), (1, 3)].map { rows, columns in
      Matrix.randomNormal(rows: rows, columns: columns, using: &generator)
    }
    let tape = Tape()
    let result = example.apply(tape.input(inputs[0]), tape.input(inputs[1]), tape.input(inputs[2]))
    weights = .randomNormal(rows: result.rows, columns: result.columns, using: &generator)
  }

  /// The weighted sum of the result, whose derivatives reach every entry.
  func record(_ example: Example, on tape: Tape) -> (inputs: [Variable], result: Variable) {
    let variables = inputs.map { tape.input($0) }
    let value = example.apply(variables[0], variables[1], variables[2])
    return (variables, (value * tape.input(weights)).sum)
  }

  /// Central differences of a number with respect to every entry of every input.
  func differences(of number: (Point) -> Double) -> [[Double]] {
    inputs.indices.map { input in
      inputs[input].storage.indices.map { index in
        var (ahead, behind) = (self, self)
        ahead.inputs[input].storage[index] += 1e-5
        behind.inputs[input].storage[index] -= 1e-5
        return (number(ahead) - number(behind)) / 2e-5
      }
    }
  }
}

@Test("the derivative of each operation agrees with central differences", arguments: examples)
private func firstDerivatives(example: Example) {
  for seed in 1...5 as ClosedRange<UInt64> {
    let point = Point(for: example, seed: seed)
    let tape = Tape()
    let (inputs, result) = point.record(example, on: tape)
    let gradients = tape.gradients(of: result, with: inputs)
    let differences = point.differences { $0.record(example, on: Tape()).result.scalar }
    for (gradient, difference) in zip(gradients, differences) {
      #expect(areClose(gradient.entries, difference, within: 1e-7))
    }
  }
}

@Test("the derivative of each derivative agrees with central differences", arguments: examples)
private func secondDerivatives(example: Example) {
  /// The sum of the squares of all first derivatives, as a gradient penalty uses them.
  func squaredSlope(
    _ point: Point, on tape: Tape
  ) -> (inputs: [Variable], value: Variable) {
    let (inputs, result) = point.record(example, on: tape)
    let slopes = tape.gradients(of: result, with: inputs).map { $0.squared.sum }
    return (inputs, slopes[0] + slopes[1] + slopes[2])
  }
  for seed in 11...15 as ClosedRange<UInt64> {
    let point = Point(for: example, seed: seed)
    let tape = Tape()
    let (inputs, value) = squaredSlope(point, on: tape)
    let gradients = tape.gradients(of: value, with: inputs)
    let differences = point.differences { squaredSlope($0, on: Tape()).value.scalar }
    for (gradient, difference) in zip(gradients, differences) {
      #expect(areClose(gradient.entries, difference, within: 1e-6))
    }
  }
}
