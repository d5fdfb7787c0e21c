/// |actual − expected| ≤ tolerance · max |expected| for every entry: relative to the array as a
/// whole, because an entry in which larger ones cancel has no more digits than they leave it.
func areCloseInNorm(
  _ actual: [Double], _ expected: [Double], within tolerance: Double, plus floor: Double = 0
) -> Bool {
  let largest = expected.reduce(0) { max($0, abs($1)) }
  return actual.count == expected.count
    && zip(actual, expected).allSatisfy { abs($0 - $1) <= tolerance * largest + floor }
}
