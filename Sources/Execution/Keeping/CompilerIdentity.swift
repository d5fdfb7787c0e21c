import Book
import Caching
import Foundation
import Records

/// Which compiler it is, and the commands that make a program with it.
///
/// Both are asked once for each compiler and remembered: asking takes longer than all else that a
/// build does in which nothing has changed.
struct CompilerIdentity: Sendable {
  /// `Swift version 6.3.1 (swift-6.3.1-RELEASE)`
  var version: String
  /// Changes with the compiler's file.
  var stamp: String
  var plan: CompilerPlan

  private static let kind = Store.Kind("compilers")

  /// - Parameter store: Remembers; nil where nothing is kept.
  static func ask(
    _ toolchain: Toolchain, environment: [String: String], _ store: Store?
  ) async throws -> CompilerIdentity {
    let stamp = self.stamp(of: toolchain.compiler, environment)
    var builder = Digest.Builder()
    builder.add(stamp)
    for argument in toolchain.arguments { builder.add(argument) }
    for name in Toolchain.passedVariables { builder.add(environment[name] ?? "") }
    let key = builder.digest()
    if let bytes = store?.value(of: kind, for: key),
      let known = CompilerIdentity(bytes, stamp: stamp)
    {
      return known
    }
    let identity = CompilerIdentity(
      version: try await version(of: toolchain, environment), stamp: stamp,
      plan: try await CompilerPlan.ask(toolchain, environment: environment))
    store?.keep(identity.bytes, of: kind, for: key)
    return identity
  }

  /// Path, size and time of the compiler's file.
  static func stamp(of compiler: String, _ environment: [String: String]) -> String {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" + compiler }
    let candidates = compiler.contains("/") ? [compiler] : folders
    guard
      let path = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return compiler }
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return FileStamp(file).map { "\(file) \($0.size) \($0.modified)" } ?? file
  }

  private static func version(
    of toolchain: Toolchain, _ environment: [String: String]
  ) async throws -> String {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let result = try await ChildProcess.run(
      toolchain.compiler, ["--version"], environment: environment, in: scratch.path,
      output: "version", error: "version.err", limits: .init(time: .seconds(60)))
    let lines = scratch.text("version").split(separator: "\n")
    guard result.ending == .exited(0), let line = lines.first else { return "unknown" }
    return String(line)
  }

  private init(version: String, stamp: String, plan: CompilerPlan) {
    self.version = version
    self.stamp = stamp
    self.plan = plan
  }

  private var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.string(version)
    encoder.rows(plan.commands)
    return encoder.bytes
  }

  private init?(_ bytes: [UInt8], stamp: String) {
    var decoder = ByteDecoder(bytes: bytes)
    do throws(RecordError) {
      self.init(
        version: try decoder.string(), stamp: stamp,
        plan: CompilerPlan(commands: try decoder.rows()))
    } catch {
      // Another version of litgan kept it.
      return nil
    }
  }
}
