import ArgumentParser
import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says what is missing to build books, and what installs it.",
    discussion: """
      What is 'missing' keeps books from being built; without what is 'advised' something is worse. \
      Exit status: 0 when nothing is missing, 1 otherwise.
      """)

  func run() async throws {
    let findings = await Checkup(environment: ProcessInfo.processInfo.environment).findings()
    let width = findings.map(\.part.count).max() ?? 0
    for finding in findings {
      let part = finding.part.padding(toLength: width, withPad: " ", startingAt: 0)
      let state = finding.state.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)
      print("\(state)  \(part)  \(finding.text)")
      if let remedy = finding.remedy {
        print("\(String(repeating: " ", count: 7 + 2 + width + 2))→ \(remedy)")
      }
    }
    if findings.contains(where: { $0.state == .missing }) { throw ExitCode(1) }
  }
}
