/// Stops the program with a message when a programmer's mistake leaves nothing to draw.
///
/// As `precondition`, but the message is printed in optimised code too: the author of a chapter
/// reads at the line in question what is wrong. WebAssembly traps without a word.
@inline(__always)
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  #if hasFeature(Embedded)
    precondition(holds)
  #else
    if !holds { fatalError(message()) }
  #endif
}
