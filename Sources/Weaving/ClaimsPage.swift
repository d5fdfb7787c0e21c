import Book
import CommonMark
import Foundation
import Records

/// The list of all claims of a book: `claims.html` for readers, `claims.json` for programs.
struct ClaimsPage {
  let book: BookText
  let configuration: BookConfiguration
  let typesetter: Typesetter
  /// The places that claims bear, by chapter.
  let uses: [[ClaimUse]]

  /// What the template takes, beside the frame.
  func values() throws(Diagnostics) -> [String: Any] {
    var chapters: [[String: Any]] = []
    for index in book.chapters.indices {
      let claims = book.references.claims.filter { $0.chapter == index }
      guard !claims.isEmpty else { continue }
      let chapter = book.chapters[index]
      var content = ""
      for claim in claims { content += try html(claim) }
      chapters.append([
        "id": "chapter-\(index + 1)", "number": index + 1, "title": chapter.title,
        "href": chapter.slug + ".html", "claims": content, "count": claims.count,
        "counts": ClaimStatus.allCases.map { status in
          claims.filter { $0.claim.record.basis.status == status }.count
        },
      ])
    }
    let all = book.references.claims.map(\.claim.record.basis.status)
    return [
      "title": "Claims", "chapters": chapters,
      "count": all.count, "isOne": all.count == 1,
      "totals": ClaimStatus.allCases.map { status in all.filter { $0 == status }.count },
      "statuses": ClaimStatus.allCases.map { status in
        [
          "name": status.rawValue, "word": status.word, "meaning": status.meaning,
          "count": "\(all.filter { $0 == status }.count)",
        ]
      },
    ]
  }

  private func html(_ claim: NumberedClaim) throws(Diagnostics) -> String {
    let chapter = book.chapters[claim.chapter]
    var html = "<article class=\"claim\" id=\"\(escaped(claim.id))\">\n"
    html += "<h3>\(ClaimHTML.heading(claim, book.statements[claim.id] ?? ""))</h3>\n"
    var places: [String] = []
    let address = book.address(of: claim)
    if !address.hasPrefix("claims.html") {
      places.append("<a href=\"\(escaped(address))\">Beneath its block</a>")
    } else {
      places.append("Its block is not shown")
    }
    let bears = uses.enumerated().flatMap { index, uses in
      uses.filter { $0.label == claim.id }.map { use in
        let address = escaped("\(book.chapters[index].slug).html#\(use.id)")
        let name = use.isFormula ? " aria-label=\"A formula of chapter \(index + 1)\"" : ""
        return "<a href=\"\(address)\"\(name)>\(use.html)</a>"
      }
    }
    if !bears.isEmpty { places.append("bears \(bears.joined(separator: ", "))") }
    html += "<p class=\"places\">\(places.joined(separator: "; "))</p>\n"
    html += "<details><summary>What was checked, and how</summary>\n"
    html += ClaimHTML.check(claim.claim)
    let code = ClaimHTML.code(of: claim.claim, in: chapter.source)
    html += "<pre class=\"code\" tabindex=\"0\"><code class=\"language-swift\">"
    html += try typesetter.highlighted(code + "\n", language: "swift")
    return html + "</code></pre>\n</details>\n</article>\n"
  }

  // MARK: For programs

  /// What `claims.json` holds; `docs/claims.schema.json` describes it.
  private struct Document: Encodable {
    var version = 1
    var book: String
    var counts: [String: Int]
    var claims: [Entry]
  }

  private struct Entry: Encodable {
    var number: String
    var label: String?
    var statement: String
    var status: String
    var tolerance: String?
    /// As text: it has up to 64 bits.
    var seed: String?
    var cases: Int?
    var source: String?
    var checks: [[Value]]
    var code: String
    var file: String
    var line: Int
    var column: Int
    var page: String
    var boundBy: [String]
  }

  private struct Value: Encodable {
    var name: String
    var text: String
  }

  /// The same bytes for the same claims.
  func json() -> [UInt8] {
    var counts: [String: Int] = [:]
    for status in ClaimStatus.allCases { counts[status.rawValue] = 0 }
    for claim in book.references.claims {
      counts[claim.claim.record.basis.status.rawValue]! += 1
    }
    let document = Document(
      book: configuration.title, counts: counts, claims: book.references.claims.map(entry))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(document) else {
      preconditionFailure("text and integers have a JSON form")
    }
    return Array(data) + Array("\n".utf8)
  }

  private func entry(_ claim: NumberedClaim) -> Entry {
    let chapter = book.chapters[claim.chapter]
    let record = claim.claim.record
    let place = chapter.source.place(of: claim.claim.code.lowerBound)
    var entry = Entry(
      number: claim.number, label: record.label, statement: record.statement,
      status: record.basis.status.rawValue,
      checks: claim.claim.checks.filter { !$0.isEmpty }.map {
        $0.map { Value(name: $0.name, text: $0.text) }
      },
      code: ClaimHTML.code(of: claim.claim, in: chapter.source),
      file: relative(place.path, in: claim.chapter), line: place.location.line,
      column: place.location.column, page: book.address(of: claim),
      boundBy: uses.enumerated().flatMap { index, uses in
        uses.filter { $0.label == claim.id }.map {
          "\(book.chapters[index].slug).html#\($0.id)"
        }
      })
    switch record.basis {
    case .exact: break
    case .tolerance(let text): entry.tolerance = text
    case .sampled(let seed, let cases):
      entry.seed = String(seed)
      entry.cases = cases
    case .cited(let source): entry.source = source
    }
    return entry
  }

  /// A path in the book's folder, wherever the book was built from.
  private func relative(_ path: String, in chapter: Int) -> String {
    let own = book.chapters[chapter].source.path
    let folder = own.dropLast(configuration.chapters[chapter].name.count)
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
