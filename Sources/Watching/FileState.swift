import Foundation

/// What a file was at a moment, told without reading it.
///
/// A file that was written, replaced, moved or restored since is another one.
public struct FileState: Sendable, Equatable {
  private var device: UInt64
  private var number: UInt64
  private var size: Int64
  private var modified: Moment
  /// When its entry in the file system changed: a copy may carry the old time of modification.
  private var changed: Moment

  private struct Moment: Sendable, Equatable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) {
      seconds = Int(time.tv_sec)
      nanoseconds = Int(time.tv_nsec)
    }
  }

  /// The state of what stands at a path, links followed; nil where nothing does.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      modified = Moment(status.st_mtimespec)
      changed = Moment(status.st_ctimespec)
    #else
      modified = Moment(status.st_mtim)
      changed = Moment(status.st_ctim)
    #endif
  }
}
