public import Book
import Foundation

/// Writes a site: the only file that does.
///
/// A file is written only when its content differs, under another name first and then renamed, so
/// that a reader sees the old file or the new one and never a part. What litgan wrote earlier and
/// this build did not make is removed; a manifest remembers which files those are. Nothing else in
/// the folder is ever touched.
public enum Publisher {
  /// What publishing changed.
  public struct Summary: Sendable, Equatable {
    public var written: [String] = []
    public var removed: [String] = []
    public var unchanged = 0
  }

  /// The manifest's name: one path a line, in order.
  static let manifestName = ".litgan-manifest"

  /// Makes a folder hold these pages.
  ///
  /// - Throws: Before the first file is written, that the folder cannot be written or that a file
  ///   stands in the way which litgan did not write; afterwards, what the system refused.
  /// - Complexity: O(bytes of the site), to compare.
  public static func publish(
    _ pages: [Page], to folder: String
  ) throws(Diagnostics) -> Summary {
    do {
      return try publish(pages, in: URL(fileURLWithPath: folder, isDirectory: true), folder)
    } catch let diagnostics as Diagnostics {
      throw diagnostics
    } catch {
      throw Diagnostics([
        Diagnostic(
          "cannot-write", "cannot write the site: \(reason(error))", path: folder,
          help: ["pages written so far are whole; run litgan build again when it is mended"])
      ])
    }
  }

  private static func publish(
    _ pages: [Page], in root: URL, _ folder: String
  ) throws -> Summary {
    let former = try manifest(of: root)
    let changes = try changes(pages, former: former, in: root, folder)
    try checkWritable(root, folder)

    // First what may have been written, then the files, then what was: killed at any moment, the
    // next build knows every file that is litgan's.
    let paths = Set(pages.map(\.path))
    let known = former.union(paths)
    if known != former { try write(Array(listing(known).utf8), to: manifestName, in: root) }
    var summary = Summary()
    for page in changes {
      try write(page.content, to: page.path, in: root)
      summary.written.append(page.path)
    }
    summary.unchanged = pages.count - changes.count
    for path in former.subtracting(paths).sorted() {
      if try remove(path, in: root) { summary.removed.append(path) }
    }
    if known != paths { try write(Array(listing(paths).utf8), to: manifestName, in: root) }
    return summary
  }

  // MARK: Before the first file is written

  /// The pages that differ from what stands in the folder.
  private static func changes(
    _ pages: [Page], former: Set<String>, in root: URL, _ folder: String
  ) throws -> [Page] {
    var changed: [Page] = []
    var foreign: [Diagnostic] = []
    for page in pages {
      guard let present = FileManager.default.contents(atPath: url(page.path, root).path) else {
        changed.append(page)
        continue
      }
      if present.elementsEqual(page.content) { continue }
      if former.contains(page.path) {
        changed.append(page)
      } else {
        foreign.append(
          Diagnostic(
            "foreign-file", "litgan did not write this file and will not replace it",
            path: folder + "/" + page.path,
            help: ["move it away, or build into another folder with --output"]))
      }
    }
    if !foreign.isEmpty { throw Diagnostics(foreign) }
    return changed
  }

  private static func checkWritable(_ root: URL, _ folder: String) throws {
    let manager = FileManager.default
    var failure: String?
    do {
      if let file = fileInTheWay(of: root) {
        failure = "'\(file)' is a file"
      } else {
        try manager.createDirectory(at: root, withIntermediateDirectories: true)
      }
      if failure == nil, !manager.isWritableFile(atPath: root.path) {
        failure = "no permission to write in it"
      }
    } catch {
      failure = reason(error)
    }
    if let failure {
      throw Diagnostics([
        Diagnostic(
          "unwritable-output", "cannot write to the output folder: \(failure)", path: folder,
          help: ["nothing was changed; name another folder with --output"])
      ])
    }
  }

  /// The nearest part of a path that exists, when it is a file.
  private static func fileInTheWay(of root: URL) -> String? {
    var url = root
    var isFolder: ObjCBool = false
    while !FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) {
      guard url.path != "/" else { return nil }
      url = url.deletingLastPathComponent()
    }
    return isFolder.boolValue ? nil : url.lastPathComponent
  }

  // MARK: Files

  private static func write(_ bytes: [UInt8], to path: String, in root: URL) throws {
    let target = url(path, root)
    let folder = target.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let temporary = folder.appendingPathComponent(
      ".litgan-\(UUID().uuidString)-\(target.lastPathComponent)")
    do {
      try Data(bytes).write(to: temporary)
      if rename(temporary.path, target.path) != 0 {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      // The first error is the one to tell; what is left of the file would only be litter.
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
  }

  /// Removes a file that a former build wrote, and folders that it leaves empty.
  private static func remove(_ path: String, in root: URL) throws -> Bool {
    let manager = FileManager.default
    let target = url(path, root)
    guard manager.fileExists(atPath: target.path) else { return false }
    try manager.removeItem(at: target)
    var folder = target.deletingLastPathComponent()
    // rmdir refuses a folder with anything in it.
    while folder.path.count > root.path.count, rmdir(folder.path) == 0 {
      folder = folder.deletingLastPathComponent()
    }
    return true
  }

  private static func manifest(of root: URL) throws -> Set<String> {
    guard let data = FileManager.default.contents(atPath: url(manifestName, root).path) else {
      return []
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    // A manifest that names a place outside the site was not written by litgan.
    return Set(lines.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") })
  }

  private static func listing(_ paths: Set<String>) -> String {
    paths.sorted().joined(separator: "\n") + "\n"
  }

  private static func url(_ path: String, _ root: URL) -> URL {
    root.appendingPathComponent(path)
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return error.localizedDescription }
    switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission: return "no permission"
    case .fileWriteFileExists: return "a file stands where a folder should be"
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    default: return error.localizedDescription
    }
  }
}
