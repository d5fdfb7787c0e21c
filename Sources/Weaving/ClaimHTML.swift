import Book
import Records

/// How it is known that a claim holds, in words.
enum ClaimStatus: String, CaseIterable {
  case exact, tolerance, sampled, cited

  var word: String { self == .tolerance ? "within tolerance" : rawValue }

  /// For the mark beside a sentence.
  var short: String { self == .tolerance ? "≈" : rawValue }

  /// What a reader may conclude.
  var meaning: String {
    switch self {
    case .exact:
      "Computed and compared as it stands, with no error allowed. It is settled for the numbers "
        + "that were computed, and for no others."
    case .tolerance:
      "The computed number lies as near to the expected one as stated. Digits beyond that are not "
        + "claimed."
    case .sampled:
      "It held for every case that was drawn. A case that was not drawn may break it: this is "
        + "evidence and no proof."
    case .cited: "A source says so. Nothing was computed."
    }
  }
}

extension ClaimRecord.Basis {
  var status: ClaimStatus {
    switch self {
    case .exact: .exact
    case .tolerance: .tolerance
    case .sampled: .sampled
    case .cited: .cited
    }
  }

  /// `within tolerance (1e-15 absolute)`, `sampled (1,000 cases, seed 7)`.
  var words: String {
    switch self {
    case .exact: "exact"
    case .tolerance(let text): "within tolerance (\(text))"
    case .sampled(let seed, let cases): "sampled (n\u{A0}=\u{A0}\(cases), seed\u{A0}\(seed))"
    case .cited(let source): "cited (\(source))"
    }
  }
}

/// HTML of claims, the same beneath a block and in the list of all claims.
enum ClaimHTML {
  /// Inline: `Claim 1.3 JS is log 2: exact`.
  static func heading(_ claim: NumberedClaim, _ statement: String) -> String {
    let basis = claim.claim.record.basis
    return "<span class=\"number\">Claim \(claim.number)</span> \(statement) "
      + "<span class=\"status \(basis.status.rawValue)\">\(escaped(basis.words))</span>"
  }

  /// What the status means, and what was compared.
  static func check(_ claim: Claim) -> String {
    let status = claim.record.basis.status
    var html = "<p class=\"meaning\">\(status.meaning)</p>\n"
    guard let first = claim.checks.first, !first.isEmpty else { return html }
    var rows = ""
    if claim.checks.count == 1 {
      for value in first {
        rows += "<tr><th scope=\"row\">\(escaped(value.name))</th>"
        rows += "<td>\(escaped(value.text))</td></tr>\n"
      }
    } else {
      let count = claim.checks.count
      html += "<p>Checked \(count) times\(count > shown ? "; the first \(shown)" : ""):</p>\n"
      let names = first.map { "<th scope=\"col\">\(escaped($0.name))</th>" }
      rows += "<tr>\(names.joined())</tr>\n"
      for values in claim.checks.prefix(shown) {
        rows += "<tr>\(values.map { "<td>\(escaped($0.text))</td>" }.joined())</tr>\n"
      }
    }
    return html + "<div class=\"scroll\" tabindex=\"0\"><table class=\"compared\"><tbody>\n\(rows)"
      + "</tbody></table></div>\n"
  }

  /// How many checks of a loop are listed.
  private static let shown = 12

  /// The call as the chapter has it, moved to the left.
  static func code(of claim: Claim, in file: SourceFile) -> String {
    let lines = file.text(claim.code).split(separator: "\n", omittingEmptySubsequences: false)
    let indent =
      lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let start = file.location(of: claim.code.lowerBound)
    let first = file.text(file.lineRange(start.line).lowerBound..<claim.code.lowerBound)
    let lead = min(indent, first.prefix { $0 == " " }.count)
    return ([lines[0]] + lines.dropFirst().map { $0.dropFirst(lead) }).joined(separator: "\n")
  }
}
