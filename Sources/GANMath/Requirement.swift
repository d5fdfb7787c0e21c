/// Stops the program with a message when a programmer's mistake makes the work impossible.
///
/// As `precondition`, but the message is printed in optimised code too: the author of a chapter
/// reads at the line in question which shapes do not fit. WebAssembly traps without a word.
@inlinable @inline(__always)
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  #if hasFeature(Embedded)
    precondition(holds)
  #else
    if !holds { fatalError(message()) }
  #endif
}
