import Foundation

/// A file in a folder that a program had for itself.
///
/// The program may have put anything there: a link to a file that litgan may read and the program may
/// not, or a pipe that nobody writes to. Neither is followed or waited for.
enum OwnFile {
  /// The bytes of a regular file; nil when there is none.
  ///
  /// - Parameter name: Its path in the folder.
  static func bytes(_ name: String, in folder: String) -> [UInt8]? {
    var descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for step in name.split(separator: "/") where descriptor >= 0 {
      let next = openat(descriptor, String(step), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      close(descriptor)
      descriptor = next
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    // An error of the disk is as if the program had not come so far: it is told as such.
    guard let data = try? file.readToEnd() else { return [] }
    return Array(data)
  }
}
