import Foundation

/// The bytes of a file, or why there are none.
///
/// A book may have ten thousand files, and Foundation's own readers spend more time on the name of a
/// small one than on its bytes.
@Sendable
func fileContents(_ path: String) -> Result<[UInt8], FileReading.Unreadable> {
  BookReader.observer?.willRead(path)
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return .failure(.init(errno)) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { return .failure(.init(errno)) }
  var bytes: [UInt8] = []
  // One more than the file holds, so that a whole file is there after one reading.
  var room = Int(status.st_size) + 1
  while true {
    var reason: Int32 = 0
    let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let taken = read(file, buffer.baseAddress, room)
      reason = errno
      count = max(taken, 0)
      if taken >= 0 { reason = 0 }
    }
    guard reason == 0 else { return .failure(.init(reason)) }
    if part.isEmpty { return .success(bytes) }
    bytes = bytes.isEmpty ? part : bytes + part
    room = 1 << 16
  }
}

extension FileReading.Unreadable {
  /// - Parameter reason: The system's number for it.
  fileprivate init(_ reason: Int32) {
    switch reason {
    case ENOENT, ENOTDIR: self.init(message: "no such file", isMissing: true)
    case EACCES, EPERM: self.init(message: "no permission")
    case EISDIR: self.init(message: "it is a folder")
    default: self.init(message: String(cString: strerror(reason)))
    }
  }
}
