import Foundation
import Records
import Synchronization

/// The digests of files' contents, remembered as long as the files have not changed.
public final class FileDigests: Sendable {
  private struct State {
    var known: [String: Known] = [:]
    var hasChanged = false
  }

  private struct Known {
    var stamp: FileStamp
    var digest: Digest
  }

  private let store: Store
  private let state: Mutex<State>
  /// The files that were asked for.
  public let log = FileLog()

  private static let kind = Store.Kind("files")
  private static let key = Digest(of: "2")
  private static let most = 4000

  /// - Parameter store: Remembers the digests between builds.
  public init(_ store: Store) {
    self.store = store
    state = Mutex(State(known: Self.known(in: store)))
  }

  /// The digest of a file's content; nil where there is no file or it cannot be read.
  ///
  /// - Complexity: O(1) for a file that has not changed since it was asked for last.
  public func digest(of path: String) -> Digest? {
    log.note(path)
    guard let stamp = FileStamp(path), !stamp.isFolder else { return nil }
    let known = state.withLock { $0.known[path] }
    if let known, known.stamp == stamp { return known.digest }
    guard let content = FileManager.default.contents(atPath: path) else { return nil }
    let digest = Digest(of: Array(content))
    if stamp.isSettled(at: FileStamp.now), FileStamp(path) == stamp {
      state.withLock {
        $0.known[path] = Known(stamp: stamp, digest: digest)
        $0.hasChanged = true
      }
    }
    return digest
  }

  /// Whether a file's digest need not be computed.
  func remembers(_ path: String) -> Bool {
    let stamp = FileStamp(path)
    return state.withLock { $0.known[path]?.stamp == stamp }
  }

  /// Keeps what was learnt for the next build.
  public func save() {
    state.withLock { state in
      guard state.hasChanged else { return }
      // Files of chapters that are no more are forgotten.
      if state.known.count > Self.most {
        state.known = state.known.filter { FileStamp($0.key) != nil }
      }
      var encoder = ByteEncoder()
      encoder.integers(state.known.count)
      for (path, known) in state.known.sorted(by: { $0.key < $1.key }) {
        encoder.string(path)
        for integer in known.stamp.integers { encoder.integers(integer) }
        encoder.string(known.digest.hexadecimal)
      }
      store.keep(encoder.bytes, of: Self.kind, for: Self.key)
      state.hasChanged = false
    }
  }

  private static func known(in store: Store) -> [String: Known] {
    guard let bytes = store.value(of: kind, for: key) else { return [:] }
    var decoder = ByteDecoder(bytes: bytes)
    var known: [String: Known] = [:]
    do throws(RecordError) {
      for _ in 0..<(try decoder.integer()) {
        let path = try decoder.string()
        let stamp = try FileStamp(from: &decoder)
        if let digest = Digest(hexadecimal: try decoder.string()) {
          known[path] = Known(stamp: stamp, digest: digest)
        }
      }
    } catch {
      // Another version of litgan wrote it; what it knew is learnt anew.
      return [:]
    }
    return known
  }
}
