public import GANMath
import Records

/// Checks that two computed values are equal; a build in which they are not fails.
///
/// ```swift
/// claim("two atoms transport in order", plan.cost, equals: 3)
/// claim("JS of disjoint supports is log 2", js, equals: log(2), within: .absolute(1e-15))
/// ```
///
/// - Parameters:
///   - statement: What the reader may quote, a sentence without its full stop.
///   - value: The number that the chapter computed.
///   - expected: The number that the sentence names.
///   - tolerance: How far they may lie apart; nil when they have to be equal.
///   - label: A name, such as `claim-limit`: prose refers to the claim by `@claim-limit` and is bound
///     to it by `[text]{claim=limit}`.
public func claim(
  _ statement: String, _ value: Double, equals expected: Double, within tolerance: Tolerance? = nil,
  label: String? = nil, line: Int = #line, column: Int = #column
) {
  let holds = tolerance?.admits(value, for: expected) ?? (value == expected)
  var values = comparison(value, expected)
  if value != expected {
    values.append(.init("difference", (value - expected).description))
  }
  Claims.record(
    statement, label, tolerance.map { .tolerance($0.summary) } ?? .exact, holds: holds, values,
    line, column)
}

/// Checks that two values are equal.
public func claim<Value: Equatable>(
  _ statement: String, _ value: Value, equals expected: Value, label: String? = nil,
  line: Int = #line, column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: value == expected,
    [
      .init("value", Displays.summary(of: value)),
      .init("expected", Displays.summary(of: expected)),
    ], line, column)
}

/// Checks that a value is below another.
public func claim<Value: Comparable>(
  _ statement: String, _ value: Value, isLess bound: Value, label: String? = nil,
  line: Int = #line, column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: value < bound, ordered(value, "<", bound), line, column)
}

/// Checks that a value is below another or equal to it.
public func claim<Value: Comparable>(
  _ statement: String, _ value: Value, isAtMost bound: Value, label: String? = nil,
  line: Int = #line, column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: value <= bound, ordered(value, "≤", bound), line, column)
}

/// Checks that a value is above another.
public func claim<Value: Comparable>(
  _ statement: String, _ value: Value, isGreater bound: Value, label: String? = nil,
  line: Int = #line, column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: value > bound, ordered(value, ">", bound), line, column)
}

/// Checks that a number lies in an interval, ends included.
public func claim(
  _ statement: String, _ value: Double, isIn interval: ClosedRange<Double>, label: String? = nil,
  line: Int = #line, column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: interval.contains(value),
    [
      .init("value", value.description),
      .init(
        "interval", "[\(interval.lowerBound), \(interval.upperBound)]"),
    ], line, column)
}

/// Checks a condition that is none of the others.
public func claim(
  _ statement: String, holds condition: Bool, label: String? = nil, line: Int = #line,
  column: Int = #column
) {
  Claims.record(
    statement, label, .exact, holds: condition, [.init("condition", condition ? "true" : "false")],
    line, column)
}

/// Checks a condition on cases drawn at random: what is found is shown as sampled, never as proved.
///
/// - Parameters:
///   - seed: Where the generator starts; the same seed gives the same cases.
///   - n: How many cases are drawn, ≥ 1.
///   - draw: A case from the generator.
///   - condition: What has to hold for each.
/// - Throws: What drawing or checking throws.
public func claim<Case>(
  _ statement: String, forAll seed: UInt64, n: Int, _ draw: (inout SeededGenerator) throws -> Case,
  hold condition: (Case) throws -> Bool, label: String? = nil, line: Int = #line,
  column: Int = #column
) rethrows {
  precondition(n >= 1, "a claim on \(n) cases says nothing")
  var generator = SeededGenerator(seed: seed)
  var values: [ClaimRecord.Value] = []
  var tried = 0
  while tried < n, values.isEmpty {
    let drawn = try draw(&generator)
    tried += 1
    if try !condition(drawn) {
      values = [
        .init("counterexample", Displays.summary(of: drawn)), .init("case", "\(tried) of \(n)"),
      ]
    }
  }
  Claims.record(
    statement, label, .sampled(seed: seed, cases: tried), holds: values.isEmpty, values, line,
    column)
}

/// A sentence that the chapter takes from a source without computing it.
///
/// - Parameter source: Where it is shown, such as `Villani (2009), theorem 5.10`.
public func claim(
  _ statement: String, cited source: String, label: String? = nil, line: Int = #line,
  column: Int = #column
) {
  Claims.record(statement, label, .cited(source), holds: true, [], line, column)
}

private func comparison(_ value: Double, _ expected: Double) -> [ClaimRecord.Value] {
  [.init("value", value.description), .init("expected", expected.description)]
}

private func ordered<Value>(_ value: Value, _ sign: String, _ bound: Value) -> [ClaimRecord.Value] {
  [.init("value", text(of: value)), .init(sign, text(of: bound))]
}

/// All digits of a number, for two that differ in the last one would look alike in fewer.
private func text<Value>(of value: Value) -> String {
  if let number = value as? Double { return number.description }
  return Displays.summary(of: value)
}

/// Where claims go: to the records, and nowhere when nobody records.
enum Claims {
  /// How many were checked.
  nonisolated(unsafe) private(set) static var count = 0

  static func record(
    _ statement: String, _ label: String?, _ basis: ClaimRecord.Basis, holds: Bool,
    _ values: [ClaimRecord.Value], _ line: Int, _ column: Int
  ) {
    count += 1
    Recorder.record(
      .claim(
        ClaimRecord(
          label: label, statement: statement, basis: basis, holds: holds, values: values,
          place: Record.Place(line: line, column: column))))
  }
}
