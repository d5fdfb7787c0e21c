import GANMath

/// Power iteration and singular values of square matrices of normal numbers.
func spectralWorkloads(_ folder: InputFolder) throws -> [Workload] {
  var workloads: [Workload] = []
  for n in [256, 512, 1024] {
    let matrix = try folder.matrix("matrix-\(n)", rows: n, columns: n)
    let start = try folder.numbers("direction-\(n)")
    workloads.append(
      Workload(name: "power-\(n)") {
        try matrix.powerIteration(from: start, rounds: 50).suffix(1).map { $0.sigma }
      })
    if n == 256 {
      workloads.append(Workload(name: "singular-values-256") { try matrix.singularValues() })
    }
  }
  return workloads
}
