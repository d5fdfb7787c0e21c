import Book
import Foundation

/// A diagnostic for editors: one JSON object on a line, as `docs/diagnostic.schema.json` says.
struct DiagnosticJSON: Encodable {
  private let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  private enum Key: String, CodingKey {
    case severity, identifier, message, path, line, column, endColumn, excerpt, help
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(diagnostic.severity.rawValue, forKey: .severity)
    try object.encode(diagnostic.identifier, forKey: .identifier)
    try object.encode(diagnostic.message, forKey: .message)
    try object.encodeIfPresent(diagnostic.path, forKey: .path)
    if let location = diagnostic.location, let excerpt = diagnostic.excerpt {
      try object.encode(location.line, forKey: .line)
      try object.encode(location.column, forKey: .column)
      try object.encode(location.column + excerpt.length, forKey: .endColumn)
      try object.encode(excerpt.line, forKey: .excerpt)
    }
    try object.encode(diagnostic.help, forKey: .help)
  }

  /// The object, ending in a newline; its keys are in alphabetical order.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("strings and whole numbers always have a JSON form")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
