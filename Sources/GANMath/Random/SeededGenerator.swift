/// The source of randomness of every experiment: the same seed gives the same run.
///
/// This is xoshiro256**: 256 bits of state, period 2²⁵⁶ − 1, and no dependence on the platform.
/// Pass it on as `inout some RandomNumberGenerator`; where two parts of an experiment must not
/// disturb each other, give each its own stream with `split()`.
///
/// It is not for secrets: its future can be computed from a few outputs.
///
/// - Source: Blackman & Vigna, *Scrambled Linear Pseudorandom Number Generators* (2021), §4.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline
  var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts the stream that belongs to `seed`, whose four words of state come from SplitMix64.
  @inlinable
  public init(seed: UInt64) {
    var seeder = SplitMix64(seed: seed)
    state = (seeder.next(), seeder.next(), seeder.next(), seeder.next())
  }

  /// Starts from four words of state, as the reference implementation does.
  ///
  /// - Precondition: not all four are 0, the one state that never changes.
  @inlinable
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    require(
      state.0 | state.1 | state.2 | state.3 != 0, "the state (0, 0, 0, 0) only yields zeros")
    self.state = state
  }

  /// The next 64 bits.
  ///
  /// - Complexity: O(1).
  @inlinable
  public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let carried = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= carried
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A second stream, to be used beside this one; this one moves on by one output.
  ///
  /// The child's seed is the next output, mixed again. Two streams may meet only by chance:
  /// among k streams of n outputs, with probability below k² n / 2²⁵⁵ for the states, and below
  /// k² / 2⁶⁵ for equal seeds.
  @inlinable
  public mutating func split() -> SeededGenerator {
    SeededGenerator(seed: next())
  }
}
