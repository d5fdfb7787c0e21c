/// A node of a chapter's tree: CommonMark's own kinds, and references to what litgan found.
///
/// A plain value: the parser makes it from cmark's tree and the weaver hands it back to cmark to
/// be rendered, so no pointer outlives a call.
public struct Node: Sendable, Equatable {
  public var kind: Kind
  public var children: [Node]
  /// First line of a block in the source file, counted from 1; 0 for inlines.
  public var line: Int

  public init(_ kind: Kind, children: [Node] = [], line: Int = 0) {
    self.kind = kind
    self.children = children
    self.line = line
  }

  public enum Kind: Sendable, Equatable {
    case document
    case blockQuote
    case list(ListStyle)
    case item
    case codeBlock(info: String, literal: String)
    case htmlBlock(String)
    case paragraph
    case heading(level: Int, label: PlacedName? = nil)
    case thematicBreak
    /// A theorem, a callout and the like, around its blocks.
    indirect case textBlock(TextBlock)
    /// A table of text: its children are rows, theirs are cells, theirs inline nodes.
    indirect case table(TextTable)
    case tableRow
    case tableCell
    indirect case listing(Listing)

    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case htmlInline(String)
    case emphasis
    case strong
    case link(destination: String, title: String)
    case image(destination: String, title: String)

    indirect case span(Span)
    case strikethrough
    /// The box of an item of a task list.
    case taskMark(isDone: Bool)

    /// A footnote's mark, by its number in `Chapter.footnotes`.
    case footnote(Int)
    /// A reference, by its number in `Chapter.citations`.
    case citation(Int)
    /// A formula, by its number in `Chapter.formulas`.
    case formula(Int)
    /// An inline value, by its number in `Chapter.inlineValues`.
    case inlineValue(Int)
    /// An executed block, by its number in `Chapter.cells`.
    case cell(Int)

    /// Where something begins or ends, by its number among the parser's marks; none is left in a
    /// chapter.
    case mark(Int)

    /// Finished HTML around the children, at block level.
    case customBlock(open: String, close: String)
    /// Finished HTML around the children, inside a line.
    case customInline(open: String, close: String)
  }

  public struct ListStyle: Sendable, Equatable {
    public var isOrdered: Bool
    public var start: Int
    public var isTight: Bool
    public var usesParenthesis: Bool

    public init(isOrdered: Bool, start: Int, isTight: Bool, usesParenthesis: Bool) {
      self.isOrdered = isOrdered
      self.start = start
      self.isTight = isTight
      self.usesParenthesis = usesParenthesis
    }
  }
}

extension Node {
  /// The node with every node beneath it, leaves first, replaced by what `transform` makes of it.
  public func mapped(_ transform: (Node) throws -> Node) rethrows -> Node {
    var node = self
    node.children = try children.map { try $0.mapped(transform) }
    return try transform(node)
  }

  /// Calls `change` on every node, leaves first, without a second tree beside this one.
  public mutating func transform(_ change: (inout Node) throws -> Void) rethrows {
    for index in children.indices { try children[index].transform(change) }
    try change(&self)
  }

  /// Calls `body` on the node and all beneath it, in reading order.
  public func visit(_ body: (Node) throws -> Void) rethrows {
    try body(self)
    for child in children { try child.visit(body) }
  }
}
