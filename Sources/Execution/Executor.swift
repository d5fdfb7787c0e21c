public import Book
import Foundation
import Records

/// Compiles programs and runs them: each in a folder and a process of its own.
public struct Executor: Sendable {
  private let toolchain: Toolchain
  private let configuration: BookConfiguration
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
    self.configuration = configuration
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
    let attempt = try await attempt(program.main, of: program, progress)
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
    let attempt = try await attempt(failure.main, of: program, progress)
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

  /// Compiles and runs a `main.swift`.
  ///
  /// - Throws: What has nothing to do with the program.
  private func attempt(
    _ main: Program.MainFile, of program: Program, _ progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> Attempt {
    try judge(try await run(main, of: program, progress), of: main, of: program)
  }

  /// Puts into words what a run gave.
  private func judge(
    _ run: ProgramRun, of main: Program.MainFile, of program: Program
  ) throws(Diagnostics) -> Attempt {
    let report = FailureReport(
      program: program, places: main.places, configuration: configuration,
      modules: toolchain.modules)
    if let output = run.compilerOutput {
      let nothing = OutcomeBuilder(program, main.places, records: [], printed: []).outcome
      return Attempt(outcome: nothing, failures: report.compilation(output).all)
    }
    let records: [Record]
    do {
      records = try Record.decode(run.records)
    } catch {
      throw Diagnostics([
        Diagnostic(
          "damaged-records", "what the chapter's program reported cannot be read",
          path: program.chapter.path,
          help: ["a block that writes to a file 'records' of its folder writes over the reports"])
      ])
    }
    let claims = ClaimReport(file: program.chapter, places: main.places)
    var failures = claims.failures(in: records) + claims.misplaced(in: records)
    if let failure = report.failure(of: run, records: records) { failures.append(failure) }
    let builder = OutcomeBuilder(program, main.places, records: records, printed: run.printed)
    return Attempt(outcome: builder.outcome, failures: failures)
  }

  private func run(
    _ main: Program.MainFile, of program: Program, _ progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> ProgramRun {
    let scratch: Scratch
    do throws(Scratch.Refusal) {
      scratch = try Scratch()
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    defer { scratch.remove() }
    do throws(Scratch.Refusal) {
      try scratch.write(main.text, to: "main.swift")
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    progress(.compiling)
    if let output = try await compile(in: scratch) { return ProgramRun(compilerOutput: output) }
    progress(.running)
    let folder = await confinement.path(of: scratch.path)
    do {
      let result = try await ChildProcess.run(
        folder + "/program", [],
        environment: environment(in: folder, of: await isolation), in: scratch.path,
        output: "stdout", error: "stderr", limits: .init(configuration.limits),
        sandbox: await confinement.sandbox, reportFile: "crash.json")
      return ProgramRun(result, in: scratch)
    } catch {
      throw Diagnostics([
        Diagnostic(
          "cannot-run", "cannot start the chapter's program: \(error.reason)",
          path: program.chapter.path)
      ])
    }
  }

  /// Compiles the program in a folder.
  ///
  /// - Returns: What the compiler printed when it refused the program.
  private func compile(in scratch: Scratch) async throws(Diagnostics) -> String? {
    do {
      for command in try await plan.value.commands {
        let result = try await ChildProcess.run(
          command[0], Array(command.dropFirst()),
          environment: Toolchain.environment, in: scratch.path,
          output: "compile.out", error: "compile.err", limits: .init(time: .seconds(300)))
        if result.ending != .exited(0) {
          return scratch.text("compile.out") + scratch.text("compile.err")
        }
      }
      return nil
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

  /// The same surroundings for every program, and nothing of the author's own.
  private func environment(in folder: String, of isolation: Isolation) -> [String: String] {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
      "LITGAN_RECORDS": folder + "/records",
      "LITGAN_POSITION": folder + "/position",
      "LITGAN_MEMORY": String(configuration.limits.memory << 20),
      "LITGAN_OUTPUT": String(configuration.limits.output << 20),
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,format=json,threads=crashed,output-to="
        + folder + "/crash.json",
    ]
    // Elsewhere the system counts all that the user runs.
    if isolation == .sandbox { variables["LITGAN_THREADS"] = "1024" }
    return variables
  }
}
