import Foundation

/// Bubblewrap, which runs a program in name spaces of its own.
///
/// The program sees the system's libraries, the Swift runtime, and the files that it is given; it
/// may write in its own folder and nowhere else. It has no network, no rights beyond those of an
/// ordinary user, and the only processes that it sees are its own: they end with it.
struct Sandbox: Sendable {
  /// Where a program finds its own folder, wherever that is.
  static let folder = "/chapter"

  /// The path of `bwrap`.
  let program: String
  /// Files and folders that programs read, beside those of the system.
  var readable: [String] = []

  /// - Returns: nil where bubblewrap is not installed.
  init?(environment: [String: String]) {
    let folders = environment["PATH", default: ""].split(separator: ":")
    guard
      let program = folders.map({ $0 + "/bwrap" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return nil }
    self.program = program
  }

  /// The arguments of `bwrap` to run a program in a folder.
  ///
  /// - Parameters:
  ///   - command: The program, whose path is in the folder or is one of the files to be read, and
  ///     its arguments.
  func arguments(running command: [String], in folder: String) -> [String] {
    Self.namespaces + Self.system + readable.flatMap { ["--ro-bind-try", $0, $0] }
      + ["--bind", folder, Self.folder, "--chdir", Self.folder]
      // What root owns stays root's inside: /proc/sys could be written to.
      + ["/dev", "/proc", "/"].flatMap { ["--remount-ro", $0] }
      + ["--"] + command
  }

  /// What to do about an error of the system that the sandbox may have caused.
  ///
  /// - Parameter message: What the program said when it stopped itself.
  static func help(forCrash message: String) -> [String] {
    let ofNetwork = [
      "Connection refused", "NSURLErrorDomain", "Network is unreachable",
      "Temporary failure in name resolution",
    ]
    if ofNetwork.contains(where: message.contains) {
      return ["blocks run without a network; '--trust' gives them yours"]
    }
    let ofFiles = ["No such file or directory", "Permission denied", "Read-only file system"]
    guard ofFiles.contains(where: message.contains) else { return [] }
    return [
      "blocks see only their own folder: name what they read, as '//| depends: data.csv' does, "
        + "or '--trust' them with your files"
    ]
  }

  private static let namespaces = [
    "--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts",
    "--unshare-cgroup-try", "--uid", "1000", "--gid", "1000", "--hostname", "litgan",
    "--die-with-parent", "--new-session", "--cap-drop", "ALL",
  ]

  /// The system's libraries, of which some have their data and their names elsewhere, and the
  /// loader's list of them.
  private static let system: [String] = {
    let links = ["/lib", "/lib32", "/lib64"].flatMap { path -> [String] in
      // An error says that it is a folder, or is not there.
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
        return ["--ro-bind-try", path, path]
      }
      return ["--symlink", target, path]
    }
    let folders = [
      "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo",
      "/etc/alternatives", "/etc/ld.so.cache", "/nix/store",
    ]
    return links + folders.flatMap { ["--ro-bind-try", $0, $0] } + [
      "--proc", "/proc", "--dev", "/dev",
    ]
  }()

  /// Why bubblewrap cannot make its name spaces here, as in most containers; nil when it can.
  ///
  /// Tried with a program that does nothing, in the very surroundings of the others.
  func refusal(in scratch: Scratch) async -> String? {
    let program = ["/usr/bin/true", "/bin/true"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let program else { return "there is no program 'true' to try it with" }
    var trial = self
    trial.readable.append(program)
    do throws(ChildProcess.Unstartable) {
      let result = try await ChildProcess.run(
        program, [], environment: [:], in: scratch.path, output: "sandbox.out",
        error: "sandbox.err", limits: .init(time: .seconds(10)), sandbox: trial)
      return result.ending == .exited(0) ? nil : "it fails without a message"
    } catch {
      return error.reason
    }
  }
}
