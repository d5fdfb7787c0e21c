public import Caching
import Synchronization

/// The files that were read or looked for, each with what it was just before.
public final class FileLog: Sendable {
  private let states = Mutex<[String: FileStamp?]>([:])

  public init() {}

  /// A file is about to be read. Of several readings the first counts: what changes between them
  /// has to be read again.
  public func note(_ path: String) {
    let state = FileStamp(path)
    states.withLock { states in
      if states[path] == nil { states[path] = .some(state) }
    }
  }

  /// The files by their paths.
  public var files: [String: FileStamp?] { states.withLock { $0 } }
}
