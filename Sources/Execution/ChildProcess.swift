import Foundation
import Subprocess
import SystemPackage

/// Runs other programs: the only file that starts a process.
enum ChildProcess {
  struct Result: Sendable {
    var ending: Ending
    /// What there was too much of, when the process was ended for it.
    var excess: Watchdog.Excess?
  }

  enum Ending: Sendable, Equatable {
    case exited(Int)
    case signalled(Int)
  }

  /// Why a process could not be started.
  struct Unstartable: Error {
    let reason: String
  }

  /// Runs a program in a folder to its end, its output in files of that folder.
  ///
  /// The process is the first of a session of its own, so that what it started ends with it.
  ///
  /// - Parameters:
  ///   - sandbox: Runs the program; nil for one that has litgan's own rights.
  ///   - reportFile: Where the Swift runtime writes about a crash, in the folder.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: String,
    output: String, error: String, limits: Watchdog.Limits, sandbox: Sandbox? = nil,
    reportFile: String? = nil
  ) async throws(Unstartable) -> Result {
    var options = PlatformOptions()
    options.createSession = true
    let command = [program] + arguments
    let words = sandbox.map { [$0.program] + $0.arguments(running: command, in: folder) } ?? command
    let executable: Executable =
      words[0].contains("/") ? .path(FilePath(words[0])) : .name(words[0])
    let variables = environment.map { (Environment.Key(rawValue: $0.key)!, $0.value) }
    let watchdog = Watchdog(
      limits: limits, folder: folder, reportName: reportFile, isSandboxed: sandbox != nil)
    defer { watchdog.stop() }
    do {
      let outcome = try await Subprocess.run(
        executable, arguments: Arguments(Array(words.dropFirst())),
        environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
        workingDirectory: FilePath(folder), platformOptions: options, input: .none,
        output: .fileDescriptor(
          try file(folder + "/" + output), closeAfterSpawningProcess: true),
        error: .fileDescriptor(try file(folder + "/" + error), closeAfterSpawningProcess: true)
      ) { execution in
        watchdog.watch(execution.processIdentifier.value)
      }
      // A compiler leaves nobody behind, and a sandbox takes all with it.
      if sandbox == nil, limits.processes != nil {
        Watchdog.endCompany(of: outcome.processIdentifier.value)
      }
      let ending: Ending =
        switch outcome.terminationStatus {
        // As a shell does, bubblewrap ends with 128 and the number of the signal.
        case .exited(let code) where sandbox != nil && (129...159).contains(code):
          .signalled(Int(code) - 128)
        case .exited(let code): .exited(Int(code))
        case .signaled(let signal): .signalled(Int(signal))
        }
      if sandbox != nil, ending == .exited(1) { try Self.checkStart(folder + "/" + error) }
      return Result(ending: ending, excess: watchdog.excess)
    } catch let unstartable as Unstartable {
      throw unstartable
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Unstartable(reason: "it is not found or cannot be executed")
    } catch {
      throw Unstartable(reason: "\(error)".trimmingCharacters(in: ["."]))
    }
  }

  /// - Throws: What bubblewrap says when it did not come to start the program.
  private static func checkStart(_ error: String) throws(Unstartable) {
    let text = String(
      decoding: FileManager.default.contents(atPath: error) ?? Data(), as: UTF8.self)
    guard text.hasPrefix("bwrap: "), let line = text.split(separator: "\n").first else { return }
    throw Unstartable(reason: String(line))
  }

  private static func file(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .append, .closeOnExec],
      permissions: .ownerReadWrite)
  }
}
