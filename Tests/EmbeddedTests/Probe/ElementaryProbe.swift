import GANMath

func elementaryEntries() -> [Entry] {
  [
    Entry(
      "ElementaryFunctions",
      [
        exp(0.7), expm1(1e-5), log(3.3), log1p(1e-5), log2(3.3), log10(3.3), pow(1.7, 2.3),
        sqrt(2), cbrt(2.9), hypot(3.1, 4.3), sin(1.1), cos(1.1), tan(1.1), asin(0.3), acos(0.3),
        atan(0.3), atan2(0.3, -0.4), sinh(0.8), cosh(0.8), tanh(0.8),
      ]),
    Entry(
      "ErrorFunctions",
      [0.3, -1.4, 2.7].map { erf($0) } + [-0.6, 0.1, 0.8, 2.2, 5, 20].map { erfc($0) }),
    Entry(
      "GammaFunctions",
      [0.4, 3.7, 21.5, -1.3, 30.5].map { tgamma($0) }
        + [0.4, 1.9, 7.5, 150, -0.7].map { lgamma($0) }),
  ]
}
