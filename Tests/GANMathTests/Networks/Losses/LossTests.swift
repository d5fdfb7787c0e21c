import GANMath
import Testing

@Test("at D = ½ everywhere the minimax loss is 2 log 2 and the generator's −log 2")
func undecidedDiscriminator() throws {
  let loss = try GANLoss.minimax.discriminatorLoss(real: [0, 0], fake: [0])
  #expect(isClose(loss.value, 2 * log(2), within: 1e-15))
  #expect(isClose(try GANLoss.minimax.generatorLoss(fake: [0]).value, -log(2), within: 1e-15))
}

@Test("when the discriminator is sure, the saturating slope vanishes and the other does not")
func saturation() throws {
  let saturating = try GANLoss.minimax.generatorLoss(fake: [-40]).fakeGradient[0]
  let nonSaturating = try GANLoss.nonSaturating.generatorLoss(fake: [-40]).fakeGradient[0]
  #expect(isRelativelyClose(saturating, -exp(-40), within: 1e-15))
  #expect(isClose(nonSaturating, -1, within: 1e-15))
}

@Test("an empty batch and an output that is no number are typed errors")
func lossErrors() throws {
  #expect(throws: NetworkError.emptyBatch) {
    try GANLoss.hinge.discriminatorLoss(real: [], fake: [1])
  }
  #expect(throws: NetworkError.emptyBatch) { try GANLoss.hinge.generatorLoss(fake: []) }
  #expect(throws: NetworkError.notFinite(row: 1, column: 0, value: .infinity)) {
    try GANLoss.wasserstein.discriminatorLoss(real: [1], fake: [.infinity])
  }
}
