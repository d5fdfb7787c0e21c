import Foundation
import Testing

/// Every kind of reference case that some test reads, by topic.
private let knownKinds: [String: Set<String>] = [
  "conv": ["conv_norm"],
  "divergences": [
    "discrete", "f_generator", "js_gaussian_shift", "gaussian_pair", "gaussian_multivariate_kl",
    "kl_families",
  ],
  "dynamics": ["dirac_gan", "dirac_gan_linearisation", "dirac_wgan_clip"],
  "matrixexp": ["expm", "expm_frechet", "rank_one"],
  "nets": ["critic", "gan_losses", "loss_gradients"],
  "nets_wgan": ["wgan_data", "wgan_clip"],
  "optimizers": ["problem", "trajectory", "caffe_vs_torch"],
  "ot": ["emd", "parallel_lines", "gaussian_w2"],
  "sinkhorn": ["sinkhorn", "sinkhorn_iterates", "sinkhorn_divergence"],
  "spectral": ["svd_power", "power_orthogonal"],
  "spectral_torch": [
    "spectral_norm_old", "spectral_norm_new", "spectral_norm_statistics",
  ],
  "wasserstein1d": ["empirical", "continuous_normal", "continuous_uniform"],
]

@Test("every file of reference values has a topic that some test reads")
func everyFileIsKnown() throws {
  let files = try FileManager.default.contentsOfDirectory(atPath: Oracle.folder().path)
    .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
  #expect(Set(files) == Set(knownKinds.keys))
}

@Test("every reference case is of a kind that some test reads", arguments: knownKinds.keys.sorted())
func everyKindIsKnown(topic: String) throws {
  let kinds = Set(try Oracle.cases(topic).map { $0.kind })
  #expect(kinds == knownKinds[topic])
}
