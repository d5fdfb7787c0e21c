import Foundation

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

  var integers: [Int] {
    [
      Int(truncatingIfNeeded: device), Int(truncatingIfNeeded: inode), size, modified, changed,
    ]
  }
}
