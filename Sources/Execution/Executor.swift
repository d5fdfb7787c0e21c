public import Book
import Foundation
import Records

/// Compiles programs and runs them, or finds what an earlier run of them gave.
public struct Executor: Sendable {
  private let toolchain: Toolchain
  private let configuration: BookConfiguration
  private let confinement: Confinement
  private let compiler: Task<CompilerIdentity, any Error>
  let runner: ProgramRunner
  let book: String
  let kept: KeptRuns?
  /// Asked for as soon as a build begins.
  private(set) var surroundings: Task<Surroundings, any Error>?

  /// - Parameters:
  ///   - configuration: The book's; its limits hold for every program.
  ///   - isTrusted: Whether programs have litgan's own rights, sandbox or not.
  ///   - book: The book's folder.
  ///   - kept: Where runs are kept; nil when every program is to be run.
  public init(
    toolchain: Toolchain, configuration: BookConfiguration, isTrusted: Bool = false,
    book: String = ".", kept: KeptRuns? = nil
  ) {
    self.toolchain = toolchain
    self.configuration = configuration
    self.book = book
    self.kept = kept
    let compiler = Task { try await CompilerIdentity.ask(toolchain, kept?.store) }
    let confinement = Confinement(
      isTrusted: isTrusted, store: kept?.store,
      readable: { toolchain.runtimeFiles(try await compiler.value.plan) })
    self.compiler = compiler
    self.confinement = confinement
    runner = ProgramRunner(
      toolchain: toolchain, configuration: configuration, compiler: compiler,
      confinement: confinement)
    beginBuild()
  }

  /// Looks anew at what may have changed since the last build.
  public mutating func beginBuild() {
    guard let kept else { return }
    surroundings = Task { [toolchain, configuration, compiler, confinement] in
      Surroundings(
        toolchain, configuration, version: kept.version, compiler: try await compiler.value.version,
        isolation: await confinement.actual, kept.digests)
    }
  }

  /// What stands between programs and the machine.
  public var isolation: Isolation { get async { await confinement.actual } }

  /// That programs run without the sandbox that there could be.
  public var isolationWarning: Diagnostic? { get async { await confinement.warning } }

  /// What a chapter is waiting for.
  public enum Stage: String, Sendable {
    case compiling
    case running
  }

  /// What is to be run although its result is there.
  public enum Forcing: Sendable, Equatable {
    case nothing
    case chapter
    /// The program that one block stands in.
    case block(Int)
  }

  /// What a chapter's programs gave.
  public struct Execution: Sendable {
    public var outcome: Outcome
    /// Whether one of them was run.
    public var hasRun: Bool

    /// Of a chapter that runs nothing.
    public static let nothing = Execution(outcome: .empty, hasRun: false)
  }

  /// Compiles and runs one program.
  ///
  /// - Parameter progress: Called as each stage begins.
  /// - Throws: The errors of the compiler, or what ended the program before its end, at their
  ///   places in the chapter.
  public func execute(
    _ program: Program, forcing: Forcing = .nothing, progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> Execution {
    let last = kept.flatMap { LastBuild.read(from: $0.store, book, program.slug) }
    var ran: [LastBuild.Ran] = []
    var mainForcing = forcing
    if case .block(let number) = forcing,
      program.intendedFailures.contains(where: { $0.cell == number })
    {
      mainForcing = .nothing
    }
    let main = try await attempt(
      program.main, of: program, last?.program(-1), mainForcing, progress)
    guard main.failures.isEmpty else { throw Diagnostics(main.failures) }
    ran.append(keep(main, cell: -1))
    var keys = [main.key]
    var outcome = main.outcome
    // It is a part of the key: what is kept was run so.
    outcome.isolation = await isolation
    for failure in program.intendedFailures {
      let attempt = try await attempt(
        failure.main, of: program, last?.program(failure.cell),
        forcing == .chapter || forcing == .block(failure.cell) ? forcing : .nothing, progress)
      outcome.cells[failure.cell] = try result(of: attempt, failure, in: program.chapter)
      ran.append(keep(attempt, cell: failure.cell))
      keys.append(attempt.key)
    }
    if let kept {
      LastBuild(programs: ran, keys: keys.compactMap { $0?.digest }, after: last).keep(
        in: kept.store, book, program.slug)
    }
    return Execution(outcome: outcome, hasRun: ran.contains { !$0.reasons.isEmpty })
  }

  /// What a block gave that is meant to fail.
  ///
  /// - Throws: That it did not, or that it used more than it may.
  private func result(
    of attempt: Attempt, _ failure: Program.IntendedFailure, in chapter: SourceFile
  ) throws(Diagnostics) -> CellOutcome {
    guard let fault = attempt.failures.first else {
      throw Diagnostics([
        Diagnostic(
          "no-failure", "the block is meant to fail and does not", in: chapter,
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
    var run: ProgramRun
    var opened: Result<OpenedFiles, OpenedFiles.Obstacle>
    var key: RunKey?
    /// Why it was run; none when its result was there.
    var reasons: [String]

    /// Before it is looked at what the run gave.
    init(
      _ run: ProgramRun, _ opened: Result<OpenedFiles, OpenedFiles.Obstacle>, key: RunKey?,
      reasons: [String]
    ) {
      outcome = Outcome(cells: [], inlineValues: [])
      failures = []
      self.run = run
      self.opened = opened
      self.key = key
      self.reasons = reasons
    }
  }

  /// Finds what a `main.swift` gave, or compiles and runs it.
  ///
  /// - Throws: What has nothing to do with the program.
  private func attempt(
    _ main: Program.MainFile, of program: Program, _ last: LastBuild.Ran?, _ forcing: Forcing,
    _ progress: @Sendable (Stage) -> Void
  ) async throws(Diagnostics) -> Attempt {
    guard let kept, let key = try await key(of: main, in: program) else {
      let result = try await runner.run(main, of: program, nil, [:], progress)
      return try await judge(
        Attempt(result.run, result.opened, key: nil, reasons: ["nothing is kept"]), of: main,
        in: program)
    }
    if forcing == .nothing, let (run, opened) = kept.run(for: key) {
      return try await judge(
        Attempt(run, .success(opened), key: key, reasons: []), of: main, in: program)
    }
    let reasons =
      forcing == .nothing
      ? Self.reasons(key, last, main, in: program, kept) : ["it was asked for"]
    var memos: [String: [UInt8]] = [:]
    for memo in program.memos where forcing != .chapter && forcing != .block(memo.cell) {
      memos[memo.name] = kept.memo(kept.key(of: memo, key))
    }
    let result = try await runner.run(main, of: program, kept.digests, memos, progress)
    // Also when the program failed after it had computed them.
    if case .success(let opened) = result.opened {
      for memo in program.memos {
        guard let value = result.memos[memo.name] else { continue }
        kept.keep(memo: value, for: kept.key(of: memo, key), opened)
      }
    }
    return try await judge(
      Attempt(result.run, result.opened, key: key, reasons: reasons), of: main, in: program)
  }

  /// Keeps a result that is as it should be.
  private func keep(_ attempt: Attempt, cell: Int) -> LastBuild.Ran {
    var ran = LastBuild.Ran(
      cell: cell, parts: attempt.key?.parts ?? [], opened: OpenedFiles(), reasons: attempt.reasons)
    switch attempt.opened {
    case .success(let opened):
      ran.opened = opened
      if let key = attempt.key, !attempt.reasons.isEmpty {
        kept?.keep(attempt.run, for: key, opened)
      }
    case .failure(let obstacle): ran.obstacle = obstacle.reason
    }
    return ran
  }

  /// Puts into words what a run gave.
  private func judge(
    _ attempt: Attempt, of main: Program.MainFile, in program: Program
  ) async throws(Diagnostics) -> Attempt {
    let isolation = await isolation
    var attempt = attempt
    let run = attempt.run
    let report = FailureReport(
      program: program, places: main.places, configuration: configuration,
      modules: toolchain.modules, isolation: isolation)
    if let output = run.compilerOutput {
      attempt.outcome = OutcomeBuilder(program, main.places, records: [], printed: []).outcome
      attempt.failures = report.compilation(output).all
      return attempt
    }
    if !run.earlyValues.isEmpty {
      attempt.outcome = OutcomeBuilder(program, main.places, records: [], printed: []).outcome
      attempt.failures = EarlyValueReport(program: program, places: main.places)
        .failures(run.earlyValues)
      return attempt
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
    let builder = OutcomeBuilder(
      program, main.places, records: records, printed: run.printed, names: run.names)
    attempt.outcome = builder.outcome
    attempt.failures = failures
    return attempt
  }
}
