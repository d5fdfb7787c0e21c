import Foundation
import Subprocess
import SystemPackage

/// Runs other programs: the only file that starts a process.
enum ChildProcess {
  struct Result: Sendable {
    var ending: Ending
    var exceededTime: Bool
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
  /// - Parameter reportFile: Where the Swift runtime writes about a crash, in the folder.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: String,
    output: String, error: String, limit: Duration, reportFile: String? = nil
  ) async throws(Unstartable) -> Result {
    var options = PlatformOptions()
    options.createSession = true
    let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
    let variables = environment.map { (Environment.Key(rawValue: $0.key)!, $0.value) }
    let watchdog = Watchdog(limit: limit, reportPath: reportFile.map { folder + "/" + $0 })
    defer { watchdog.stop() }
    do {
      let outcome = try await Subprocess.run(
        executable, arguments: Arguments(arguments),
        environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
        workingDirectory: FilePath(folder), platformOptions: options, input: .none,
        output: .fileDescriptor(
          try file(folder + "/" + output), closeAfterSpawningProcess: true),
        error: .fileDescriptor(try file(folder + "/" + error), closeAfterSpawningProcess: true)
      ) { execution in
        watchdog.watch(execution.processIdentifier.value)
      }
      kill(-outcome.processIdentifier.value, SIGKILL)
      let ending: Ending =
        switch outcome.terminationStatus {
        case .exited(let code): .exited(Int(code))
        case .signaled(let signal): .signalled(Int(signal))
        }
      return Result(ending: ending, exceededTime: watchdog.hasBitten)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Unstartable(reason: "it is not found or cannot be executed")
    } catch {
      throw Unstartable(reason: "\(error)".trimmingCharacters(in: ["."]))
    }
  }

  private static func file(_ path: String) throws -> FileDescriptor {
    try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .append, .closeOnExec],
      permissions: .ownerReadWrite)
  }
}
