import Foundation

/// Answers requests to run a workload, one a line, until its input ends.
///
///     sinkhorn-log 3        →  0.0123 0.8414709848078965
///     name, repetitions        seconds a run, then the numbers of the result
@main
struct EntryPoint {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let folder = InputFolder(path: arguments.first ?? ".build/inputs")
    let figures = arguments.dropFirst().first ?? ".build/figures"
    let workloads =
      try transportWorkloads(folder) + spectralWorkloads(folder) + trainingWorkloads(folder)
      + figureWorkloads() + comparedFigures(folder, savingInto: figures)
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 2, let repetitions = Int(words[1]), repetitions > 0,
        let workload = workloads.first(where: { $0.name == words[0] })
      else { throw RequestError.notUnderstood(line) }
      let (seconds, result) = try workload.time(repetitions: repetitions)
      print(([seconds] + result).map { "\($0)" }.joined(separator: " "))
      // Into a pipe, output would wait for a full buffer.
      fflush(nil)
    }
  }
}

enum RequestError: Error {
  case notUnderstood(String)
  case noNumbers(path: String, bytes: Int)
}
