/// Something to time, with all of its inputs at hand.
struct Workload {
  let name: String
  /// Does it once; what it returns is compared with the peer's.
  let run: () throws -> [Double]

  /// The mean time of a run in seconds, and the result of the last.
  func time(repetitions: Int) throws -> (seconds: Double, result: [Double]) {
    var result: [Double] = []
    let duration = try ContinuousClock().measure {
      for _ in 0..<repetitions { result = try run() }
    }
    let (seconds, attoseconds) = duration.components
    return ((Double(seconds) + Double(attoseconds) * 1e-18) / Double(repetitions), result)
  }
}
