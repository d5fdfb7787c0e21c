import Foundation
import Records

/// What the file system says of a file: as long as none of it changes, its content does not.
///
/// The time of the last change of its status is the system's own: neither `touch -d` nor a copy
/// that keeps times sets it back.
public struct FileStamp: Sendable, Hashable {
  var device: UInt64
  var inode: UInt64
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int
  public var changed: Int
  var isFolder: Bool

  /// The stamp of a file, symbolic links followed; nil when there is none.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (modification, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modification, change) = (status.st_mtim, status.st_ctim)
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = Int(modification.tv_sec) * 1_000_000_000 + Int(modification.tv_nsec)
    changed = Int(change.tv_sec) * 1_000_000_000 + Int(change.tv_nsec)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether it is sure that a change after a time, in nanoseconds since 1970, makes another stamp:
  /// the clocks of file systems have ticks, of a second or two at most.
  func isSettled(at time: Int) -> Bool { changed < time - 2_000_000_000 }

  var integers: [Int] {
    [
      Int(truncatingIfNeeded: device), Int(truncatingIfNeeded: inode), size, modified, changed,
      isFolder ? 1 : 0,
    ]
  }

  /// From the integers of another one.
  init(from decoder: inout ByteDecoder) throws(RecordError) {
    device = UInt64(truncatingIfNeeded: try decoder.integer())
    inode = UInt64(truncatingIfNeeded: try decoder.integer())
    size = try decoder.integer()
    modified = try decoder.integer()
    changed = try decoder.integer()
    isFolder = try decoder.integer() == 1
  }

  /// Nanoseconds since 1970, as stamps have them.
  public static var now: Int { Int(Date().timeIntervalSince1970 * 1e9) }
}
