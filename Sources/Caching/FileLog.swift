public import Records
import Synchronization

/// The files that were read or looked for, each with what it was just before.
public final class FileLog: Sendable {
  private let states: Mutex<[String: FileStamp?]>

  /// - Parameter files: What is known of files by their paths; nil for one that is not there.
  public init(_ files: [String: FileStamp?] = [:]) {
    states = Mutex(files)
  }

  /// A file is about to be read. Of several readings the first counts: what changes between them
  /// has to be read again.
  public func note(_ path: String) {
    if states.withLock({ $0[path] != nil }) { return }
    let state = FileStamp(path)
    states.withLock { states in
      if states[path] == nil { states[path] = .some(state) }
    }
  }

  /// The files by their paths.
  public var files: [String: FileStamp?] { states.withLock { $0 } }

  /// Whether each file is what it was.
  ///
  /// - Complexity: O(files); none is opened.
  public var isCurrent: Bool { files.allSatisfy { FileStamp($0.key) == $0.value } }

  /// Whether no file has changed within two seconds before a time: one that has may change again
  /// without its stamp telling.
  ///
  /// - Parameter time: Nanoseconds since 1970.
  public func isSettled(at time: Int) -> Bool {
    files.allSatisfy { $0.value?.isSettled(at: time) ?? true }
  }

  public func encode(into encoder: inout ByteEncoder) {
    let files = files.sorted { $0.key < $1.key }
    encoder.integers(files.count)
    for (path, stamp) in files {
      encoder.string(path)
      encoder.integers(stamp == nil ? 0 : 1)
      for integer in stamp?.integers ?? [] { encoder.integers(integer) }
    }
  }

  public convenience init(from decoder: inout ByteDecoder) throws(RecordError) {
    var files: [String: FileStamp?] = [:]
    for _ in 0..<(try decoder.integer()) {
      let path = try decoder.string()
      files[path] = .some(try decoder.integer() == 0 ? nil : try FileStamp(from: &decoder))
    }
    self.init(files)
  }
}
