public import Book
import Foundation
import Synchronization

/// A site as its author sees it: the last good version, what is wrong with the present one, and the
/// open pages that want to know.
public final class PreviewSite: Sendable {
  struct State {
    /// The folder of the last good version; nil before there is one.
    var folder: String?
    var paths: Set<String> = []
    /// The number of the last good version.
    var version = 0
    var faults: [Diagnostic] = []
    /// What sends a message to an open page, and says whether the page still listens.
    var listeners: [@Sendable (String) -> Bool] = []
  }

  private let state = Mutex(State())
  /// Tells the versions of this server from those of another one on the same port.
  private let origin = UInt32.random(in: .min ... .max)

  public init() {}

  /// A new version stands in a folder.
  ///
  /// - Parameters:
  ///   - paths: All files of the site.
  ///   - changed: Those that are other than in the version before, or gone.
  public func show(_ folder: String, paths: Set<String>, changed: [String]) {
    state.withLock { state in
      let previous = state.version
      state.folder = folder
      state.paths = paths
      state.faults = []
      if !changed.isEmpty || previous == 0 { state.version += 1 }
      tell(&state, message(state, previous: previous, changed: changed))
    }
  }

  /// The present version cannot be built; the last good one stays.
  public func show(_ faults: [Diagnostic]) {
    state.withLock { state in
      state.faults = faults
      tell(&state, message(state))
    }
  }

  /// What is to be answered from.
  var current: State { state.withLock { $0 } }

  func versionName(_ state: State) -> String { "\(origin)-\(state.version)" }

  // MARK: Open pages

  /// Tells one open page first how things stand, and then what happens.
  ///
  /// - Parameter send: Returns at once; false when the page is gone.
  func listen(_ send: @escaping @Sendable (String) -> Bool) {
    state.withLock { state in
      if send(message(state)) { state.listeners.append(send) }
    }
  }

  /// Finds out which pages have been closed: that shows only when something is written to them.
  func beat() {
    state.withLock { tell(&$0, ":\n\n") }
  }

  private func tell(_ state: inout State, _ message: String) {
    state.listeners.removeAll { !$0(message) }
  }

  private struct Message: Encodable {
    var version: String
    var previous: String?
    var changed: [String]
    /// The first of what is wrong, and how much there is.
    var faults: [String]
    var faultCount: Int
  }

  /// More is not shown: it would take the page.
  private static let shownFaults = 20

  /// How things stand, as a server-sent event.
  private func message(
    _ state: State, previous: Int? = nil, changed: [String] = []
  ) -> String {
    let message = Message(
      version: versionName(state), previous: previous.map { "\(origin)-\($0)" },
      changed: changed, faults: state.faults.prefix(Self.shownFaults).map(\.rendered),
      faultCount: state.faults.count)
    guard let json = try? JSONEncoder().encode(message) else {
      preconditionFailure("strings always have a JSON form")
    }
    return "data: \(String(decoding: json, as: UTF8.self))\n\n"
  }
}
