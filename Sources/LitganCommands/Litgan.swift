public import ArgumentParser

/// The command `litgan`.
public struct Litgan: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "litgan",
    abstract: "Builds books whose numbers, figures and claims are computed from their own text.",
    version: version,
    subcommands: [
      BuildCommand.self, CheckCommand.self, CleanCommand.self, DoctorCommand.self,
      ExplainCommand.self, InitCommand.self, NewCommand.self, RenderCommand.self,
      ServeCommand.self, TangleCommand.self, WhyCommand.self,
    ])

  /// The version that `--version` prints.
  public static let version = "0.1.0"

  public init() {}
}
