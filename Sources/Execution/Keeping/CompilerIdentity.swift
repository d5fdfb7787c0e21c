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
  var plan: CompilerPlan

  private static let kind = Store.Kind("compilers")

  /// - Parameter store: Remembers; nil where nothing is kept.
  static func ask(_ toolchain: Toolchain, _ store: Store?) async throws -> CompilerIdentity {
    var builder = Digest.Builder()
    // Of this form of plans.
    builder.add("2")
    builder.add(toolchain.compilerIdentity)
    for argument in toolchain.arguments { builder.add(argument) }
    for name in Toolchain.telling { builder.add(Toolchain.environment[name] ?? "") }
    let key = builder.digest()
    if let bytes = store?.value(of: kind, for: key), let known = CompilerIdentity(bytes) {
      return known
    }
    async let asked = store == nil ? nil : ProgramOutput(of: toolchain.compiler, "--version")
    let plan = try await CompilerPlan.ask(toolchain)
    let version = await asked?.text
    guard let store else { return CompilerIdentity(version: "", plan: plan) }
    let identity = CompilerIdentity(
      version: version?.split(separator: "\n").first.map(String.init) ?? "unknown", plan: plan)
    store.keep(identity.bytes, of: kind, for: key)
    return identity
  }

  private init(version: String, plan: CompilerPlan) {
    self.version = version
    self.plan = plan
  }

  private var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.string(version)
    encoder.rows(plan.commands)
    return encoder.bytes
  }

  private init?(_ bytes: [UInt8]) {
    var decoder = ByteDecoder(bytes: bytes)
    do throws(RecordError) {
      self.init(
        version: try decoder.string(), plan: CompilerPlan(commands: try decoder.rows()))
    } catch {
      // Another version of litgan kept it.
      return nil
    }
  }
}
