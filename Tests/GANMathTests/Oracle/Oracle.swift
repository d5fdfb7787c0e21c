import Foundation
import Testing

/// One reference case: a bag of named values, read with the type the test expects.
///
/// A missing or misshapen value throws, so a test cannot pass by reading nothing.
struct OracleCase: CustomTestStringConvertible {
  let id: String
  let kind: String
  let value: JSONValue

  var testDescription: String { "\(kind) \(id)" }

  subscript(key: String) -> JSONValue { value[key] }
}

/// A JSON value whose accessors fail loudly, with the path that led to it.
struct JSONValue: @unchecked Sendable {
  // Unchecked because JSONSerialization yields Any; its trees are never changed.
  let raw: Any
  let path: String

  subscript(key: String) -> JSONValue {
    let member = (raw as? [String: Any])?[key]
    return JSONValue(raw: member ?? Missing(), path: "\(path).\(key)")
  }

  /// True for JSON's null, which the oracles use for "not given".
  var isNull: Bool { raw is NSNull }
  /// True when the key was there at all, null included.
  var exists: Bool { !(raw is Missing) }

  /// A number; the strings "inf" and "-inf" are infinities.
  func double() throws -> Double {
    if let number = raw as? NSNumber { return number.doubleValue }
    switch raw as? String {
    case "inf": return .infinity
    case "-inf": return -.infinity
    case "nan": return .nan
    default: throw OracleError.unexpected(path: path, wanted: "number")
    }
  }

  /// A number, or nil for null.
  func optionalDouble() throws -> Double? { isNull ? nil : try double() }

  func int() throws -> Int {
    let number = try double()
    guard let whole = Int(exactly: number) else {
      throw OracleError.unexpected(path: path, wanted: "integer")
    }
    return whole
  }

  func bool() throws -> Bool {
    guard let flag = raw as? Bool else { throw OracleError.unexpected(path: path, wanted: "bool") }
    return flag
  }

  func string() throws -> String {
    guard let text = raw as? String else {
      throw OracleError.unexpected(path: path, wanted: "string")
    }
    return text
  }

  func array() throws -> [JSONValue] {
    guard let items = raw as? [Any] else {
      throw OracleError.unexpected(path: path, wanted: "array")
    }
    return items.enumerated().map { JSONValue(raw: $1, path: "\(path)[\($0)]") }
  }

  func doubles() throws -> [Double] { try array().map { try $0.double() } }
  /// Numbers among which null may stand.
  func optionalDoubles() throws -> [Double?] { try array().map { try $0.optionalDouble() } }
  func ints() throws -> [Int] { try array().map { try $0.int() } }
  func rows() throws -> [[Double]] { try array().map { try $0.doubles() } }

  func members() throws -> [(key: String, value: JSONValue)] {
    guard let members = raw as? [String: Any] else {
      throw OracleError.unexpected(path: path, wanted: "object")
    }
    return members.sorted { $0.key < $1.key }
      .map { ($0.key, JSONValue(raw: $0.value, path: "\(path).\($0.key)")) }
  }

  private struct Missing {}
}

enum OracleError: Error {
  case unexpected(path: String, wanted: String)
  case noFolder
}

/// The reference values: in the folder that `LITGAN_ORACLES` names, else those of the repository.
enum Oracle {
  static func folder() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["LITGAN_ORACLES"] {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    guard let bundled = Bundle.module.url(forResource: "Oracles", withExtension: nil) else {
      throw OracleError.noFolder
    }
    return bundled
  }

  /// All cases of a topic, in the order of its file.
  static func cases(_ topic: String) throws -> [OracleCase] {
    let data = try Data(contentsOf: folder().appendingPathComponent("\(topic).json"))
    let file = JSONValue(raw: try JSONSerialization.jsonObject(with: data), path: topic)
    return try file["cases"].array().map { value in
      let id = try value["id"].string()
      let named = JSONValue(raw: value.raw, path: "\(topic)/\(id)")
      return OracleCase(id: id, kind: try value["kind"].string(), value: named)
    }
  }

  /// The cases of one kind; none at all is an error, because a test would then check nothing.
  static func cases(_ topic: String, kind: String) throws -> [OracleCase] {
    let found = try cases(topic).filter { $0.kind == kind }
    guard !found.isEmpty else {
      throw OracleError.unexpected(path: topic, wanted: "cases of kind \(kind)")
    }
    return found
  }
}

/// |actual − expected| ≤ tolerance · max(1, |expected|); infinities must be equal.
func isClose(_ actual: Double, _ expected: Double, within tolerance: Double) -> Bool {
  if actual == expected { return true }
  guard actual.isFinite, expected.isFinite else { return false }
  return abs(actual - expected) <= tolerance * max(1, abs(expected))
}

/// |actual − expected| ≤ tolerance · |expected|, also for tiny values; infinities must be equal.
func isRelativelyClose(_ actual: Double, _ expected: Double, within tolerance: Double) -> Bool {
  if actual == expected { return true }
  guard actual.isFinite, expected.isFinite else { return false }
  return abs(actual - expected) <= tolerance * abs(expected)
}

/// `isClose` entry by entry, for arrays of the same length.
func areClose(_ actual: [Double], _ expected: [Double], within tolerance: Double) -> Bool {
  actual.count == expected.count
    && zip(actual, expected).allSatisfy { isClose($0, $1, within: tolerance) }
}
