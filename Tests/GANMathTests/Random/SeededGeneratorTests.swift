import GANMath
import Testing

@Test("SplitMix64 from seed 1234567 yields the published outputs")
func splitMixReference() {
  // The five values printed by the reference C program for this seed (Rosetta Code,
  // "Pseudo-random numbers/Splitmix64").
  var generator = SplitMix64(seed: 1_234_567)
  let expected: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]
  #expect(expected.indices.map { _ in generator.next() } == expected)
}

@Test("xoshiro256** from state (1, 2, 3, 4) yields the outputs of the reference C program")
func xoshiroReference() {
  // As in the tests of the Rust crate rand_xoshiro, made with Vigna's xoshiro256starstar.c.
  var generator = SeededGenerator(state: (1, 2, 3, 4))
  let expected: [UInt64] = [
    11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
    607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
    10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
  ]
  #expect(expected.indices.map { _ in generator.next() } == expected)
}

@Test("a seed fixes the stream, and another seed gives another")
func seedFixesStream() {
  var first = SeededGenerator(seed: 7)
  var second = SeededGenerator(seed: 7)
  var third = SeededGenerator(seed: 8)
  let stream = (0..<20).map { _ in first.next() }
  #expect(stream == (0..<20).map { _ in second.next() })
  #expect(stream != (0..<20).map { _ in third.next() })
}

@Test("a split stream is uncorrelated with its parent")
func splitStreams() {
  var parent = SeededGenerator(seed: 3)
  var child = parent.split()
  let n = 20_000
  var product = 0.0
  for _ in 0..<n {
    product += (randomUniform(using: &parent) - 0.5) * (randomUniform(using: &child) - 0.5)
  }
  // Each product has variance 1/144; five standard deviations of the mean.
  #expect(abs(product / Double(n)) < 5 / (12 * Double(n).squareRoot()))
}
