import GANMath

func quadratureEntries() -> [Entry] {
  [
    Entry("Quadrature/AdaptiveQuadrature") { () throws(QuadratureError) in
      [
        try integrate(over: 0...2) { exp(-$0) * sin(3 * $0) }.value,
        try integrate(over: -1...1, breakpoints: [0], tolerance: 1e-13) { $0.magnitude }.value,
      ]
    }
  ]
}
