import GANMath
import Testing

@Test("a quadratic refuses a matrix that is not symmetric, with the difference")
func quadraticErrors() {
  #expect(throws: OptimisationError.notSymmetric(row: 1, column: 0, difference: 2)) {
    try Quadratic(hessian: [[1, 2], [4, 1]])
  }
  #expect(throws: OptimisationError.notSquare(rows: 1, columns: 2)) {
    try Quadratic(hessian: [[1, 2]])
  }
  #expect(throws: OptimisationError.dimensionMismatch(expected: 1, found: 2)) {
    try Quadratic(hessian: [[1]], linear: [1, 2])
  }
}

@Test("Rosenbrock's valley is flat along its floor: f(x, x²) = (1 − x)²")
func rosenbrockFloor() {
  let valley = Rosenbrock()
  for x in [-2, -0.5, 0, 1, 3] {
    #expect(isClose(valley.value(at: [x, x * x]), (1 - x) * (1 - x), within: 1e-15))
  }
  #expect(valley.gradient(at: valley.minimiser) == [0, 0])
}
