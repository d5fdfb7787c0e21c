/// A way to turn one pile into another: how much goes from where to where.
public struct TransportPlan: Equatable, Sendable {
  /// One load: `mass` goes from source `source` to target `target`.
  public struct Move: Equatable, Sendable {
    /// The source's index.
    public let source: Int
    /// The target's index.
    public let target: Int
    /// The mass moved, above 0.
    public let mass: Double
  }

  /// The number of sources n.
  public let sources: Int
  /// The number of targets m.
  public let targets: Int
  /// All loads above 0, by source and then by target; at most n + m − 1 of them.
  public let moves: [Move]

  /// The plan as a matrix, shape `[n, m]`: row sums are the sources' masses, column sums the
  /// targets'.
  ///
  /// - Complexity: O(n m).
  public var matrix: Matrix {
    var matrix = Matrix(rows: sources, columns: targets)
    for move in moves { matrix[move.source, move.target] += move.mass }
    return matrix
  }

  /// The mass that leaves each source, shape `[n]`.
  public var sourceMasses: [Double] {
    var masses = [Double](repeating: 0, count: sources)
    for move in moves { masses[move.source] += move.mass }
    return masses
  }

  /// The mass that reaches each target, shape `[m]`.
  public var targetMasses: [Double] {
    var masses = [Double](repeating: 0, count: targets)
    for move in moves { masses[move.target] += move.mass }
    return masses
  }
}
