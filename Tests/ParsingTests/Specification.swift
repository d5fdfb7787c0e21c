import Foundation
import Testing

/// The examples of the CommonMark 0.30 specification.
struct Example: Decodable, Sendable, CustomTestStringConvertible {
  var markdown: String
  var html: String
  var example: Int
  var section: String

  var testDescription: String { "example \(example), \(section)" }

  static let all: [Example] = {
    let url = Bundle.module.url(
      forResource: "commonmark-0.30", withExtension: "json", subdirectory: "Resources")!
    // swift-format-ignore: NeverUseForceTry
    return try! JSONDecoder().decode([Example].self, from: try! Data(contentsOf: url))
  }()
}
