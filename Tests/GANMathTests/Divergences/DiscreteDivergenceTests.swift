import GANMath
import Testing

@Test("divergences of discrete distributions agree with 50-digit sums, zeros included")
func discreteOracle() throws {
  for example in try Oracle.cases("divergences", kind: "discrete") {
    let (p, q) = (try example["p"].doubles(), try example["q"].doubles())
    let found: [(String, Double)] = [
      ("kl_pq", try kullbackLeiblerDivergence(p, q)),
      ("kl_qp", try reverseKullbackLeiblerDivergence(p, q)),
      ("jeffreys", try jeffreysDivergence(p, q)),
      ("js", try jensenShannonDivergence(p, q)),
      ("js_distance", try jensenShannonDistance(p, q)),
      ("entropy_p", try shannonEntropy(p)),
      ("entropy_q", try shannonEntropy(q)),
    ]
    for (name, value) in found {
      let expected = try example[name].double()
      #expect(
        isRelativelyClose(value, expected, within: 1e-12),
        "\(example.id) \(name): \(value), expected \(expected)")
    }
  }
}
