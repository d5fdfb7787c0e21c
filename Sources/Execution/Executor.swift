public import Book
import Foundation
import Records

/// Compiles programs and runs them: each in a folder and a process of its own.
public struct Executor: Sendable {
  private let toolchain: Toolchain
  private let limits: BookConfiguration.Limits
  private let imports: SourceFile
  /// Asked for as soon as there is an executor.
  private let plan: Task<CompilerPlan, any Error>

  /// - Parameters:
  ///   - configuration: The book's; its limits hold for every program.
  public init(toolchain: Toolchain, configuration: BookConfiguration) {
    self.toolchain = toolchain
    self.limits = configuration.limits
    self.imports = configuration.source
    self.plan = Task { try await CompilerPlan.ask(toolchain) }
  }

  /// What a chapter is waiting for.
  public enum Stage: String, Sendable {
    case compiling
    case running
  }

  /// Compiles and runs one program.
  ///
  /// - Parameter progress: Called as each stage begins.
  /// - Throws: The errors of the compiler, or what ended the program before its end, at their
  ///   places in the chapter.
  public func execute(
    _ program: Program, progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> Outcome {
    let attempt = try await attempt(program.swift, of: program, progress)
    guard attempt.failures.isEmpty else { throw Diagnostics(attempt.failures) }
    var outcome = attempt.outcome
    for failure in program.intendedFailures {
      outcome.cells[failure.cell] = try await fail(failure, of: program, progress)
    }
    return outcome
  }

  /// Runs a block that is meant to fail.
  ///
  /// - Throws: That it did not, or that it used more than it may.
  private func fail(
    _ failure: Program.IntendedFailure, of program: Program, _ progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> CellOutcome {
    let attempt = try await attempt(failure.swift, of: program, progress)
    guard let fault = attempt.failures.first else {
      throw Diagnostics([
        Diagnostic(
          "no-failure", "the block is meant to fail and does not", in: program.chapter,
          at: failure.option, help: ["leave out 'error: true'"])
      ])
    }
    guard ["compile-error", "crash", "cannot-display"].contains(fault.identifier) else {
      throw Diagnostics(attempt.failures)
    }
    var outcome = attempt.outcome.cells[failure.cell]
    outcome.failure = fault
    return outcome
  }

  /// What came of one program: what it gave before its end, and why it did not come to it.
  private struct Attempt {
    var outcome: Outcome
    var failures: [Diagnostic]
  }

  /// Compiles and runs the text of a `main.swift`.
  ///
  /// - Throws: What has nothing to do with the program.
  private func attempt(
    _ swift: String, of program: Program, _ progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> Attempt {
    let scratch: Scratch
    do {
      scratch = try Scratch()
      try scratch.write(swift, to: "main.swift")
    } catch {
      throw Diagnostics([
        Diagnostic(
          "no-scratch", "cannot make a folder to compile in: \(error.localizedDescription)",
          path: nil)
      ])
    }
    defer { scratch.remove() }
    let report = FailureReport(program: program, imports: imports, limits: limits)

    progress(.compiling)
    let errors = try await compile(in: scratch, report)
    guard errors.isEmpty else {
      let nothing = OutcomeBuilder(program, records: [], printed: []).outcome
      return Attempt(outcome: nothing, failures: errors)
    }
    progress(.running)
    return try await run(program, in: scratch, report)
  }

  /// The compiler's errors.
  private func compile(
    in scratch: Scratch, _ report: FailureReport
  ) async throws(Diagnostics) -> [Diagnostic] {
    do {
      for command in try await plan.value.commands {
        let result = try await ChildProcess.run(
          command[0], Array(command.dropFirst()),
          environment: ProcessInfo.processInfo.environment, in: scratch.path,
          output: "compile.out", error: "compile.err", limit: .seconds(300))
        if result.ending != .exited(0) {
          return report.compilation(scratch.text("compile.out") + scratch.text("compile.err")).all
        }
      }
      return []
    } catch {
      let reason = (error as? ChildProcess.Unstartable)?.reason ?? error.localizedDescription
      throw Diagnostics([
        Diagnostic(
          "no-compiler", "cannot start the Swift compiler '\(toolchain.compiler)': \(reason)",
          path: nil, help: ["install Swift 6.2 or later and put swiftc on the PATH"])
      ])
    }
  }

  private func run(
    _ program: Program, in scratch: Scratch, _ report: FailureReport
  ) async throws(Diagnostics) -> Attempt {
    let result: ChildProcess.Result
    do {
      result = try await ChildProcess.run(
        scratch.path + "/program", [], environment: environment(in: scratch), in: scratch.path,
        output: "stdout", error: "stderr", limit: .seconds(limits.seconds),
        reportFile: "crash.json")
    } catch {
      throw Diagnostics([
        Diagnostic(
          "cannot-run", "cannot start the chapter's program: \(error.reason)",
          path: program.chapter.path)
      ])
    }
    let records: [Record]
    do {
      records = try Record.decode(scratch.bytes("records"))
    } catch {
      throw Diagnostics([
        Diagnostic(
          "damaged-records", "the program's records cannot be read", path: program.chapter.path)
      ])
    }
    let claims = ClaimReport(file: program.chapter)
    var failures = claims.failures(in: records) + claims.misplaced(in: records)
    if let failure = report.failure(of: result, records: records, in: scratch) {
      failures.append(failure)
    }
    let builder = OutcomeBuilder(program, records: records, printed: scratch.bytes("stdout"))
    return Attempt(outcome: builder.outcome, failures: failures)
  }

  /// The same surroundings for every program, and nothing of the author's own.
  private func environment(in scratch: Scratch) -> [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": scratch.path, "TMPDIR": scratch.path, "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "LITGAN_RECORDS": scratch.path + "/records",
      "LITGAN_POSITION": scratch.path + "/position",
      "LITGAN_MEMORY": String(limits.memory << 20),
      "LITGAN_OUTPUT": String(limits.output << 20),
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,format=json,threads=crashed,output-to="
        + scratch.path + "/crash.json",
    ]
  }
}
