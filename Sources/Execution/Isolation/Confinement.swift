import Book
import Caching
import Foundation

/// Whether the programs of a build run in a sandbox, found out once.
struct Confinement: Sendable {
  private let finding: Once<Finding>

  private struct Finding: Sendable {
    var sandbox: Sandbox?
    var warning: Diagnostic?
  }

  /// - Parameters:
  ///   - isTrusted: Whether the author asks for none.
  ///   - store: Remembers that there was a sandbox; nil where nothing is kept.
  ///   - readable: Files and folders that programs read, beside those of the system.
  init(
    isTrusted: Bool, store: Store?, readable: @escaping @Sendable () async throws -> [String]
  ) {
    let bubblewrap =
      isTrusted ? nil : Sandbox(environment: ProcessInfo.processInfo.environment)
    finding = Once {
      guard var sandbox = bubblewrap else { return Finding() }
      do {
        if let reason = try await SandboxTrial(sandbox: sandbox, store: store).refusal() {
          return Finding(warning: Self.refused(reason))
        }
        sandbox.readable = try await readable()
        return Finding(sandbox: sandbox)
      } catch {
        // Without a folder or a compiler no program runs, and each says why.
        return Finding()
      }
    }
  }

  /// What runs programs; nil where they run with the rights of litgan.
  var sandbox: Sandbox? { get async { await finding.value.sandbox } }

  /// What there is.
  var actual: Isolation { get async { await sandbox == nil ? .limits : .sandbox } }

  /// Where a program finds a folder that it runs in.
  func path(of folder: String) async -> String {
    await sandbox == nil ? folder : Sandbox.folder
  }

  /// That there is less than was expected; nil as long as no program was run.
  var warning: Diagnostic? { get async { await finding.known?.warning } }

  private static func refused(_ reason: String) -> Diagnostic {
    Diagnostic(
      "no-sandbox", "blocks run with your rights: bubblewrap cannot isolate them here: \(reason)",
      path: nil, severity: .warning,
      help: [
        "let the container make user name spaces, or say '--trust' if you trust the book's code"
      ])
  }
}
