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
struct JSONValue: Sendable {
  let tree: JSONTree
  let path: String

  /// The member of an object; whether it is there shows when it is read.
  subscript(key: String) -> JSONValue {
    guard case .object(let members) = tree, let member = members[key] else {
      return JSONValue(tree: .missing, path: "\(path).\(key)")
    }
    return JSONValue(tree: member, path: "\(path).\(key)")
  }

  /// True for JSON's null, which the oracles use for "not given".
  var isNull: Bool { tree == .null }
  /// True when the key was there at all, null included.
  var exists: Bool { tree != .missing }

  /// A number; the strings "inf" and "-inf" are infinities.
  func double() throws -> Double {
    switch tree {
    case .number(let number): return number
    case .text("inf"): return .infinity
    case .text("-inf"): return -.infinity
    default: throw mismatch("number")
    }
  }

  /// A number, or nil for null.
  func optionalDouble() throws -> Double? { isNull ? nil : try double() }

  func int() throws -> Int {
    guard let whole = Int(exactly: try double()) else { throw mismatch("integer") }
    return whole
  }

  func bool() throws -> Bool {
    guard case .flag(let flag) = tree else { throw mismatch("bool") }
    return flag
  }

  func string() throws -> String {
    guard case .text(let text) = tree else { throw mismatch("string") }
    return text
  }

  func array() throws -> [JSONValue] {
    guard case .array(let items) = tree else { throw mismatch("array") }
    return items.enumerated().map { JSONValue(tree: $1, path: "\(path)[\($0)]") }
  }

  func doubles() throws -> [Double] { try array().map { try $0.double() } }
  /// Numbers among which null may stand.
  func optionalDoubles() throws -> [Double?] { try array().map { try $0.optionalDouble() } }
  func ints() throws -> [Int] { try array().map { try $0.int() } }
  func rows() throws -> [[Double]] { try array().map { try $0.doubles() } }

  /// The members of an object in the order of their keys.
  func members() throws -> [(key: String, value: JSONValue)] {
    guard case .object(let members) = tree else { throw mismatch("object") }
    return members.sorted { $0.key < $1.key }
      .map { ($0.key, JSONValue(tree: $0.value, path: "\(path).\($0.key)")) }
  }

  private func mismatch(_ wanted: String) -> OracleError {
    .unexpected(path: path, wanted: wanted)
  }
}

/// What JSON can hold. Decoded rather than taken from JSONSerialization, which on Linux goes
/// through decimal numbers and loses the last bit of some doubles.
enum JSONTree: Decodable, Equatable, Sendable {
  case missing
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSONTree])
  case object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let items = try? container.decode([JSONTree].self) {
      self = .array(items)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }
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
    let file = JSONValue(tree: try JSONDecoder().decode(JSONTree.self, from: data), path: topic)
    return try file["cases"].array().map { value in
      let id = try value["id"].string()
      let named = JSONValue(tree: value.tree, path: "\(topic)/\(id)")
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
