import GANMath
import Testing

@Test("the derivative of a sum of squares is 2x, and of its squared length 8x")
func squaresByHand() {
  let tape = Tape()
  let x = tape.input([[1, 2]])
  let y = (x * x).sum
  #expect(y.scalar == 5)
  let slope = tape.gradients(of: y, with: [x])[0]
  #expect(slope.entries == [2, 4])
  #expect(tape.gradients(of: (slope * slope).sum, with: [x])[0].entries == [8, 16])
}

@Test("what a result does not depend on has the derivative 0, in its own shape")
func independent() {
  let tape = Tape()
  let (x, y) = (tape.input([[1, 2]]), tape.input([[3], [4]]))
  let result = (x * x).sum
  let later = tape.input([[5]])
  let gradients = tape.gradients(of: result, with: [y, later, x])
  #expect(gradients[0].value == Matrix(rows: 2, columns: 1))
  #expect(gradients[1].value == Matrix(rows: 1, columns: 1))
  #expect(gradients[2].entries == [2, 4])
}

@Test("a value used twice gathers both derivatives, and a constant with respect to itself has 1")
func sharedValues() {
  let tape = Tape()
  let x = tape.input([[3]])
  let y = x.exponential
  #expect(tape.gradients(of: y * y + y, with: [y])[0].scalar == 2 * exp(3) + 1)
  #expect(tape.gradients(of: x, with: [x])[0].scalar == 1)
}

@Test("a tape that is reset gives the same numbers as a new one")
func resetTape() {
  let tape = Tape()
  func run(_ rows: Int) -> [Double] {
    let x = tape.input(Matrix(rows: rows, columns: 3) { Double($0) - 0.5 * Double($1) })
    let w = tape.input(Matrix(rows: 3, columns: 2) { 0.1 * Double($0 + $1) })
    let y = x.times(w).hyperbolicTangent
    return tape.gradients(of: y.squared.mean, with: [w])[0].entries
  }
  let first = run(4)
  for rows in [4, 2, 7, 4] {
    tape.reset()
    #expect((run(rows) == first) == (rows == 4))
  }
  #expect(tape.count > 0)
}

@Test("kinks take the derivative PyTorch gives them")
func kinks() {
  let tape = Tape()
  let x = tape.input([[-2, 0, 3]])
  func slope(_ y: Variable) -> [Double] { tape.gradients(of: y, with: [x])[0].entries }
  #expect(slope(x.relu) == [0, 0, 1])
  #expect(slope(x.leakyReLU(slope: 0.2)) == [0.2, 0.2, 1])
  #expect(slope(x.magnitude) == [-1, 0, 1])
  // The norm of a row of zeros.
  #expect(slope((0 * x).rowNorms) == [0, 0, 0])
}

@Test("products of every shape are the sums that define them, added in order, to the last bit")
func products() {
  var generator = SeededGenerator(seed: 8)
  for _ in 0..<60 {
    let sizes = (0..<3).map { _ in 1 + randomIndex(below: 40, using: &generator) }
    let a = Matrix.randomNormal(rows: sizes[0], columns: sizes[1], using: &generator)
    let b = Matrix.randomNormal(rows: sizes[1], columns: sizes[2], using: &generator)
    let bias = Matrix.randomNormal(rows: 1, columns: sizes[2], using: &generator)
    let tape = Tape()
    let expected = Matrix(rows: sizes[0], columns: sizes[2]) { row, column in
      var sum = 0.0
      for k in 0..<sizes[1] { sum += a[row, k] * b[k, column] }
      return sum
    }
    let (left, right) = (tape.input(a), tape.input(b))
    #expect(left.times(right).value == expected)
    let turned = tape.input(a.transposed)
    #expect(turned.transposeTimes(right).value == expected)
    let shifted = left.linear(weight: right, bias: tape.input(bias)).value
    for row in 0..<sizes[0] {
      let wanted = zip(expected.row(row), bias.storage).map { $0 + $1 }
      #expect(areClose(shifted.row(row), wanted, within: 1e-13))
    }
  }
}
