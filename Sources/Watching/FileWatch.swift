public import Caching
import Foundation

/// Waits for files to become other than they were.
///
/// The system tells of events in the files' folders, and of nothing else is a wait made: what
/// counts is whether a file's state differs, so that a file that was saved while it was being read
/// is seen, and one that an editor writes beside it is not. Where the system tells nothing, on
/// other platforms, on network file systems, or when it has no more watches to give, the states are
/// looked at five times a second.
public final class FileWatch: Sendable {
  private let events: FolderEvents?
  private let interval: Duration

  /// - Parameters:
  ///   - isPolling: Whether to ask for no events.
  ///   - interval: How often the states are looked at where there are no events.
  public init(isPolling: Bool = false, interval: Duration = .milliseconds(200)) {
    events = isPolling ? nil : FolderEvents()
    self.interval = interval
  }

  /// Returns when one of the files differs from its state, and quiet has come; or when the task is
  /// cancelled.
  public func waitForChange(of files: [String: FileStamp?]) async {
    let folders = Self.folders(of: Array(files.keys))
    while !Task.isCancelled {
      // Anew each time: a folder may have come that was not there, and files in it since.
      let isTold = events?.watch(folders) ?? false
      if Self.hasChanged(files) { break }
      if isTold, let events {
        _ = await events.next(within: nil)
      } else {
        // The only error of sleep is that the task was cancelled.
        try? await Task.sleep(for: interval)
      }
    }
    // An editor may write several files, or one in several steps; what comes later is a change of
    // its own.
    for _ in 0..<4 {
      guard let events, await events.next(within: .milliseconds(5)) else { return }
    }
  }

  private static func hasChanged(_ files: [String: FileStamp?]) -> Bool {
    files.contains { FileStamp($0.key) != $0.value }
  }

  /// The folders where files and links to them stand, true, and those above them, false: a folder
  /// that is moved, or comes back, moves its files.
  static func folders(of paths: [String]) -> [String: Bool] {
    var folders: [String: Bool] = [:]
    for path in paths {
      let absolute = URL(fileURLWithPath: path).standardizedFileURL
      for file in Set([absolute, absolute.resolvingSymlinksInPath()]) {
        var folder = file.deletingLastPathComponent()
        folders[folder.path] = true
        while folder.path != "/" {
          folder.deleteLastPathComponent()
          folders[folder.path] = folders[folder.path] ?? false
        }
      }
    }
    return folders
  }
}
