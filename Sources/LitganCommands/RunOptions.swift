import ArgumentParser
import Foundation

/// How the programs of chapters are run.
struct RunOptions: ParsableArguments {
  @Option(help: "How many chapters are compiled and run at a time; as many as there are cores.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    name: .customLong("trust"),
    help: "Blocks have your rights: the network, your files, other programs.")
  var isTrusted = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs is a number from 1 on.") }
  }
}
