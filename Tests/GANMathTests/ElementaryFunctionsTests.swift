import GANMath
import Testing

@Test("log and exp undo each other")
func logExpRoundTrip() {
  #expect(exp(log(2.5)) == 2.5)
}
