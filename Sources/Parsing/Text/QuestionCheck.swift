import Book

/// What the question of a chapter may hold: it stands on the index page, away from its chapter.
enum QuestionCheck {
  /// - Parameter range: Of the question in the file.
  static func faults(
    of question: [Node], _ formulas: [Formula], in file: SourceFile, at range: Range<Int>
  ) -> [Diagnostic] {
    var isPlain = true
    for node in question {
      node.visit { node in
        switch node.kind {
        case .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .inlineValue: break
        case .formula(let number):
          let formula = formulas[number]
          if formula.isDisplay || formula.label != nil || !formula.references.isEmpty {
            isPlain = false
          }
        case .span(let span):
          if span.attributes.label != nil || span.attributes.claim != nil || span.has("term") {
            isPlain = false
          }
        default: isPlain = false
        }
      }
    }
    guard !isPlain else { return [] }
    return [
      Diagnostic(
        "invalid-text", "'question' holds words, values and short formulas", in: file, at: range,
        help: ["links, references, terms and claims stand in the chapter's text"])
    ]
  }
}
