import Book
import Foundation

/// Writes what an author goes on with: the only file that writes into a book. Nothing that stands
/// there is written over, but `book.yml` when a chapter comes into it.
enum AuthorFiles {
  /// Writes a file that is not there, and the folders that lead to it.
  static func create(_ path: String, _ bytes: [UInt8]) throws(Diagnostics) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) == 0 || errno == EEXIST || isFolder(made) else {
        throw unwritable(path, errno)
      }
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw errno == EEXIST ? taken(path) : unwritable(path, errno) }
    defer { close(file) }
    guard write(bytes, to: file) else {
      let number = errno
      unlink(path)
      throw unwritable(path, number)
    }
  }

  /// Writes a file anew: a reader sees the old one or the new one and never a part.
  static func replace(_ path: String, _ bytes: [UInt8]) throws(Diagnostics) {
    // A link goes on leading to the file.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o666
    let waiting = target + ".litgan-\(getpid())"
    let file = open(waiting, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw unwritable(path, errno) }
    let isWritten = write(bytes, to: file) && fchmod(file, mode) == 0
    let number = errno
    close(file)
    guard isWritten, rename(waiting, target) == 0 else {
      let reason = isWritten ? errno : number
      unlink(waiting)
      throw unwritable(path, reason)
    }
  }

  /// Takes back a file that was created.
  static func remove(_ path: String) { unlink(path) }

  /// That something stands where a file or a book is to be made.
  static func taken(_ path: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        "already-there", "something stands there already, and is left alone", path: path,
        help: ["move it away, or give another name"])
    ])
  }

  private static func unwritable(_ path: String, _ number: Int32) -> Diagnostics {
    let reason = number == ENOTDIR ? "a file stands where a folder should be" : nil
    return Diagnostics([
      Diagnostic(
        "cannot-write-file",
        "cannot write the file: \(reason ?? String(cString: strerror(number)))",
        path: path, help: ["give a name in a folder where you may write"])
    ])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
