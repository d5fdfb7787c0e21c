extension Tape {
  /// The derivatives of the sum of a result's entries with respect to some of the values it was
  /// made from, as new variables on this tape.
  ///
  /// For a loss the sum is the loss itself. For a batch of outputs, whose rows do not depend on
  /// one another's inputs, the derivative with respect to the batch of inputs holds in row b the
  /// gradient of output b.
  ///
  /// - Parameters:
  ///   - result: What to differentiate.
  ///   - targets: With respect to what.
  /// - Returns: One variable a target, of the target's shape; zeros where the result does not
  ///   depend on it.
  /// - Complexity: A small multiple of the work recorded between the targets and the result.
  public func gradients(of result: Variable, with targets: [Variable]) -> [Variable] {
    require(result.tape === self, "the result is on another tape")
    for target in targets { require(target.tape === self, "a target is on another tape") }
    let end = result.place
    let first = targets.reduce(end + 1) { min($0, $1.place) }
    guard first <= end else { return targets.map { zeros(like: $0) } }

    var adjoints = Adjoints(first: first, end: end)
    for target in targets where target.place <= end { adjoints.mark(target.place) }
    for place in first...end where !adjoints.matters(place) {
      if operands(of: place).contains(where: { adjoints.matters($0) }) { adjoints.mark(place) }
    }
    adjoints.add(
      input(repeating: 1, rows: shapes[end].rows, columns: shapes[end].columns), to: end)
    var place = end
    while place >= first {
      if let adjoint = adjoints[place] { passBack(adjoint, from: place, to: &adjoints) }
      place -= 1
    }
    return targets.map { target in
      target.place <= end ? adjoints[target.place] ?? zeros(like: target) : zeros(like: target)
    }
  }

  private func zeros(like variable: Variable) -> Variable {
    input(repeating: 0, rows: variable.rows, columns: variable.columns)
  }

  /// The places a value depends on in a differentiable way. Three at most; −1 stands for none.
  private func operands(of place: Int) -> [Int] {
    switch operations[place] {
    case .input: []
    case .product(let a, let b), .transposeProduct(let a, let b), .add(let a, let b),
      .subtract(let a, let b), .multiply(let a, let b):
      [a, b]
    case .linear(let x, let weight, let bias): [x, weight, bias]
    case .transpose(let a), .affine(let a, _, _), .sumRows(let a), .repeatRow(let a),
      .sumColumns(let a), .repeatColumn(let a), .gate(let a, _, _), .turn(let a, _),
      .hyperbolicTangent(let a), .sigmoid(let a), .softplus(let a), .exponential(let a),
      .logarithm(let a), .squareRoot(let a), .reciprocal(let a):
      [a]
    }
  }
}

/// The derivative of the result with respect to each value between the targets and the result, as
/// far as it is known on the way back.
struct Adjoints {
  private let first: Int
  private var leadsToTarget: [Bool]
  private var sums: [Variable?]

  init(first: Int, end: Int) {
    self.first = first
    leadsToTarget = [Bool](repeating: false, count: end - first + 1)
    sums = [Variable?](repeating: nil, count: end - first + 1)
  }

  /// Whether a target was used to make the value.
  func matters(_ place: Int) -> Bool { place >= first && leadsToTarget[place - first] }

  mutating func mark(_ place: Int) { leadsToTarget[place - first] = true }

  subscript(place: Int) -> Variable? { sums[place - first] }

  mutating func add(_ contribution: Variable, to place: Int) {
    if let sum = sums[place - first] {
      sums[place - first] = sum + contribution
    } else {
      sums[place - first] = contribution
    }
  }
}
