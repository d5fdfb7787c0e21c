#if os(Linux)
  import Dispatch
  import Glibc
  import Synchronization

  /// That something happened in folders, as Linux tells it: the only file that uses inotify.
  final class FolderEvents: Sendable {
    private let descriptor: CInt
    /// Sources may be used from any thread, which their type does not say.
    nonisolated(unsafe) private let source: any DispatchSourceRead
    /// The watches by their folders.
    private let watches = Mutex<[CInt]>([])
    private let signal = Signal()

    /// Nil when the system has no more to give.
    init?() {
      descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
      source.setEventHandler { [descriptor, signal] in
        // What happened is not asked: whoever waits compares the files.
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
          while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
        signal.raise()
      }
      source.setCancelHandler { [descriptor] in close(descriptor) }
      source.activate()
    }

    deinit { source.cancel() }

    /// Watches these folders and no others; those that are not there are left out.
    ///
    /// - Parameter folders: True for those whose files matter, false for those that only lead there.
    /// - Returns: Whether the system watches all that matter.
    func watch(_ folders: [String: Bool]) -> Bool {
      watches.withLock { watches in
        var now: [CInt] = []
        var isWhole = true
        // A folder may have two names: what matters has the last word.
        for (folder, matters) in folders.sorted(by: { !$0.value && $1.value }) {
          let watch = inotify_add_watch(descriptor, folder, matters ? Self.files : Self.entries)
          if watch >= 0 {
            now.append(watch)
          } else if errno == ENOSPC || errno == ENOMEM || matters && errno == EACCES {
            isWhole = false
          }
        }
        for watch in Set(watches).subtracting(now) { inotify_rm_watch(descriptor, watch) }
        watches = now
        return isWhole
      }
    }

    /// - Returns: Whether something has happened since the last time, before the time was out.
    func next(within time: Duration?) async -> Bool {
      await signal.wait(within: time)
    }

    private static let entries = UInt32(
      IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
    /// A file counts as written when it is closed, not at each of its parts.
    private static let files = entries | UInt32(IN_CLOSE_WRITE | IN_ATTRIB)
  }
#else
  /// Elsewhere nothing tells of events yet.
  final class FolderEvents: Sendable {
    init?() { return nil }
    func watch(_ folders: [String: Bool]) -> Bool { false }
    func next(within time: Duration?) async -> Bool { false }
  }
#endif
