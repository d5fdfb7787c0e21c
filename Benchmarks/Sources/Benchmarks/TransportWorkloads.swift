import GANMath

/// Exact transport and Sinkhorn's method between uniform weights, the costs given.
func transportWorkloads(_ folder: InputFolder) throws -> [Workload] {
  var workloads: [Workload] = []
  for n in [200, 500, 1000] {
    let costs = try folder.matrix("transport-\(n)", rows: n, columns: n)
    let weights = [Double](repeating: 1 / Double(n), count: n)
    workloads.append(
      Workload(name: "transport-\(n)") {
        [try OptimalTransport(from: weights, to: weights, costs: costs).cost]
      })
  }
  let costs = try folder.matrix("sinkhorn", rows: 500, columns: 500)
  let weights = [Double](repeating: 1 / 500, count: 500)
  let methods: [(String, SinkhornMethod)] = [("plain", .scaling), ("log", .logDomain)]
  // The peer looks at the Euclidean norm of the columns' error every ten steps, and 1e-9 stops it
  // after 71. The sum of the magnitudes is below this bound for the first time after as many.
  let tolerance = 1.7e-8
  for (name, method) in methods {
    workloads.append(
      Workload(name: "sinkhorn-" + name) {
        let solved = try EntropicTransport(
          from: weights, to: weights, costs: costs, regularisation: 0.05, tolerance: tolerance,
          method: method)
        return [solved.transportCost]
      })
  }
  return workloads
}
