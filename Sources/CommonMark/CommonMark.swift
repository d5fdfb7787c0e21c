public import Book
import CCMark

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// CommonMark 0.30 by libcmark: text to a tree of values, and such a tree to HTML.
///
/// The only file that imports cmark; none of its pointers leaves it.
public enum CommonMark {
  /// A tree with more levels than a program can walk down safely.
  public struct TooDeep: Error {
    public var levels: Int
    /// The first line of the block that holds too many.
    public var line: Int
  }

  /// Levels that a tree may have; a paragraph in a quotation in a list has five.
  public static let deepest = 250

  /// The tree of a text.
  ///
  /// - Parameters:
  ///   - markdown: UTF-8. Invalid bytes and U+0000 become U+FFFD, as CommonMark says.
  ///   - isSmart: Whether straight quotes become curly, `--` and `---` dashes, `...` an ellipsis.
  /// - Throws: `TooDeep` beyond `deepest` levels.
  /// - Complexity: O(bytes).
  public static func parse(_ markdown: [UInt8], isSmart: Bool = false) throws(TooDeep) -> Node {
    let document = markdown.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(empty),
        buffer.count, isSmart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT)
    }
    guard let document else { preconditionFailure("cmark returned no document") }
    defer { cmark_node_free(document) }
    return try value(of: document, levels: 1, line: 1)
  }

  /// HTML of a tree. Raw HTML in the text stays as it is: a book's author is trusted.
  ///
  /// - Precondition: References to formulas, values and cells have been replaced by custom nodes.
  /// - Complexity: O(size of the tree and of its text).
  public static func html(_ tree: Node) -> String {
    let node = build(tree)
    defer { cmark_node_free(node) }
    guard let text = cmark_render_html(node, CMARK_OPT_UNSAFE) else {
      preconditionFailure("cmark rendered nothing")
    }
    defer { free(text) }
    return String(cString: text)
  }

  private nonisolated(unsafe) static let empty = UnsafeMutablePointer<CChar>.allocate(capacity: 1)

  // MARK: cmark's nodes to values

  private static func value(
    of node: OpaquePointer, levels: Int, line: Int
  ) throws(TooDeep) -> Node {
    let own = Int(cmark_node_get_start_line(node))
    let line = own > 0 ? own : line
    guard levels <= deepest else { throw TooDeep(levels: deepest, line: line) }
    var count = 0
    var child = cmark_node_first_child(node)
    while let current = child {
      count += 1
      child = cmark_node_next(current)
    }
    // An array that grew would be copied over and over: a paragraph may have millions.
    var children: [Node] = []
    children.reserveCapacity(count)
    while let current = cmark_node_first_child(node) {
      children.append(try value(of: current, levels: levels + 1, line: line))
      // What has become a value is not kept beside it.
      cmark_node_free(current)
    }
    let isInline = cmark_node_get_type(node).rawValue >= CMARK_NODE_FIRST_INLINE.rawValue
    return Node(kind(of: node), children: children, line: isInline ? 0 : own)
  }

  private static func kind(of node: OpaquePointer) -> Node.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST:
      .list(
        Node.ListStyle(
          isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
          start: Int(cmark_node_get_list_start(node)),
          isTight: cmark_node_get_list_tight(node) != 0,
          usesParenthesis: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM))
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK:
      .codeBlock(info: string(cmark_node_get_fence_info(node)), literal: literal(node))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(node))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text(literal(node))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code(literal(node))
    case CMARK_NODE_HTML_INLINE: .htmlInline(literal(node))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      .image(
        destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    default:
      // The parser makes no other kind; custom nodes are made below only.
      preconditionFailure("cmark made a \(string(cmark_node_get_type_string(node)))")
    }
  }

  private static func literal(_ node: OpaquePointer) -> String {
    string(cmark_node_get_literal(node))
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  // MARK: Values to cmark's nodes

  private static func build(_ tree: Node) -> OpaquePointer {
    let node = made(tree.kind)
    for child in tree.children {
      let added = cmark_node_append_child(node, build(child))
      precondition(added == 1, "\(child.kind) cannot stand in \(tree.kind)")
    }
    return node
  }

  private static func made(_ kind: Node.Kind) -> OpaquePointer {
    switch kind {
    case .document: return new(CMARK_NODE_DOCUMENT)
    case .blockQuote: return new(CMARK_NODE_BLOCK_QUOTE)
    case .list(let style):
      let node = new(CMARK_NODE_LIST)
      cmark_node_set_list_type(node, style.isOrdered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST)
      cmark_node_set_list_start(node, CInt(style.start))
      cmark_node_set_list_tight(node, style.isTight ? 1 : 0)
      if style.isOrdered {
        cmark_node_set_list_delim(
          node, style.usesParenthesis ? CMARK_PAREN_DELIM : CMARK_PERIOD_DELIM)
      }
      return node
    case .item: return new(CMARK_NODE_ITEM)
    case .codeBlock(let info, let literal):
      let node = new(CMARK_NODE_CODE_BLOCK, literal: literal)
      cmark_node_set_fence_info(node, info)
      return node
    case .htmlBlock(let html): return new(CMARK_NODE_HTML_BLOCK, literal: html)
    case .paragraph: return new(CMARK_NODE_PARAGRAPH)
    case .heading(let level, _):
      let node = new(CMARK_NODE_HEADING)
      cmark_node_set_heading_level(node, CInt(level))
      return node
    case .thematicBreak: return new(CMARK_NODE_THEMATIC_BREAK)
    case .text(let text): return new(CMARK_NODE_TEXT, literal: text)
    case .softBreak: return new(CMARK_NODE_SOFTBREAK)
    case .lineBreak: return new(CMARK_NODE_LINEBREAK)
    case .code(let code): return new(CMARK_NODE_CODE, literal: code)
    case .htmlInline(let html): return new(CMARK_NODE_HTML_INLINE, literal: html)
    case .emphasis: return new(CMARK_NODE_EMPH)
    case .strong: return new(CMARK_NODE_STRONG)
    case .link(let destination, let title):
      return linked(CMARK_NODE_LINK, destination, title)
    case .image(let destination, let title):
      return linked(CMARK_NODE_IMAGE, destination, title)
    case .customBlock(let open, let close): return custom(CMARK_NODE_CUSTOM_BLOCK, open, close)
    case .customInline(let open, let close): return custom(CMARK_NODE_CUSTOM_INLINE, open, close)
    case .textBlock, .table, .tableRow, .tableCell, .listing, .span, .strikethrough, .taskMark,
      .footnote, .citation, .formula, .inlineValue, .cell, .mark:
      preconditionFailure("\(kind) has not been woven")
    }
  }

  private static func new(_ type: cmark_node_type, literal: String? = nil) -> OpaquePointer {
    guard let node = cmark_node_new(type) else { preconditionFailure("cmark made no node") }
    if let literal { cmark_node_set_literal(node, literal) }
    return node
  }

  private static func linked(
    _ type: cmark_node_type, _ destination: String, _ title: String
  ) -> OpaquePointer {
    let node = new(type)
    cmark_node_set_url(node, destination)
    cmark_node_set_title(node, title)
    return node
  }

  private static func custom(
    _ type: cmark_node_type, _ open: String, _ close: String
  ) -> OpaquePointer {
    let node = new(type)
    cmark_node_set_on_enter(node, open)
    cmark_node_set_on_exit(node, close)
    return node
  }
}
