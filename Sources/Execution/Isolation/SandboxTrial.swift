import Caching
import Foundation

/// Whether bubblewrap can make its name spaces here.
///
/// Trying takes a tenth of a build in which nothing has changed. So it is remembered that it could,
/// as long as all is as it was that decides; that it could not is found out each time.
struct SandboxTrial {
  let sandbox: Sandbox
  /// Remembers; nil where nothing is kept.
  let store: Store?

  private static let kind = Store.Kind("sandboxes")

  /// Why it cannot; nil when it can.
  func refusal() async throws(Scratch.Refusal) -> String? {
    let key = key
    if let store, store.value(of: Self.kind, for: key) != nil { return nil }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let reason = await sandbox.refusal(in: scratch)
    if reason == nil { store?.keep([1], of: Self.kind, for: key) }
    return reason
  }

  /// The start of the system, the name spaces and the rights of litgan, and what administrators
  /// forbid.
  var key: Digest {
    var builder = Digest.Builder()
    builder.add(sandbox.program)
    if let stamp = FileStamp(sandbox.program) { builder.add("\(stamp.size) \(stamp.changed)") }
    builder.add("\(geteuid())")
    for name in ["mnt", "net", "pid", "user"] {
      // Where a file or a link is missing, that is what is remembered.
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/" + name)
      builder.add(link ?? "")
    }
    let files = [
      "kernel/random/boot_id", "kernel/apparmor_restrict_unprivileged_userns",
      "kernel/unprivileged_userns_clone", "user/max_user_namespaces",
    ].map { "/proc/sys/" + $0 }
    for file in files + ["/proc/self/attr/current"] { builder.add(Self.text(file)) }
    for line in Self.text("/proc/self/status").split(separator: "\n")
    where ["Cap", "NoNewPrivs", "Seccomp"].contains(where: line.hasPrefix) {
      builder.add(String(line))
    }
    return builder.digest()
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
