extension Tape {
  /// Adds to the adjoints of a value's operands what its own adjoint g contributes.
  ///
  /// A contribution is worked out only where it leads to a target.
  func passBack(_ g: Variable, from place: Int, to adjoints: inout Adjoints) {
    let value = variable(at: place)
    switch operations[place] {
    case .input: break

    case .product(let a, let b):
      if adjoints.matters(a) { adjoints.add(g.times(variable(at: b).transposed), to: a) }
      if adjoints.matters(b) { adjoints.add(variable(at: a).transposeTimes(g), to: b) }
    case .transposeProduct(let a, let b):
      if adjoints.matters(a) { adjoints.add(variable(at: b).times(g.transposed), to: a) }
      if adjoints.matters(b) { adjoints.add(variable(at: a).times(g), to: b) }
    case .linear(let x, let weight, let bias):
      if adjoints.matters(x) { adjoints.add(g.times(variable(at: weight).transposed), to: x) }
      if adjoints.matters(weight) { adjoints.add(variable(at: x).transposeTimes(g), to: weight) }
      if adjoints.matters(bias) { adjoints.add(g.rowSum, to: bias) }
    case .transpose(let a): pass(g.transposed, to: a, &adjoints)

    case .add(let a, let b):
      if adjoints.matters(a) { adjoints.add(g, to: a) }
      if adjoints.matters(b) { adjoints.add(g, to: b) }
    case .subtract(let a, let b):
      if adjoints.matters(a) { adjoints.add(g, to: a) }
      if adjoints.matters(b) { adjoints.add(-g, to: b) }
    case .multiply(let a, let b):
      if adjoints.matters(a) { adjoints.add(g * variable(at: b), to: a) }
      if adjoints.matters(b) { adjoints.add(g * variable(at: a), to: b) }
    case .affine(let a, let scale, _):
      pass(scale == 1 ? g : g.affine(scale: scale, shift: 0), to: a, &adjoints)

    case .sumRows(let a): pass(g.repeatedRow(shapes[a].rows), to: a, &adjoints)
    case .repeatRow(let a): pass(g.rowSum, to: a, &adjoints)
    case .sumColumns(let a): pass(g.repeatedColumn(shapes[a].columns), to: a, &adjoints)
    case .repeatColumn(let a): pass(g.columnSum, to: a, &adjoints)

    // The selector's own derivative is 0 wherever there is one.
    case .gate(let a, let selector, let below):
      pass(g.gated(by: variable(at: selector), below: below), to: a, &adjoints)
    case .turn(let a, let selector):
      pass(g.turned(by: variable(at: selector)), to: a, &adjoints)

    default: passBackThroughFunction(g, value, operations[place], to: &adjoints)
    }
  }

  /// The smooth functions of one entry, whose derivatives use the value y already there.
  private func passBackThroughFunction(
    _ g: Variable, _ y: Variable, _ operation: Operation, to adjoints: inout Adjoints
  ) {
    switch operation {
    case .hyperbolicTangent(let a):
      if adjoints.matters(a) { adjoints.add(g * (1 - y.squared), to: a) }
    case .sigmoid(let a):
      if adjoints.matters(a) { adjoints.add(g * (y * (1 - y)), to: a) }
    case .softplus(let a):
      if adjoints.matters(a) { adjoints.add(g * variable(at: a).sigmoid, to: a) }
    case .exponential(let a):
      if adjoints.matters(a) { adjoints.add(g * y, to: a) }
    case .logarithm(let a):
      if adjoints.matters(a) { adjoints.add(g * variable(at: a).reciprocal, to: a) }
    case .squareRoot(let a):
      if adjoints.matters(a) { adjoints.add(0.5 * (g * y.reciprocal), to: a) }
    case .reciprocal(let a):
      if adjoints.matters(a) { adjoints.add(-(g * y.squared), to: a) }
    default: fatalError("an operation without a rule")
    }
  }

  private func pass(
    _ contribution: @autoclosure () -> Variable, to place: Int, _ adjoints: inout Adjoints
  ) {
    if adjoints.matters(place) { adjoints.add(contribution(), to: place) }
  }
}
