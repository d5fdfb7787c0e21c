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
  private let confinement: Confinement

  /// - Parameters:
  ///   - configuration: The book's; its limits hold for every program.
  ///   - isTrusted: Whether programs have litgan's own rights, sandbox or not.
  public init(
    toolchain: Toolchain, configuration: BookConfiguration, isTrusted: Bool = false
  ) {
    self.toolchain = toolchain
    self.limits = configuration.limits
    self.imports = configuration.source
    let plan = Task { try await CompilerPlan.ask(toolchain) }
    self.plan = plan
    self.confinement = Confinement(
      isTrusted: isTrusted,
      readable: Task { toolchain.runtimeFiles(try await plan.value) })
  }

  /// What stands between programs and the machine, as far as is known without trying.
  public var expectedIsolation: Isolation { confinement.expected }

  /// What stands between programs and the machine.
  public var isolation: Isolation { get async { await confinement.actual } }

  /// That programs run without the sandbox that there could be.
  public var isolationWarning: Diagnostic? { get async { await confinement.warning } }

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
    outcome.isolation = await isolation
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
    do throws(Scratch.Refusal) {
      scratch = try Scratch()
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    defer { scratch.remove() }
    do throws(Scratch.Refusal) {
      try scratch.write(swift, to: "main.swift")
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    let report = FailureReport(
      program: program, imports: imports, limits: limits, modules: toolchain.modules)

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
          environment: Toolchain.environment, in: scratch.path,
          output: "compile.out", error: "compile.err", limits: .init(time: .seconds(300)))
        if result.ending != .exited(0) {
          return report.compilation(scratch.text("compile.out") + scratch.text("compile.err")).all
        }
      }
      return []
    } catch let refusal as Scratch.Refusal {
      throw Diagnostics([refusal.diagnostic])
    } catch {
      let reason = (error as? ChildProcess.Unstartable)?.reason ?? "\(error)"
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
    let folder = await confinement.path(of: scratch.path)
    do {
      result = try await ChildProcess.run(
        folder + "/program", [],
        environment: environment(in: folder, of: await isolation), in: scratch.path,
        output: "stdout", error: "stderr", limits: .init(limits),
        sandbox: await confinement.sandbox, reportFile: "crash.json")
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
          "damaged-records", "what the chapter's program reported cannot be read",
          path: program.chapter.path,
          help: ["a block that writes to a file 'records' of its folder writes over the reports"])
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
  private func environment(in folder: String, of isolation: Isolation) -> [String: String] {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
      "LITGAN_RECORDS": folder + "/records",
      "LITGAN_POSITION": folder + "/position",
      "LITGAN_MEMORY": String(limits.memory << 20),
      "LITGAN_OUTPUT": String(limits.output << 20),
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,format=json,threads=crashed,output-to="
        + folder + "/crash.json",
    ]
    // Elsewhere the system counts all that the user runs.
    if isolation == .sandbox { variables["LITGAN_THREADS"] = "1024" }
    return variables
  }
}
