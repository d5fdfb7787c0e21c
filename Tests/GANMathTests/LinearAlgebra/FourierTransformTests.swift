import Testing

@testable import GANMath

@Test("four numbers by hand: sum, quarter turns, alternating sum")
func fourierByHand() {
  let found = FourierTransform(length: 4)(.init([1, 2, 3, 5]))
  #expect(found.real == [11, -2, -3, -2])
  #expect(found.imaginary == [0, 3, 0, -3])
}

@Test("every length up to 40 agrees with the sum that defines the transform, and keeps the energy")
func fourierAgainstDefinition() {
  var generator = SeededGenerator(seed: 411)
  for length in 1...40 {
    var signal = FourierTransform.Signal(randomNormals(length, using: &generator))
    signal.imaginary = randomNormals(length, using: &generator)
    let found = FourierTransform(length: length)(signal)
    var energy = 0.0
    for k in 0..<length {
      var (real, imaginary) = (0.0, 0.0)
      for j in 0..<length {
        let angle = -2 * Double.pi * Double(j * k % length) / Double(length)
        real += signal.real[j] * cos(angle) - signal.imaginary[j] * sin(angle)
        imaginary += signal.real[j] * sin(angle) + signal.imaginary[j] * cos(angle)
      }
      #expect(abs(found.real[k] - real) <= 1e-13 * Double(length), "length \(length), k = \(k)")
      #expect(abs(found.imaginary[k] - imaginary) <= 1e-13 * Double(length))
      energy += found.real[k] * found.real[k] + found.imaginary[k] * found.imaginary[k]
    }
    let before = dot(signal.real, signal.real) + dot(signal.imaginary, signal.imaginary)
    #expect(isRelativelyClose(energy, Double(length) * before, within: 1e-13))
  }
}
