#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// Calls `body` with what follows each occurrence of `mark`, occurrences not overlapping.
  ///
  /// - Complexity: O(bytes), at the speed of the C library.
  func forEachOccurrence(of mark: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = self
    let length = mark.utf8CodeUnitCount
    text.withUTF8 { bytes in
      var rest = bytes
      while let start = rest.baseAddress, rest.count >= length,
        let found = memchr(start, CInt(mark.utf8Start[0]), rest.count - length + 1)
      {
        let offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        let isMark = memcmp(found, mark.utf8Start, length) == 0
        rest = UnsafeBufferPointer(rebasing: rest[(offset + (isMark ? length : 1))...])
        if isMark { body(rest) }
      }
    }
  }

  /// How often `mark` stands in the text.
  func occurrences(of mark: StaticString) -> Int {
    var count = 0
    forEachOccurrence(of: mark) { _ in count += 1 }
    return count
  }
}
