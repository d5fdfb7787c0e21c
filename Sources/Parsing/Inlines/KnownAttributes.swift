import Book

/// The labels, classes and keys that attributes may have, by where they stand.
enum KnownAttributes {
  case heading, equation, tableCaption, listing, span
  case block(TextBlock.Kind)

  static var all: [KnownAttributes] {
    [.heading, .equation, .tableCaption, .listing, .span] + TextBlock.Kind.allCases.map(Self.block)
  }

  /// What the attributes belong to, in a message's words.
  private var name: String {
    switch self {
    case .heading: "a heading"
    case .equation: "an equation"
    case .tableCaption: "a table's caption"
    case .listing: "code"
    case .span: "a span"
    case .block(let kind): kind.isCallout ? "a callout" : "a \(kind.rawValue)"
    }
  }

  private var labelKind: LabelKind? {
    switch self {
    case .heading: .section
    case .equation: .equation
    case .tableCaption: .table
    case .listing: .listing
    case .span: nil
    case .block(let kind): kind.labelKind
    }
  }

  var classes: [String] {
    switch self {
    case .span: ["term", "mark", "underline", "smallcaps", "given"]
    case .block(let kind): [kind.rawValue]
    case .heading, .equation, .tableCaption, .listing: []
    }
  }

  var keys: [String] {
    switch self {
    case .heading, .tableCaption: []
    case .equation: ["claim"]
    case .listing: ["lst-cap", "caption"]
    case .span: ["lang", "claim"]
    case .block(let kind): kind.isCallout ? ["title", "collapse"] : ["name"]
    }
  }

  static let numberedHeadings = "leave it out: readers refer to sections by their numbers"

  /// What to write in the place of classes of Pandoc and Quarto.
  private static let instead = [
    "aside": "write a footnote: it stands in the margin",
    "column-margin": "write a footnote: it stands in the margin",
    "unnumbered": numberedHeadings,
    "unlisted": numberedHeadings,
  ]

  /// What is wrong with attributes that stand here.
  func faults(of attributes: Attributes, in file: SourceFile) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    if let label = attributes.label, let fault = self.fault(of: label, in: file) {
      faults.append(fault)
    }
    for word in attributes.classes where !classes.contains(word.text) {
      faults.append(
        Diagnostic(
          "unknown-class", "\(name) has no class '\(word.text)'", in: file, at: word.range,
          help: Self.instead[word.text].map { [$0] }
            ?? (classes.isEmpty ? [] : Diagnostic.suggestion(for: word.text, among: classes))))
    }
    var seen: Set<String> = []
    for value in attributes.values {
      if !keys.contains(value.key.text) {
        faults.append(
          Diagnostic(
            "unknown-key", "\(name) has no key '\(value.key.text)'", in: file,
            at: value.key.range,
            help: keys.isEmpty ? [] : Diagnostic.suggestion(for: value.key.text, among: keys)))
      } else if !seen.insert(value.key.text).inserted {
        faults.append(
          Diagnostic(
            "duplicate-key", "'\(value.key.text)' is set twice", in: file, at: value.key.range))
      }
    }
    return faults
  }

  private func fault(of label: PlacedName, in file: SourceFile) -> Diagnostic? {
    let found = LabelKind(label: label.text)
    if let wanted = labelKind {
      guard found != wanted else { return nil }
      let name = label.text.split(separator: "-").last ?? ""
      return Diagnostic(
        "label-prefix", "the label of \(self.name) begins with '\(wanted.rawValue)-'", in: file,
        at: label.range, help: ["write #\(wanted.rawValue)-\(name)"])
    }
    if case .span = self {
      guard let found else { return nil }
      return Diagnostic(
        "label-prefix", "'\(found.rawValue)-' begins the label of a \(found.word.lowercased())",
        in: file, at: label.range, help: ["a span's label is a name for links: [text](#name)"])
    }
    return Diagnostic(
      "unlabelled-kind", "\(name) has no number and so no label", in: file, at: label.range)
  }
}
