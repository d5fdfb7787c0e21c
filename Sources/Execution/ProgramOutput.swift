import Foundation

/// What a program prints that is asked something, such as its version.
public struct ProgramOutput: Sendable {
  /// Standard output, without the space around it.
  public let text: String

  /// Runs a program to its end.
  ///
  /// - Parameter program: A name to be looked up in PATH, or a path.
  /// - Returns: Nil when it cannot be started, fails, or takes longer than ten seconds.
  public init?(of program: String, _ arguments: String...) async {
    guard let scratch = try? Scratch() else { return nil }
    defer { scratch.remove() }
    let result = try? await ChildProcess.run(
      program, arguments, environment: Toolchain.environment(in: scratch.path), in: scratch.path,
      output: "output", error: "error", limits: .init(time: .seconds(10)))
    guard result?.ending == .exited(0) else { return nil }
    text = scratch.text("output").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
