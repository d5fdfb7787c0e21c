import Book

/// The quotation marks of a language.
enum QuoteStyle: Equatable {
  case english, german, french, guillemets, swiss, nordic, corner

  /// - Parameter language: BCP 47.
  init(language: String) {
    let parts = language.lowercased().split(separator: "-")
    switch parts.first {
    case "de" where parts.contains("ch"): self = .swiss
    case "de", "cs", "sk", "sl", "bg", "is": self = .german
    case "fr" where !parts.contains("ch"): self = .french
    case "fr": self = .swiss
    case "es", "it", "pt", "ru", "uk", "el", "no", "nb", "nn": self = .guillemets
    case "sv", "fi": self = .nordic
    case "ja": self = .corner
    default: self = .english
    }
  }

  /// Opening and closing, double and single.
  private var marks: [String] {
    switch self {
    case .english: ["“", "”", "‘", "’"]
    case .german: ["„", "“", "‚", "‘"]
    case .french: ["«\u{202F}", "\u{202F}»", "“", "”"]
    case .guillemets: ["«", "»", "“", "”"]
    case .swiss: ["«", "»", "‹", "›"]
    case .nordic: ["”", "”", "’", "’"]
    case .corner: ["「", "」", "『", "』"]
    }
  }

  /// The text with the English marks that cmark made turned into the language's own. An apostrophe
  /// stays one.
  ///
  /// - Parameter open: Single quotes of the paragraph that have been opened and not closed.
  func applied(to text: String, open: inout Int) -> String {
    guard self != .english, text.utf8.contains(0xE2) else { return text }
    let marks = marks
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "“": result += marks[0]
      case "”": result += marks[1]
      case "‘":
        open += 1
        result += marks[2]
      case "’" where open > 0:
        open -= 1
        result += marks[3]
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
