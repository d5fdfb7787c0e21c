public import Book
import CommonMark

/// A docstring in its parts: a summary, what follows it, and the fields that end it.
///
/// The fields are the items of a list that begin with a name of `fieldNames` and a colon;
/// everything else stays text. An indented block is a formula in Unicode, a block with a language
/// (```` ```swift ````) is code.
public struct Docstring: Sendable, Equatable {
  /// The first paragraph: inline nodes, none when the text does not begin with one.
  public var summary: [Node]
  /// What stands between the summary and the fields: blocks.
  public var discussion: [Node]
  public var parameters: [Field]
  /// `Returns`, `Throws` and the like, in the order of the text.
  public var fields: [Field]

  /// A name and what is said of it: blocks.
  public struct Field: Sendable, Equatable {
    public var name: String
    public var content: [Node]
  }

  public static let fieldNames = [
    "Returns", "Throws", "Precondition", "Postcondition", "Complexity", "Note", "Warning",
    "Source", "SeeAlso",
  ]

  public init(_ markdown: String) {
    summary = []
    discussion = []
    parameters = []
    fields = []
    guard let tree = try? CommonMark.parse(Array(markdown.utf8)) else {
      preconditionFailure("a docstring has more than \(CommonMark.deepest) levels: \(markdown)")
    }
    var blocks = tree.children[...]
    if let first = blocks.first, case .paragraph = first.kind {
      summary = first.children
      blocks = blocks.dropFirst()
    }
    for block in blocks {
      guard case .list = block.kind else {
        discussion.append(block)
        continue
      }
      var rest = block
      rest.children = block.children.filter { !take($0) }
      if !rest.children.isEmpty { discussion.append(rest) }
    }
  }

  /// A field of this name, if the docstring has it.
  public func field(_ name: String) -> Field? {
    fields.first { $0.name == name }
  }

  /// - Returns: Whether the list item was a field.
  private mutating func take(_ item: Node) -> Bool {
    guard let field = Self.field(item) else { return false }
    if Self.fieldNames.contains(field.name) {
      fields.append(field)
    } else if field.name == "Parameters" {
      for case let list in field.content {
        parameters += list.children.compactMap(Self.field)
      }
    } else if field.name.hasPrefix("Parameter ") {
      let name = String(field.name.dropFirst("Parameter ".count))
      parameters.append(Field(name: name, content: field.content))
    } else {
      return false
    }
    return true
  }

  /// An item as `name: content`, or nil when it does not begin so.
  private static func field(_ item: Node) -> Field? {
    guard var first = item.children.first, case .paragraph = first.kind,
      case .text(let text) = first.children.first?.kind,
      let colon = text.firstIndex(of: ":")
    else { return nil }
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    first.children[0].kind = .text(String(rest))
    if rest.isEmpty { first.children.removeFirst() }
    if case .softBreak = first.children.first?.kind { first.children.removeFirst() }
    let content = (first.children.isEmpty ? [] : [first]) + item.children.dropFirst()
    return Field(name: String(text[..<colon]), content: content)
  }
}
