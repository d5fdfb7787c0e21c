/// What `body` makes of each number, in the order of the numbers.
///
/// - Parameter jobs: How many are worked on at a time.
func concurrently<Value: Sendable>(
  _ numbers: Range<Int>, jobs: Int, _ body: @escaping @Sendable (Int) async -> Value
) async -> [Value] {
  await withTaskGroup(of: (Int, Value).self) { group in
    var values = [Value?](repeating: nil, count: numbers.count)
    var waiting = numbers.makeIterator()
    func startNext() {
      guard let number = waiting.next() else { return }
      group.addTask { (number, await body(number)) }
    }
    for _ in 0..<jobs { startNext() }
    for await (number, value) in group {
      values[number - numbers.lowerBound] = value
      startNext()
    }
    return values.map { $0! }
  }
}

/// What a throwing body gives or throws, as a value.
func result<Value, Failure>(
  _ body: () throws(Failure) -> Value
) -> Result<Value, Failure> {
  do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
}
