public import Book
import Foundation
import Synchronization
import SystemPackage

/// Values that were costly to make, each in a file named after a digest of all that it was made
/// from.
///
/// A file is written beside its place and renamed, and no file is ever changed, so several builds
/// may share a store, on a network file system too, without locks. What is read is checked: a
/// damaged entry counts as missing.
public final class Store: Sendable {
  public let folder: String
  private let state = Mutex(State())

  private struct State {
    var warnings: [Diagnostic] = []
    var told: Set<String> = []
    var hasGrown = false
  }

  /// What a value is, which is also the name of a folder.
  public struct Kind: Sendable, Hashable {
    let name: String

    /// - Parameter name: Lower-case letters.
    public init(_ name: String) {
      self.name = name
    }
  }

  public init(folder: String) {
    self.folder = folder
  }

  /// The folder that the environment asks for: `LITGAN_CACHE`, or one in the user's caches.
  public static func folder(environment: [String: String]) -> String {
    func path(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let own = path("LITGAN_CACHE") { return own }
    // The standard has it that a relative path there is to be ignored.
    if let caches = path("XDG_CACHE_HOME"), caches.hasPrefix("/") { return caches + "/litgan" }
    return (path("HOME") ?? NSHomeDirectory()) + "/.cache/litgan"
  }

  /// What is worth telling of the store so far; none of it is an error.
  public var warnings: [Diagnostic] { state.withLock { $0.warnings } }

  /// What was kept under a key, or nil.
  public func value(of kind: Kind, for key: Digest) -> [UInt8]? {
    let path = path(of: kind, key)
    let bytes: [UInt8]
    do {
      bytes = try Self.bytes(of: path)
    } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
      return nil
    } catch {
      warn(
        Diagnostic(
          "unusable-cache", "cannot read the cache '\(folder)': \(Self.words(error))", path: nil,
          severity: .warning, help: [Self.help]))
      return nil
    }
    guard let value = StoredEntry.value(in: bytes) else {
      warn(
        Diagnostic(
          "damaged-cache", "an entry of the cache '\(folder)' is damaged and made anew", path: nil,
          severity: .warning, help: ["the pages are right; a failing disk may be the cause"]))
      // It is replaced when its value has been made; were it left, that would be told each time.
      unlink(path)
      return nil
    }
    // When it was used last: what has not been for longest goes first.
    utimensat(AT_FDCWD, path, nil, 0)
    return value
  }

  /// Keeps a value under a key.
  public func keep(_ value: [UInt8], of kind: Kind, for key: Digest) {
    let path = path(of: kind, key)
    let temporary = path + ".\(UUID().uuidString)" + Self.temporarySuffix
    do {
      try makeFolder(for: path)
      // Not synchronised: what a power failure tears, its digest tells.
      try Self.write(StoredEntry.bytes(keeping: value), to: temporary)
      guard rename(temporary, path) == 0 else { throw Errno(rawValue: errno) }
      state.withLock { $0.hasGrown = true }
    } catch {
      unlink(temporary)
      warn(
        Diagnostic(
          "unusable-cache", "nothing is kept in the cache '\(folder)': \(Self.words(error))",
          path: nil, severity: .warning, help: [Self.help]))
    }
  }

  /// Forgets what was kept under a key.
  public func forget(_ kind: Kind, for key: Digest) {
    unlink(path(of: kind, key))
  }

  /// Whether something was kept since the store was opened.
  var hasGrown: Bool { state.withLock { $0.hasGrown } }

  static let temporarySuffix = ".part"

  private func path(of kind: Kind, _ key: Digest) -> String {
    "\(folder)/\(kind.name)/\(key.hexadecimal.prefix(2))/\(key.hexadecimal)"
  }

  private static let help =
    "set LITGAN_CACHE to a folder with room in it where you may read and write"

  /// A warning of each kind is told once.
  func warn(_ warning: Diagnostic) {
    state.withLock { state in
      guard state.told.insert(warning.identifier).inserted else { return }
      state.warnings.append(warning)
    }
  }

  private func makeFolder(for path: String) throws {
    let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    guard access(String(parent), F_OK) != 0 else { return }
    try Self.makeFolders(String(parent))
    // By this mark backup programs know that a folder can be made anew: bford.info/cachedir
    let tag = folder + "/CACHEDIR.TAG"
    if access(tag, F_OK) != 0 {
      try Self.write(
        Array(
          "Signature: 8a477f597d28d172789f06886806bc55\n# litgan clean --all empties it.\n".utf8),
        to: tag)
    }
  }

  /// Makes a folder, and those above it.
  private static func makeFolders(_ path: String) throws {
    guard mkdir(path, 0o755) != 0 else { return }
    switch Errno(rawValue: errno) {
    // Another build was faster.
    case .fileExists: return
    case .noSuchFileOrDirectory:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        throw Errno.noSuchFileOrDirectory
      }
      let parent = String(path[..<slash])
      // A folder that is there and takes no other says so, too.
      guard access(parent, F_OK) != 0 else { throw Errno.noSuchFileOrDirectory }
      try makeFolders(parent)
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
    case let error: throw error
    }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      let size = Int(try file.seek(offset: 0, from: .end))
      try file.seek(offset: 0, from: .start)
      return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let read = try file.read(
            into: UnsafeMutableRawBufferPointer(
              rebasing:
                UnsafeMutableRawBufferPointer(buffer)[count..<size]))
          if read == 0 { break }
          count += read
        }
      }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try file.closeAfter { _ = try file.writeAll(bytes) }
  }

  static func words(_ error: any Error) -> String {
    switch error as? Errno {
    case .permissionDenied?, .notPermitted?: "no permission"
    case .noSpace?, .diskQuotaExceeded?: "the disk is full"
    case .readOnlyFileSystem?: "the file system is read-only"
    case .notDirectory?: "it is no folder"
    case let code?: "\(code)"
    case nil: error.localizedDescription
    }
  }
}
