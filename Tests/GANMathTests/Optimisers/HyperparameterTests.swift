import GANMath
import Testing

@Test("a learning rate that is negative or no number stops the program")
func negativeRate() async {
  await #expect(processExitsWith: .failure) { _ = CaffeSGD(learningRate: -0.1) }
  await #expect(processExitsWith: .failure) { _ = Adam(learningRate: .nan) }
  await #expect(processExitsWith: .failure) {
    var sgd = PyTorchSGD(learningRate: 0.1)
    sgd.learningRate = .infinity
  }
}

@Test("options that contradict one another stop the program")
func contradictions() async {
  await #expect(processExitsWith: .failure) {
    _ = PyTorchSGD(learningRate: 0.1, momentum: 0.9, dampening: 0.5, nesterov: true)
  }
  await #expect(processExitsWith: .failure) {
    _ = CaffeSGD(learningRate: 0, momentum: 0.9, correctsMomentum: true)
  }
  await #expect(processExitsWith: .failure) { _ = RMSProp(learningRate: 0.1, smoothing: 1) }
}

@Test("parameters and gradients of different sizes stop the program")
func sizes() async {
  await #expect(processExitsWith: .failure) {
    var (sgd, theta) = (CaffeSGD(learningRate: 0.1), [1.0, 2])
    try sgd.step(&theta, gradient: [1])
  }
}
