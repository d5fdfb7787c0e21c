import Book
import CZlib

/// A ZIP archive in the making: the same files give the same bytes, whenever and wherever.
///
/// - Source: PKWARE, *APPNOTE.TXT – .ZIP File Format Specification* 6.3.10, §4.3.
struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Appends a file.
  ///
  /// - Parameter folder: What its path begins with, ending in `/`, or empty.
  /// - Precondition: The archive stays below 4 GiB and 65 536 files: larger ones need Zip64.
  mutating func add(_ file: CompressedPage, in folder: String) {
    let name = Array((folder + file.page.path).utf8)
    var common: [UInt8] = []
    // Version 2.0; names in UTF-8; deflated; midnight of 1 January 1980, the earliest there is.
    for value: UInt16 in [20, 1 << 11, 8, 0, 1 << 5 | 1] { common.append(little: value) }
    common.append(little: file.checksum)
    common.append(little: UInt32(file.bytes.count))
    common.append(little: UInt32(file.page.content.count))
    common.append(little: UInt16(name.count))
    common.append(little: UInt16(0))

    directory.append(little: UInt32(0x0201_4B50))
    // Made on a Unix system, whose file modes are told below.
    directory.append(little: UInt16(3 << 8 | 20))
    directory += common
    for _ in 0..<3 { directory.append(little: UInt16(0)) }
    directory.append(little: UInt32(0o100644) << 16)
    directory.append(little: UInt32(bytes.count))
    directory += name

    bytes.append(little: UInt32(0x0403_4B50))
    bytes += common
    bytes += name
    bytes += file.bytes
    count += 1
  }

  /// The archive's bytes.
  func finished() -> [UInt8] {
    var bytes = bytes
    let start = UInt32(bytes.count)
    bytes += directory
    bytes.append(little: UInt32(0x0605_4B50))
    for value: UInt16 in [0, 0, count, count] { bytes.append(little: value) }
    bytes.append(little: UInt32(directory.count))
    bytes.append(little: start)
    bytes.append(little: UInt16(0))
    return bytes
  }
}

/// A file with its content deflated.
struct CompressedPage: Sendable {
  let page: Page
  /// The content, deflated (RFC 1951).
  let bytes: [UInt8]
  /// CRC-32 of the content.
  let checksum: UInt32

  init(_ page: Page) {
    self.page = page
    checksum = UInt32(
      truncatingIfNeeded: page.content.withUnsafeBufferPointer {
        crc32_z(0, $0.baseAddress, $0.count)
      })
    bytes = Self.deflated(page.content)
  }

  private static func deflated(_ content: [UInt8]) -> [UInt8] {
    var content = content
    var stream = z_stream()
    // Window bits below zero: without zlib's own header.
    let status = deflateInit2_(
      &stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib does not start: \(status)")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(content.count)))
    return content.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        let status = deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "\(input.count) bytes do not deflate: \(status)")
        count = bound - Int(stream.avail_out)
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
