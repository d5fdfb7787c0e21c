import Execution
import Foundation
import Weaving

/// What litgan needs of the machine it runs on, looked for part by part.
struct Checkup: Sendable {
  /// What was found of one part.
  struct Finding: Sendable {
    enum State: String, Sendable {
      case found = "ok"
      /// Books can be built, and something is worse.
      case advised
      case missing
    }

    var part: String
    var state: State
    var text: String
    /// The command that mends it; nil when nothing is to be mended.
    var remedy: String?
  }

  let environment: [String: String]

  func findings() async -> [Finding] {
    await [
      compiler(), symbolGraphs(), index(), linker(), modules(), katex(), fonts(), highlighter(),
      search(),
      isolation(),
    ]
  }

  /// The oldest compiler whose programs report as litgan reads it.
  private static let oldest = [6, 2]

  private func compiler() async -> Finding {
    let part = "Swift compiler"
    guard let path = path(of: "swiftc"), let said = await ProgramOutput(of: path, "--version")
    else {
      return Finding(
        part: part, state: .missing, text: "no swiftc on the PATH",
        remedy: "install Swift from https://www.swift.org/install/")
    }
    let version =
      said.text.firstMatch(of: /Swift version (\d+(?:\.\d+)*)/).map { $0.output.1 } ?? ""
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    guard !numbers.lexicographicallyPrecedes(Self.oldest) else {
      return Finding(
        part: part, state: .missing, text: "\(path) is Swift \(version), and 6.2 is needed",
        remedy: "install Swift from https://www.swift.org/install/")
    }
    return Finding(part: part, state: .found, text: "Swift \(version), \(path)")
  }

  private func symbolGraphs() -> Finding {
    let path = toolchainFile("swift-symbolgraph-extract")
    return Finding(
      part: "Symbol graphs", state: path == nil ? .advised : .found,
      text: path ?? "no swift-symbolgraph-extract beside swiftc: no reference pages",
      remedy: path == nil ? "install Swift from https://www.swift.org/install/" : nil)
  }

  private func index() -> Finding {
    let paths = compilers.map(Toolchain.indexLibrary)
    let path = paths.first(where: isThere)
    return Finding(
      part: "libIndexStore", state: path == nil ? .advised : .found,
      text: path
        ?? "no \(paths.last ?? "libIndexStore"): names in code lead nowhere, early values are not seen",
      remedy: path == nil ? "install Swift from https://www.swift.org/install/" : nil)
  }

  private func linker() -> Finding {
    let names = ["ld.lld", "ld64.lld"]
    let path = names.lazy.compactMap { self.toolchainFile($0) ?? self.path(of: $0) }.first
    return Finding(
      part: "Linker lld", state: path == nil ? .missing : .found,
      text: path ?? "no ld.lld beside swiftc or on the PATH", remedy: install("lld", path))
  }

  private func modules() -> Finding {
    let folder = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent().path
    let missing = ["Notebook", "GANMath", "SVGCharts"].filter {
      !isThere(folder + "/Modules/\($0).swiftmodule")
    }
    return Finding(
      part: "Modules", state: missing.isEmpty ? .found : .missing,
      text: missing.isEmpty
        ? folder + "/Modules" : "no \(missing.joined(separator: ", ")) in \(folder)/Modules",
      remedy: missing.isEmpty ? nil : "swift build -c release")
  }

  private func katex() -> Finding {
    let folder = ScriptLibraries(environment: environment).katex
    let isWhole = ["katex.js", "katex.css"].allSatisfy { isThere(folder + "/" + $0) }
    return Finding(
      part: "KaTeX", state: isWhole ? .found : .missing,
      text: isWhole ? folder : "no katex.js and katex.css in \(folder)",
      remedy: install("libjs-katex", isWhole ? folder : nil))
  }

  private func fonts() -> Finding {
    let folder = ScriptLibraries(environment: environment).katex + "/fonts"
    let isWhole = isThere(folder + "/KaTeX_Main-Regular.ttf")
    return Finding(
      part: "KaTeX's fonts", state: isWhole ? .found : .missing,
      text: isWhole ? folder : "no fonts in \(folder)",
      remedy: install("fonts-katex", isWhole ? folder : nil))
  }

  private func highlighter() -> Finding {
    let path = ScriptLibraries(environment: environment).highlight
    let isThere = isThere(path)
    return Finding(
      part: "highlight.js", state: isThere ? .found : .missing,
      text: isThere ? path : "no \(path)",
      remedy: install("libjs-highlight.js", isThere ? path : nil))
  }

  private func search() -> Finding {
    let path = ScriptLibraries(environment: environment).lunr
    let isThere = isThere(path)
    return Finding(
      part: "lunr", state: isThere ? .found : .missing, text: isThere ? path : "no \(path)",
      remedy: install("libjs-lunr", isThere ? path : nil))
  }

  private func isolation() async -> Finding {
    let part = "bubblewrap"
    guard let path = path(of: "bwrap") else {
      return Finding(
        part: part, state: .advised, text: "blocks can reach the network and your files",
        remedy: install("bubblewrap", nil))
    }
    let works =
      await ProgramOutput(
        of: path, "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "true") != nil
    return Finding(
      part: part, state: works ? .found : .advised,
      text: works ? path : "\(path) may not make namespaces here: blocks are not isolated",
      remedy: works
        ? nil
        : "sysctl kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), or let the container "
          + "make user name spaces")
  }

  // MARK: Files and packages

  /// The command that installs a Debian package; nil when what it holds is there.
  private func install(_ package: String, _ found: String?) -> String? {
    guard found == nil else { return nil }
    return path(of: "apt-get") == nil
      ? "install what Debian calls \(package)" : "apt-get install \(package)"
  }

  /// The compiler, and what a link for it leads to.
  private var compilers: [String] {
    guard let compiler = path(of: "swiftc") else { return [] }
    return [compiler, URL(fileURLWithPath: compiler).resolvingSymlinksInPath().path]
  }

  /// A program beside the compiler, wherever links lead to it.
  private func toolchainFile(_ name: String) -> String? {
    compilers.lazy
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/" + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func path(of program: String) -> String? {
    environment["PATH", default: ""].split(separator: ":").lazy
      .map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
