/// A generator that stirs a counter: tiny, and good enough to seed others.
///
/// Adds a constant to its state and mixes the sum, so that neighbouring seeds give unrelated
/// streams. Its period is 2⁶⁴, too short for long simulations: it is here to turn one number
/// into the state of a `SeededGenerator`.
///
/// - Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators* (OOPSLA 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline
  var state: UInt64

  /// Starts the stream that belongs to `seed`.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  ///
  /// - Complexity: O(1).
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
