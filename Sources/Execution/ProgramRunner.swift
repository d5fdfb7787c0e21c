import Book
import Caching
import Foundation

/// Compiles programs and runs them: each in a folder and a process of its own.
struct ProgramRunner: Sendable {
  let toolchain: Toolchain
  let configuration: BookConfiguration
  let compiler: Task<CompilerIdentity, any Error>
  let confinement: Confinement

  /// What a run gave, and what it opened, or why that is not known.
  struct Result: Sendable {
    var run: ProgramRun
    var opened: Swift.Result<OpenedFiles, OpenedFiles.Obstacle> = .success(OpenedFiles())
    /// The values of the memos that it computed, by their names.
    var memos: [String: [UInt8]] = [:]
  }

  /// Compiles and runs a `main.swift`.
  ///
  /// - Parameters:
  ///   - digests: Those of the files that the program opens; nil when nobody asks.
  ///   - memos: Values that it need not compute.
  func run(
    _ main: Program.MainFile, of program: Program, _ digests: FileDigests?,
    _ memos: [String: [UInt8]], _ progress: @Sendable (Executor.Stage) -> Void
  ) async throws(Diagnostics) -> Result {
    let scratch: Scratch
    do throws(Scratch.Refusal) {
      scratch = try Scratch()
      try scratch.write(main.text, to: "main.swift")
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    defer { scratch.remove() }
    let start = FileStamp(scratch.path + "/main.swift")?.changed ?? 0
    progress(.compiling)
    if let output = try await compile(in: scratch) {
      return Result(run: ProgramRun(compilerOutput: output))
    }
    let index = await index(in: scratch, of: main)
    let early = index.earlyValues(in: main.text)
    if !early.isEmpty { return Result(run: ProgramRun(earlyValues: early)) }
    let names = index.names(of: toolchain.modules)
    try copyFiles(of: program, to: scratch)
    do throws(Scratch.Refusal) {
      try scratch.makeFolder(Self.memos)
      for (name, value) in memos { try scratch.write(value, to: Self.memos + "/" + name) }
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    progress(.running)
    let folder = await confinement.path(of: scratch.path)
    do {
      let result = try await ChildProcess.run(
        folder + "/program", [],
        environment: environment(of: program, in: folder, await confinement.actual),
        in: scratch.path, output: "stdout", error: "stderr", limits: .init(configuration.limits),
        sandbox: await confinement.sandbox, reportFile: "crash.json")
      var given = Result(run: ProgramRun(result, in: scratch))
      given.run.names = names
      if let digests {
        given.opened = opened(in: scratch, folder, since: start, digests, program)
        for memo in program.memos where memos[memo.name] == nil {
          given.memos[memo.name] = OwnFile.bytes(Self.memos + "/" + memo.name, in: scratch.path)
        }
      }
      return given
    } catch {
      throw Diagnostics([
        Diagnostic(
          "cannot-run", "cannot start the chapter's program: \(error.reason)",
          path: program.chapter.path)
      ])
    }
  }

  /// - Parameter folder: Where the program found the scratch folder.
  private func opened(
    in scratch: Scratch, _ folder: String, since start: Int, _ digests: FileDigests,
    _ program: Program
  ) -> Swift.Result<OpenedFiles, OpenedFiles.Obstacle> {
    guard toolchain.openedFilesLibrary != nil else { return .success(OpenedFiles()) }
    guard let notes = OwnFile.bytes("opened", in: scratch.path) else {
      return .failure(.init(reason: "what its program opened was not noted"))
    }
    for case .file(let name, let path) in program.dependencies.map(\.source) {
      if let changed = FileStamp(path)?.changed, changed >= start {
        return .failure(.init(reason: "'\(name)' changed while its program ran"))
      }
    }
    do throws(OpenedFiles.Obstacle) {
      return .success(
        try OpenedFiles(
          notes: notes, since: start,
          leavingOut: [folder, toolchain.libraryFolder], digests))
    } catch {
      return .failure(error)
    }
  }

  /// The folder of memos, in that of the program.
  private static let memos = "memos"

  /// Copies the files that the blocks declare to where the program finds them.
  private func copyFiles(of program: Program, to scratch: Scratch) throws(Diagnostics) {
    for dependency in program.dependencies {
      guard case .file(let name, let path) = dependency.source else { continue }
      let target = URL(fileURLWithPath: scratch.path).appendingPathComponent(name)
      if FileStamp(target.path) != nil { continue }
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: path, toPath: target.path)
      } catch {
        throw Diagnostics([
          Diagnostic(
            "missing-dependency", "cannot copy '\(path)': \(error.localizedDescription)",
            in: program.chapter, at: dependency.range)
        ])
      }
    }
  }

  /// Compiles the program in a folder.
  ///
  /// - Returns: What the compiler printed when it refused the program.
  private func compile(in scratch: Scratch) async throws(Diagnostics) -> String? {
    do {
      let plan = try await compiler.value.plan
      for command in plan.commands {
        let words = try plan.words(of: command, in: scratch.path)
        let result = try await ChildProcess.run(
          words[0], Array(words.dropFirst()),
          environment: Toolchain.environment(in: scratch.path), in: scratch.path,
          output: "compile.out", error: "compile.err", limits: .init(time: .seconds(300)))
        if result.ending != .exited(0) {
          return scratch.text("compile.out") + scratch.text("compile.err")
        }
      }
      return nil
    } catch {
      throw noCompiler(error)
    }
  }

  /// The index that the compiler wrote; the program finds nothing of it.
  private func index(in scratch: Scratch, of main: Program.MainFile) async -> CodeIndex {
    defer { scratch.remove(CodeIndex.folder) }
    // Without a compiler there would be no program.
    let command = try? await compiler.value.plan.commands.first
    return CodeIndex(
      in: scratch, of: main.text, library: Toolchain.indexLibrary(beside: command?.first ?? ""))
  }

  /// Why there is no compiler to ask.
  func noCompiler(_ error: any Error) -> Diagnostics {
    if let refusal = error as? Scratch.Refusal { return Diagnostics([refusal.diagnostic]) }
    let reason = (error as? ChildProcess.Unstartable)?.reason ?? "\(error)"
    return Diagnostics([
      Diagnostic(
        "no-compiler", "cannot start the Swift compiler '\(toolchain.compiler)': \(reason)",
        path: nil, help: ["install Swift 6.2 or later and put swiftc on the PATH"])
    ])
  }

  /// The same surroundings for every program, and nothing of the author's own but what the blocks
  /// declare.
  private func environment(
    of program: Program, in folder: String, _ isolation: Isolation
  ) -> [String: String] {
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
      "LITGAN_RECORDS": folder + "/records",
      "LITGAN_POSITION": folder + "/position",
      "LITGAN_OPENED": folder + "/opened",
      "LITGAN_MEMOS": folder + "/" + Self.memos,
      "LITGAN_MEMORY": String(configuration.limits.memory << 20),
      "LITGAN_OUTPUT": String(configuration.limits.output << 20),
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,format=json,threads=crashed,output-to="
        + folder + "/crash.json",
    ]
    // Elsewhere the system counts all that the user runs.
    if isolation == .sandbox { variables["LITGAN_THREADS"] = "1024" }
    for case .variable(let name) in program.dependencies.map(\.source) {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    return variables
  }
}
