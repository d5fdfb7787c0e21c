public import Book

/// Checks over a whole book, once its programs have run: every labelled claim checked once, and
/// every reference to a claim, and every sentence bound to one, to a claim that was checked.
public enum ClaimCheck {
  /// - Parameter outcomes: One for each chapter, their claims read.
  /// - Returns: The faults by chapter, in the order of its text.
  public static func diagnostics(of chapters: [Chapter], _ outcomes: [Outcome]) -> [Diagnostic] {
    var checked: [String: (chapter: Int, claim: Claim)] = [:]
    var diagnostics: [Diagnostic] = []
    for (index, outcome) in outcomes.enumerated() {
      let file = chapters[index].source
      for claim in outcome.claims {
        guard let label = claim.record.label else { continue }
        if let fault = form(of: label, of: claim, in: file) {
          diagnostics.append(fault)
        } else if let other = checked[label] {
          let source = chapters[other.chapter].source
          diagnostics.append(repeated(label, claim, in: file, other: other.claim, in: source))
        }
        if claim.checks.count > 1 {
          diagnostics.append(
            Diagnostic(
              "repeated-claim",
              "the claim '\(label)' is checked \(claim.checks.count) times, and its label names one",
              in: file, at: claim.code,
              help: ["claim once, after the loop, what holds for all its turns"]))
        }
        checked[label] = checked[label] ?? (index, claim)
      }
    }
    let names = checked.keys.sorted()
    var unchecked: Set<String> = []
    for (index, chapter) in chapters.enumerated() {
      for name in writtenLabels(in: chapter) where checked[name.text] == nil {
        unchecked.insert(name.text)
        diagnostics.append(
          Diagnostic(
            "unchecked-claim", "the claim '\(name.text)' was not checked",
            in: chapters[index].source,
            at: name.range,
            help: ["let its block run and come to it, or take the claim out"]))
      }
    }
    for chapter in chapters {
      for name in references(of: chapter)
      where checked[name.text] == nil && !unchecked.contains(name.text) {
        diagnostics.append(unknown(name, among: names, in: chapter.source))
      }
    }
    return diagnostics
  }

  private static func references(of chapter: Chapter) -> [PlacedName] {
    LabelCheck.allReferences(of: chapter).filter { LabelKind(label: $0.text) == .claim }
      + chapter.boundClaims
  }

  private static func unknown(
    _ name: PlacedName, among names: [String], in file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      "unknown-claim", "no block of the book checks a claim '\(name.text)'", in: file,
      at: name.range,
      help: names.isEmpty
        ? ["give a claim its name: claim(…, label: \"\(name.text)\")"]
        : Diagnostic.suggestion(for: name.text, among: names))
  }

  private static func form(
    of label: String, of claim: Claim, in file: SourceFile
  ) -> Diagnostic? {
    guard LabelKind(label: label) == .claim, label.utf8.count > "claim-".utf8.count else {
      let name = label.split(separator: "-").last ?? "name"
      return Diagnostic(
        "label-prefix", "the label of a claim begins with 'claim-', not '\(label)'", in: file,
        at: claim.code, help: ["write label: \"claim-\(name)\""])
    }
    guard label.utf8.allSatisfy(isLabel) else {
      return Diagnostic(
        "invalid-label", "'\(label)' is not a label", in: file, at: claim.code,
        help: ["a label holds letters, digits, '-', '_' and '.'"])
    }
    return nil
  }

  private static func repeated(
    _ label: String, _ claim: Claim, in file: SourceFile, other: Claim, in source: SourceFile
  ) -> Diagnostic {
    guard other.code != claim.code || source.path != file.path else {
      return Diagnostic(
        "repeated-claim", "the claim '\(label)' is checked again, and its label names one",
        in: file,
        at: claim.code, help: ["claim once, after the loop, what holds for all its turns"])
    }
    let place = source.place(of: other.code.lowerBound)
    return Diagnostic(
      "duplicate-label",
      "label '\(label)' also stands at \(place.path):\(place.location.line)", in: file,
      at: claim.code)
  }

  /// Labels of claims as the blocks' code writes them, in strings: `"claim-limit"`.
  private static func writtenLabels(in chapter: Chapter) -> [PlacedName] {
    var names: [PlacedName] = []
    for cell in chapter.cells {
      guard let start = cell.lines.first?.lowerBound, let end = cell.lines.last?.upperBound else {
        continue
      }
      let code = SwiftCode(Array(chapter.source.bytes[start..<max(start, end)]))
      var offset = 0
      while let quote = code.bytes[offset...].firstIndex(of: UInt8(ascii: "\"")) {
        offset = quote + 1
        guard code.kinds[quote] == .string, code.bytes[offset...].starts(with: "claim-".utf8) else {
          continue
        }
        let name = code.bytes[offset...].prefix(while: isLabel)
        guard name.endIndex < code.bytes.count, code.bytes[name.endIndex] == UInt8(ascii: "\"")
        else { continue }
        names.append(
          PlacedName(
            String(decoding: name, as: UTF8.self),
            range: (start + name.startIndex)..<(start + name.endIndex)))
        offset = name.endIndex + 1
      }
    }
    return names
  }

  private static func isLabel(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
