import GANMath

private let a: Matrix = [[0.9, -0.4, 0.3], [0.2, 1.1, -0.7], [-0.5, 0.6, 0.8]]
private let symmetric: Matrix = [[2, 0.3, -0.1], [0.3, 1.5, 0.4], [-0.1, 0.4, 1.2]]
private let weights = [[[[0.5, -0.25], [0.125, 1]], [[0.3, 0.7], [-0.6, 0.2]]]]

func linearAlgebraEntries() -> [Entry] {
  matrixEntries() + decompositionEntries() + exponentialEntries() + convolutionEntries()
}

private func matrixEntries() -> [Entry] {
  var sum = a + symmetric
  sum += 2 * a
  sum -= a * 0.5
  var generator = SeededGenerator(seed: 11)
  let wide = Matrix(rows: 2, columns: 3) { Double($0) - Double($1) / 3 }
  let parts =
    [
      Matrix.identity(2), .diagonal([1, 2]), .outerProduct([1, 2], [3, 4]),
      Matrix(rows: 2, columns: 2, repeating: 0.5), wide.map { $0 * $0 }, wide.transposed,
    ].flatMap { $0.storage }
  return [
    Entry("LinearAlgebra/Matrix") { () throws(LinearAlgebraError) in
      let listed = try Matrix([[1, 2], [3, 4]])
      return try parts + a.row(1) + a.column(2) + a.diagonal + wide.rowArrays[1]
        + [a[1, 2], a.isSquare ? 1 : 0] + wide.reshaped(rows: 3, columns: 2).storage
        + listed.storage + Matrix(rows: 1, columns: 2, storage: [5, 6]).storage
    },
    Entry("LinearAlgebra/MatrixArithmetic", (-sum / 3 - a).storage),
    Entry("LinearAlgebra/MatrixProducts") { () throws(LinearAlgebraError) in
      try (a * symmetric).storage + a * [1, 2, 3] + a.transposeTimes([1, 2, 3])
        + [dotProduct(a.storage, sum.storage), euclideanNorm(a.storage)]
    },
    Entry("LinearAlgebra/Norms") { () throws(LinearAlgebraError) in
      [
        a.frobeniusNorm, a.oneNorm, a.infinityNorm, a.trace, try a.spectralNorm(),
        try a.nuclearNorm(), Double(try a.rank()), Double(try a.rank(tolerance: 1)),
      ]
    },
    Entry(
      "LinearAlgebra/RandomMatrix",
      Matrix.randomNormal(rows: 2, columns: 2, using: &generator).storage),
    Entry("LinearAlgebra/LinearAlgebraError") { () throws(LinearAlgebraError) in
      do throws(LinearAlgebraError) {
        return try CholeskyFactorization(of: .diagonal([1, -2])).lower.storage
      } catch {
        guard case .notPositiveDefinite(let pivot) = error else { throw error }
        return [pivot]
      }
    },
  ]
}

private func decompositionEntries() -> [Entry] {
  [
    Entry("LinearAlgebra/CholeskyFactorization") { () throws(LinearAlgebraError) in
      let factorization = try CholeskyFactorization(of: symmetric)
      return try factorization.lower.storage + factorization.solveLower([1, 2, 3])
        + [factorization.logDeterminant]
    },
    Entry(
      "LinearAlgebra/Eigenvalue", [Eigenvalue(real: 1.25, imaginary: -0.75).magnitude]),
    Entry("LinearAlgebra/Eigenvalues") { () throws(LinearAlgebraError) in
      try a.eigenvalues().flatMap { [$0.real, $0.imaginary] } + [a.spectralRadius()]
    },
    Entry("LinearAlgebra/PowerIteration") { () throws(LinearAlgebraError) in
      var generator = SeededGenerator(seed: 11)
      let given = try a.powerIteration(from: [1, 0, 0], rounds: 4)[3]
      let drawn = try a.powerIteration(rounds: 3, using: &generator)[2]
      return given.u + given.v + drawn.u + randomDirection(3, using: &generator)
        + [given.sigma, drawn.sigma]
    },
    Entry("LinearAlgebra/SingularValueDecomposition") { () throws(LinearAlgebraError) in
      let decomposition = try a.singularValueDecomposition()
      return decomposition.u.storage + decomposition.singularValues + decomposition.v.storage
        + decomposition.product.storage
    },
    Entry("LinearAlgebra/SingularValues") { () throws(LinearAlgebraError) in
      try a.singularValues()
    },
    Entry("LinearAlgebra/SymmetricEigendecomposition") { () throws(LinearAlgebraError) in
      let decomposition = try SymmetricEigendecomposition(of: symmetric)
      return decomposition.eigenvalues + decomposition.eigenvectors.storage
    },
    Entry("LinearAlgebra/TriangularFactorization") { () throws(LinearAlgebraError) in
      [try a.determinant()]
    },
  ]
}

private func exponentialEntries() -> [Entry] {
  [
    // The three sizes take three degrees of the approximation, the last with squarings.
    Entry("LinearAlgebra/MatrixExponential") { () throws(LinearAlgebraError) in
      try (0.01 * a).exponential().storage + a.exponential().storage + (8 * a).exponential().storage
        + a.exponentialDerivative(along: symmetric).storage
    },
    Entry("LinearAlgebra/RankOneExponential") { () throws(LinearAlgebraError) in
      let exponential = try RankOneExponential([0.3, -0.2], [1.1, 0.4])
      return try exponential.matrix().storage + exponential.apply(to: [1, 2])
        + exponential.inverse.apply(to: [1, 2])
        + [exponential.phi, exponential.determinant, exponential.scalarProduct]
    },
  ]
}

private func convolutionEntries() -> [Entry] {
  [
    Entry("LinearAlgebra/Convolution") { () throws(LinearAlgebraError) in
      let kernel = try Convolution(weights)
      return [kernel[0, 1, 1, 0], try kernel.reshapedNorm(), try kernel.operatorNormBound()]
    },
    Entry("LinearAlgebra/CircularConvolution") { () throws(LinearAlgebraError) in
      let kernel = try Convolution(weights)
      return try kernel.circularSingularValues(height: 3, width: 4)
        + [kernel.circularOperatorNorm(height: 3, width: 4)]
    },
    Entry("LinearAlgebra/ZeroPaddedConvolution") { () throws(LinearAlgebraError) in
      let kernel = try Convolution(weights)
      let size = try kernel.outputSize(height: 4, width: 5, padding: 1, stride: 2)
      return try kernel.zeroPaddedOperator(height: 3, width: 3, padding: 1).storage
        + [Double(size.height), Double(size.width)]
    },
  ]
}
