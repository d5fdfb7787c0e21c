import Book
import Caching
import Foundation

/// What can change the result of every program of a build alike.
struct Surroundings: Sendable {
  let parts: [RunKey.Part]

  /// - Parameters:
  ///   - version: litgan's own.
  ///   - compiler: Its version.
  ///   - isolation: What stands between programs and the machine.
  init(
    _ toolchain: Toolchain, _ configuration: BookConfiguration, version: String,
    compiler: String, isolation: Isolation, _ digests: FileDigests
  ) {
    let limits = configuration.limits
    var parts: [RunKey.Part] = [
      .init(
        .litgan, version, digests.digest(of: toolchain.executable)?.hexadecimal ?? "unreadable"),
      .init(.compiler, compiler, toolchain.compilerIdentity),
      // Where litgan stands changes no result.
      .init(
        .flags, "",
        toolchain.arguments.map { $0.replacing(toolchain.libraryFolder, with: "@") }
          .joined(separator: " ")),
      .init(
        .limits, "",
        "\(limits.seconds) s, \(limits.memory) MiB of memory, \(limits.output) MiB of output, "
          + "\(limits.files) MiB of files, \(limits.processes) processes"),
      .init(.isolation, "", isolation.report),
      .init(.machine, "processor", Self.processor),
    ]
    for name in Toolchain.telling {
      if let value = Toolchain.environment[name] { parts.append(.init(.variable, name, value)) }
    }
    for path in Self.systemLibraries {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      parts.append(.init(.machine, name, digests.digest(of: path)?.hexadecimal ?? "unreadable"))
    }
    for (name, path) in toolchain.moduleFiles() {
      parts.append(.init(.module, name, digests.digest(of: path)?.hexadecimal ?? "unreadable"))
    }
    self.parts = parts
  }

  /// The elementary functions of the system's libraries choose their code by what the processor can
  /// do, and may differ in the last digit.
  static let processor: String = {
    #if arch(arm64)
      let architecture = "arm64"
    #else
      let architecture = "x86_64"
    #endif
    let description = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
    let line = String(decoding: description, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }
    return architecture + " " + Digest(of: line.map(String.init) ?? "").hexadecimal
  }()

  /// The libraries that a chapter's program shares with litgan: those of C and of mathematics, and
  /// the Swift runtime.
  private static let systemLibraries: [String] = {
    let maps = FileManager.default.contents(atPath: "/proc/self/maps") ?? Data()
    var paths: Set<String> = []
    for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
      guard let slash = line.firstIndex(of: "/") else { continue }
      let path = line[slash...]
      let name = path.split(separator: "/").last ?? ""
      if ["libc.so", "libm.so", "libswiftCore.so"].contains(where: name.hasPrefix) {
        paths.insert(String(path))
      }
    }
    return paths.sorted()
  }()
}
