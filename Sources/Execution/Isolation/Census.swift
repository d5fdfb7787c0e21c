import Foundation
import SystemPackage

/// The processes of a program: itself, what it started, and what they started.
///
/// In a sandbox a process whose parent ends stays among them. Elsewhere it becomes the system's,
/// and is counted as long as it is in the session of the program.
struct Census {
  private(set) var processes: [pid_t] = []

  /// - Parameter first: The process that leads the session.
  /// - Complexity: O(processes of the machine).
  init(of first: pid_t) {
    var children: [pid_t: [pid_t]] = [:]
    // Where there is no /proc nobody is counted: the other limits hold.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let process = pid_t(name), let fields = Self.fields(of: process) else { continue }
      let isInSession = process != first && fields.session == first
      children[isInSession ? first : fields.parent, default: []].append(process)
    }
    var open = [first]
    while let process = open.popLast() {
      processes.append(process)
      open += children[process] ?? []
    }
  }

  /// What the processes hold in memory, in bytes: what is theirs alone, and what they share with
  /// one another, which counts for each.
  ///
  /// - Complexity: O(processes).
  func memory() -> Int {
    var kibibytes = 0
    for process in processes {
      guard let status = Self.text("/proc/\(process)/status") else { continue }
      for line in status.split(separator: "\n")
      where line.hasPrefix("RssAnon:") || line.hasPrefix("RssShmem:") {
        kibibytes += line.split { !$0.isNumber }.last.flatMap { Int($0) } ?? 0
      }
    }
    return kibibytes << 10
  }

  /// The parent and the session of a process; nil when it has ended.
  private static func fields(of process: pid_t) -> (parent: pid_t, session: pid_t)? {
    guard let text = text("/proc/\(process)/stat"),
      // The name before it, in parentheses, may hold anything.
      let mark = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[mark...].split(separator: " ")
    guard fields.count > 5, let parent = pid_t(fields[2]), let session = pid_t(fields[4]) else {
      return nil
    }
    return (parent, session)
  }

  private static func text(_ path: String) -> String? {
    // A process that has ended since the list was read has no file.
    guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = try? file.closeAfter {
      try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
    }
    return count.map { String(decoding: bytes[..<$0], as: UTF8.self) }
  }
}
