import Foundation
import GANMath

/// The inputs that both sides read: files of little-endian doubles, written by `peers/inputs.py`.
struct InputFolder {
  let path: String

  func numbers(_ name: String) throws -> [Double] {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name + ".f64")
    let data = try Data(contentsOf: file)
    guard !data.isEmpty, data.count % 8 == 0 else {
      throw RequestError.noNumbers(path: file.path, bytes: data.count)
    }
    return data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map { place in
        Double(
          bitPattern: UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      }
    }
  }

  /// Matrices of equal shape, stored one after the other.
  func matrices(_ name: String, rows: Int, columns: Int) throws -> [Matrix] {
    let numbers = try numbers(name)
    let size = rows * columns
    return try stride(from: 0, to: numbers.count, by: size).map { start in
      try Matrix(rows: rows, columns: columns, storage: Array(numbers[start..<start + size]))
    }
  }

  func matrix(_ name: String, rows: Int, columns: Int) throws -> Matrix {
    try Matrix(rows: rows, columns: columns, storage: numbers(name))
  }
}
