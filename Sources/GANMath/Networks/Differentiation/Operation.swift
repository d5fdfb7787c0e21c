/// How a value on a tape was made from earlier ones; the numbers are their places on the tape.
///
/// The set is closed: the derivative of each operation can be written with these same operations,
/// which is what makes derivatives of derivatives possible.
enum Operation {
  /// Given from outside.
  case input
  /// a b.
  case product(Int, Int)
  /// aᵀ b.
  case transposeProduct(Int, Int)
  /// x w, with the row b added to every row.
  case linear(Int, weight: Int, bias: Int)
  /// aᵀ.
  case transpose(Int)
  case add(Int, Int)
  case subtract(Int, Int)
  /// Entry by entry.
  case multiply(Int, Int)
  /// scale · a + shift.
  case affine(Int, scale: Double, shift: Double)
  /// The sum of all rows, one row.
  case sumRows(Int)
  /// One row, repeated.
  case repeatRow(Int)
  /// The sum of all columns, one column.
  case sumColumns(Int)
  /// One column, repeated.
  case repeatColumn(Int)
  /// a where the selector is above 0, below · a elsewhere.
  case gate(Int, selector: Int, below: Double)
  /// a times the selector's sign, which is 0 at 0.
  case turn(Int, selector: Int)
  case hyperbolicTangent(Int)
  case sigmoid(Int)
  /// log(1 + eᵃ).
  case softplus(Int)
  case exponential(Int)
  case logarithm(Int)
  case squareRoot(Int)
  /// 1/a, and 0 at 0, so that a norm has the subgradient 0 where it is 0.
  case reciprocal(Int)
}
