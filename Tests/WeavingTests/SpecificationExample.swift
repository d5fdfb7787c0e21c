import Foundation

/// An example of the CommonMark 0.30 specification, from the tests of parsing.
struct SpecificationExample: Decodable {
  var markdown: String
  var html: String
  var example: Int

  static func all() throws -> [SpecificationExample] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../ParsingTests/Resources/commonmark-0.30.json")
    return try JSONDecoder().decode([SpecificationExample].self, from: Data(contentsOf: url))
  }
}
