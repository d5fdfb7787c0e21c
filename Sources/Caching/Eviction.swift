import Book
import Foundation
import SystemPackage

extension Store {
  /// Removes the entries that have not been used for longest until what is left takes at most
  /// `limit` bytes, and what interrupted builds left half written.
  ///
  /// - Complexity: O(n log n) for n entries; nothing when nothing was kept since the store was
  ///   opened.
  public func evict(downTo limit: Int) {
    guard hasGrown else { return }
    var entries: [File] = []
    for file in files() {
      if file.path.hasSuffix(Self.temporarySuffix) {
        // Another build may be writing it; an hour is more than that takes.
        if file.used < Int(time(nil)) - 3600 { unlink(file.path) }
      } else {
        entries.append(file)
      }
    }
    var size = entries.reduce(0) { $0 + $1.size }
    guard size > limit else { return }
    for entry in entries.sorted(by: { $0.used < $1.used }) {
      if size <= limit { break }
      if unlink(entry.path) == 0 { size -= entry.size }
    }
  }

  /// Removes all entries, and nothing that is none.
  ///
  /// - Returns: How many there were, and their bytes.
  public func empty() -> (entries: Int, bytes: Int) {
    var removed = (entries: 0, bytes: 0)
    for file in files() {
      guard unlink(file.path) == 0 else {
        warn(
          Diagnostic(
            "unusable-cache", "cannot remove '\(file.path)': \(Self.words(Errno(rawValue: errno)))",
            path: nil, severity: .warning))
        continue
      }
      removed.entries += 1
      removed.bytes += file.size
    }
    return removed
  }

  private struct File {
    var path: String
    var size: Int
    /// Seconds since 1970.
    var used: Int
  }

  /// The files of entries: `kind/ab/abcd…`.
  private func files() -> [File] {
    // A folder that another build removes meanwhile has no entries.
    func names(_ path: String) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }
    var files: [File] = []
    for kind in names(folder) {
      for group in names(folder + "/" + kind) where group.utf8.count == 2 {
        for name in names("\(folder)/\(kind)/\(group)") where name.hasPrefix(group) {
          let path = "\(folder)/\(kind)/\(group)/\(name)"
          guard let stamp = FileStamp(path) else { continue }
          files.append(File(path: path, size: stamp.size, used: stamp.modified / 1_000_000_000))
        }
      }
    }
    return files
  }
}
