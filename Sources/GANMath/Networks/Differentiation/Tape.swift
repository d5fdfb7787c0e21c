/// A record of a computation on matrices, which can be read backwards for its derivatives.
///
/// Every operation on a ``Variable`` is carried out at once and noted on the variable's tape.
/// ``gradients(of:with:)`` walks back from a result and notes the derivatives *on the same tape*,
/// as variables like any other. They can be used in a loss and differentiated again: a gradient
/// penalty is nothing special here.
///
/// ```swift
/// let tape = Tape()
/// let x = tape.input([[1, 2]])
/// let y = (x * x).sum                                // 1² + 2²
/// let slope = tape.gradients(of: y, with: [x])[0]    // (2, 4)
/// let again = tape.gradients(of: (slope * slope).sum, with: [x])[0]   // 8x = (8, 16)
/// ```
///
/// ``reset()`` forgets the record and keeps the memory, so that a training loop which records
/// the same operations at every step allocates only at the first.
///
/// - Source: Griewank & Walther, *Evaluating Derivatives* (2008), chapter 3.
public final class Tape {
  var operations: [Operation] = []
  var shapes: [(rows: Int, columns: Int)] = []
  /// The entries of every value; those at `count` and beyond are memory to use again.
  var values: [[Double]] = []
  /// How many values stand on the tape.
  public private(set) var count = 0
  /// Rises at every reset, so that a variable of an earlier record is noticed.
  private(set) var generation = 0

  /// An empty tape.
  public init() {}

  /// Forgets every value. Variables made before must not be used any more.
  public func reset() {
    count = 0
    generation += 1
    operations.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
  }

  /// A value from outside: data, parameters, anything a derivative may be asked for.
  public func input(_ matrix: Matrix) -> Variable {
    input(matrix.storage, from: 0, rows: matrix.rows, columns: matrix.columns)
  }

  /// A value from outside, from a stretch of an array that holds several, row by row.
  public func input(_ entries: [Double], from start: Int, rows: Int, columns: Int) -> Variable {
    require(
      start >= 0 && rows >= 0 && columns >= 0 && start + rows * columns <= entries.count,
      "no \(rows) × \(columns) entries from \(start) on among \(entries.count)")
    return append(.input, rows: rows, columns: columns) { result in
      entries.withUnsafeBufferPointer { entries in
        for index in result.indices { result[index] = entries[start + index] }
      }
    }
  }

  /// A matrix of equal entries.
  public func input(repeating value: Double, rows: Int, columns: Int) -> Variable {
    append(.input, rows: rows, columns: columns) { $0.update(repeating: value) }
  }

  /// Notes an operation; `evaluate` has to fill the whole result, whose memory may be used.
  func append(
    _ operation: Operation, rows: Int, columns: Int,
    evaluate: (UnsafeMutableBufferPointer<Double>) -> Void
  ) -> Variable {
    let size = rows * columns
    if count == values.count { values.append([]) }
    // Taken out of the array while it is written, so that the operands can be read from it.
    var result: [Double] = []
    swap(&result, &values[count])
    if result.count != size { result = [Double](repeating: 0, count: size) }
    result.withUnsafeMutableBufferPointer { evaluate($0) }
    swap(&result, &values[count])
    operations.append(operation)
    shapes.append((rows, columns))
    count += 1
    return Variable(tape: self, index: count - 1, generation: generation)
  }

  /// The variable at a place of the present record.
  func variable(at index: Int) -> Variable {
    Variable(tape: self, index: index, generation: generation)
  }
}

/// A value on a ``Tape``.
public struct Variable {
  let tape: Tape
  let index: Int
  let generation: Int

  /// The number of rows, in a network the size of the batch.
  public var rows: Int { tape.shapes[place].rows }
  /// The number of columns, in a network the number of features.
  public var columns: Int { tape.shapes[place].columns }
  /// The entries, row by row.
  public var entries: [Double] { tape.values[place] }
  /// The value as a matrix.
  public var value: Matrix { Matrix(filledRows: rows, columns: columns, entries) }

  /// The entry of a 1 × 1 value, a loss for instance.
  public var scalar: Double {
    require(rows == 1 && columns == 1, "a \(rows) × \(columns) value is no scalar")
    return tape.values[place][0]
  }

  /// The place on the tape, if it still holds this variable.
  var place: Int {
    require(
      generation == tape.generation, "the tape was reset after this variable was recorded")
    return index
  }
}
