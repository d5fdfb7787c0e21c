import GANMath

func randomEntries() -> [Entry] {
  var seeder = SplitMix64(seed: 7)
  var generator = SeededGenerator(seed: 7)
  var branch = generator.split()
  var stated = SeededGenerator(state: (1, 2, 3, 4))
  var letters = ["a", "b", "c", "d", "e"]
  shuffle(&letters, using: &generator)
  return [
    Entry("Random/SplitMix64", [unit(seeder.next()), unit(seeder.next())]),
    Entry(
      "Random/SeededGenerator",
      [unit(generator.next()), unit(branch.next()), unit(stated.next())]),
    Entry(
      "Random/Uniform",
      [
        randomUniform(using: &generator), randomUniform(in: -2..<3, using: &generator),
        Double(randomIndex(below: 1_000_003, using: &generator)),
        randomUniform(using: &seeder), randomUniform(in: -2..<3, using: &seeder),
        Double(randomIndex(below: 1_000_003, using: &seeder)),
      ]),
    Entry(
      "Random/Normal",
      [0.3, 0.01, 1 - 1e-7, 1e-300].map { standardNormalQuantile($0) } + [
        randomNormal(using: &generator),
        randomNormal(mean: 2, standardDeviation: 0.5, using: &generator),
        randomNormal(using: &seeder),
      ] + randomNormals(4, using: &generator)),
    Entry(
      "Random/Permutation",
      randomPermutation(9, using: &generator).map { Double($0) }
        + letters.map { Double($0.utf8.reduce(0) { $0 + Int($1) }) }),
  ]
}

/// 53 bits of a draw, so that a double holds them.
private func unit(_ bits: UInt64) -> Double { Double(bits >> 11) }
