nonisolated(unsafe) private var text: [UInt8] = []

/// What every source file of GANMath computes; its bytes stand at the returned address.
@_cdecl("report")
public func exportedReport() -> UnsafePointer<UInt8>? { export(report()) }

/// The gallery's figures; their bytes stand at the returned address.
@_cdecl("gallery")
public func exportedGallery() -> UnsafePointer<UInt8>? { export(gallery()) }

/// How many bytes the last export has.
@_cdecl("exportedCount")
public func exportedCount() -> Int32 { Int32(text.count) }

private func export(_ result: String) -> UnsafePointer<UInt8>? {
  text = Array(result.utf8)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}
