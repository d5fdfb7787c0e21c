import GANMath
import Testing

@Test("a variable of an earlier record stops the program instead of giving another's value")
func staleVariable() async {
  await #expect(processExitsWith: .failure) {
    let tape = Tape()
    let x = tape.input([[1]])
    tape.reset()
    _ = tape.input([[2]])
    _ = x.entries
  }
}

@Test("values of shapes that do not combine stop the program")
func shapes() async {
  await #expect(processExitsWith: .failure) {
    let tape = Tape()
    _ = tape.input([[1, 2]]) + tape.input([[1], [2]])
  }
}
