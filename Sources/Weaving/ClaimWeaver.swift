import Book
import CommonMark
import Records

/// The weaving of claims: the marks beneath the blocks that check them, and the marks beside the
/// sentences that they bear.
extension ChapterWeaver {
  /// HTML of a block's claims, each to be opened.
  mutating func claims(of cell: Int) -> String {
    let claims = book.references.claims.filter { $0.chapter == index && $0.claim.cell == cell }
    guard !claims.isEmpty else { return "" }
    var html = "<div class=\"claims\">\n"
    for claim in claims {
      html += "<details class=\"claim\" id=\"\(escaped(claim.id))\"><summary>"
      html += ClaimHTML.heading(claim, book.statements[claim.id] ?? "") + "</summary>\n"
      html += ClaimHTML.check(claim.claim)
      html += code(
        ClaimHTML.code(of: claim.claim, in: chapter.source) + "\n", language: "swift")
      html += "\n<p><a href=\"claims.html#\(escaped(claim.id))\">In the list of all claims</a>"
      if let label = claim.claim.record.label {
        html += backlinks(PlacedName(label, range: claim.claim.code))
      }
      html += "</p>\n</details>\n"
    }
    return html + "</div>\n"
  }

  /// Inline HTML of the mark that says which claim bears a sentence, and how it is known.
  func claimMark(_ label: String) -> String {
    guard !isPlain, let claim = book.claim(label) else { return "" }
    let status = claim.claim.record.basis.status
    return "<a class=\"claim-mark \(status.rawValue)\" href=\"\(escaped(address(of: claim)))\" "
      + "aria-label=\"Claim \(claim.number), \(status.word)\">\(claim.number)\u{A0}\(status.short)"
      + "</a>"
  }

  /// What a claim bears, for the list of all claims: the place, and the words without links.
  mutating func noteUse(of label: String, at id: String, _ html: String, isFormula: Bool = false) {
    claimUses.append(ClaimUse(label: label, id: id, html: html, isFormula: isFormula))
  }

  /// Where a page shows a claim: beneath its block, or in the list where the block is not shown.
  func address(of claim: NumberedClaim) -> String {
    let target = book.address(of: claim)
    let own = chapter.slug + ".html"
    return target.hasPrefix(own + "#") ? String(target.dropFirst(own.count)) : target
  }
}

/// A place of a chapter's text that a claim bears.
public struct ClaimUse: Sendable {
  var label: String
  var id: String
  /// The words.
  var html: String
  /// Whether they are a formula alone, which has no name to be read out as that of a link.
  var isFormula: Bool
}

extension BookText {
  func claim(_ label: String) -> NumberedClaim? {
    references.claims.first { $0.claim.record.label == label }
  }

  /// From a page of the site's own folder.
  func address(of claim: NumberedClaim) -> String {
    let chapter = chapters[claim.chapter]
    let isShown = chapter.cells[claim.claim.cell].options.isIncluded
    return (isShown ? chapter.slug : "claims") + ".html#" + claim.id
  }
}
