import GANMath
import Testing

@Test("the normal quantile agrees with mpmath's root of Φ(x) = p in the middle and in both tails")
func normalQuantile() {
  let table: [(Double, Double)] = [
    (1e-300, -37.0470962993612),
    (1e-100, -21.273453560965326),
    (1e-20, -9.262340089798407),
    (1e-12, -7.034483825301132),
    (1e-05, -4.264890793922825),
    (0.001, -3.0902323061678136),
    (0.02425, -1.972961051311885),
    (0.07, -1.4757910281791706),
    (0.075, -1.439531470938456),
    (0.1, -1.2815515655446004),
    (0.3, -0.5244005127080408),
    (0.4999, -0.00025066283008800747),
    (0.6, 0.2533471031357997),
    (0.925, 1.4395314709384561),
    (0.93, 1.475791028179171),
    (0.99, 2.3263478740408408),
    (0.999999, 4.753424308817087),
  ]
  for (probability, quantile) in table {
    let error = abs(standardNormalQuantile(probability) - quantile)
    #expect(error <= 1e-15 * max(1, abs(quantile)), "at \(probability)")
  }
  #expect(standardNormalQuantile(0) == -.infinity)
  #expect(standardNormalQuantile(1) == .infinity)
  #expect(standardNormalQuantile(0.5) == 0)
}

@Test("numbers that are no probabilities and ranges without numbers stop the program")
func randomPreconditions() async {
  await #expect(processExitsWith: .failure) { _ = standardNormalQuantile(-0.1) }
  await #expect(processExitsWith: .failure) { _ = standardNormalQuantile(.nan) }
  await #expect(processExitsWith: .failure) {
    var generator = SeededGenerator(seed: 1)
    _ = randomUniform(in: 0..<Double.infinity, using: &generator)
  }
  await #expect(processExitsWith: .failure) {
    var generator = SeededGenerator(seed: 1)
    _ = randomIndex(below: 0, using: &generator)
  }
}

@Test("normal draws have the moments and the distribution function of N(0, 1)")
func normalMoments() {
  var generator = SeededGenerator(seed: 11)
  let n = 40_000
  let draws = randomNormals(n, using: &generator)
  let size = Double(n)
  let mean = draws.reduce(0, +) / size
  let square = draws.reduce(0) { $0 + $1 * $1 } / size
  let fourth = draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / size
  // Five standard deviations of each sample moment: variances 1, 2 and 96.
  #expect(abs(mean) < 5 / size.squareRoot())
  #expect(abs(square - 1) < 5 * (2 / size).squareRoot())
  #expect(abs(fourth - 3) < 5 * (96 / size).squareRoot())
  // Kolmogorov's statistic exceeds 1.95 / √n with probability below 0.001.
  let sorted = draws.sorted()
  var gap = 0.0
  for (rank, draw) in sorted.enumerated() {
    let probability = erfc(-draw / 2.0.squareRoot()) / 2
    gap = max(gap, abs(probability - Double(rank) / size))
    gap = max(gap, abs(probability - Double(rank + 1) / size))
  }
  #expect(gap < 1.95 / size.squareRoot())
}

@Test("uniform draws fill [0, 1) evenly and never reach 1")
func uniformEvenness() {
  var generator = SeededGenerator(seed: 5)
  let n = 40_000
  var counts = [Int](repeating: 0, count: 20)
  for _ in 0..<n {
    let draw = randomUniform(using: &generator)
    #expect(draw >= 0 && draw < 1)
    counts[Int(draw * 20)] += 1
  }
  // Chi-squared with 19 degrees of freedom: 43.8 is exceeded with probability 0.001.
  let expected = Double(n) / 20
  let statistic = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
  #expect(statistic / expected < 43.8)
}

@Test("a uniform draw from a range stays inside it, even where rounding would leave it")
func uniformRange() {
  var generator = SeededGenerator(seed: 6)
  let tight = 1.0..<1.0.nextUp
  let wide = -Double.greatestFiniteMagnitude..<Double.greatestFiniteMagnitude
  for _ in 0..<1000 {
    #expect(tight.contains(randomUniform(in: tight, using: &generator)))
    #expect(wide.contains(randomUniform(in: wide, using: &generator)))
  }
}

@Test("all 24 orders of four things are equally likely")
func permutationsEven() {
  var generator = SeededGenerator(seed: 9)
  let n = 24_000
  var counts = [Int](repeating: 0, count: 256)
  for _ in 0..<n {
    let order = randomPermutation(4, using: &generator)
    counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]] += 1
  }
  let seen = counts.filter { $0 > 0 }
  #expect(seen.count == 24)
  // Chi-squared with 23 degrees of freedom: 49.7 is exceeded with probability 0.001.
  let expected = Double(n) / 24
  let statistic = seen.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
  #expect(statistic / expected < 49.7)
  #expect(randomPermutation(0, using: &generator) == [])
}
