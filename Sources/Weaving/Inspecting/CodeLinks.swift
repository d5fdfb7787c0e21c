import Book
public import Reference

/// Where the symbols of modules with reference pages stand in the site.
public struct SymbolAddresses: Sendable, Equatable {
  /// By the compiler's own names: the name as code has it, and the address seen from the site's
  /// folder.
  private var targets: [String: Target] = [:]

  struct Target: Sendable, Equatable {
    var name: String
    var address: String
  }

  public init(_ modules: [ReferenceModule] = []) {
    for module in modules {
      let names = ReferenceNames(module)
      for file in module.files {
        for symbol in file.symbols {
          targets[symbol.usr] = Target(
            name: symbol.baseName,
            address: "reference/\(module.name)/\(file.page)#\(names.id(symbol))")
        }
      }
    }
  }

  subscript(usr: String) -> Target? { targets[usr] }
}

/// Names in code that lead to reference pages.
extension ChapterWeaver {
  /// HTML of code with the first place in it at which each symbol is named as a link.
  ///
  /// A name is a link when the compiler took it for a symbol that has a reference page. At the place
  /// of an initialiser stands the name of its type, which leads to the type.
  ///
  /// - Parameters:
  ///   - html: That of the code, coloured.
  ///   - index: The block's number.
  ///   - lead: Lines that are shown before the code: the fence, and options.
  func linked(_ html: String, of cell: Cell, index: Int, after lead: Int) -> String {
    guard cell.options.linksNames else { return html }
    var known: Set<String> = []
    var links: [CodePlace: String] = [:]
    for name in outcome.cells[index].names {
      guard let target = book.symbols[name.usr],
        let line = cell.lines.firstIndex(where: { $0.contains(name.offset) }),
        chapter.source.bytes[name.offset...].starts(with: target.name.utf8),
        target.name.utf8.allSatisfy(SwiftCode.isName),
        known.insert(name.usr).inserted
      else { continue }
      let place = CodePlace(
        line: line + lead, column: name.offset - cell.lines[line].lowerBound,
        length: target.name.utf8.count)
      links[place] = target.address
    }
    return links.isEmpty ? html : CodePlace.mark(html, links)
  }
}

/// A name in shown code: its line, from 0, and its bytes in the line.
private struct CodePlace: Hashable {
  var line: Int
  var column: Int
  var length: Int

  /// Coloured code with links around names. A name that the colouring has taken apart stays as it
  /// is.
  static func mark(_ html: String, _ links: [CodePlace: String]) -> String {
    var byStart: [[Int]: (length: Int, address: String)] = [:]
    for (place, address) in links {
      byStart[[place.line, place.column]] = (place.length, address)
    }
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var (offset, line, column) = (0, 0, 0)
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "<") {
        // A tag has no place in the code.
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        result += bytes[offset...end]
        offset = end + 1
        continue
      }
      if let (length, address) = byStart[[line, column]],
        bytes[offset...].prefix(length).allSatisfy(SwiftCode.isName), offset + length <= bytes.count
      {
        result += "<a href=\"\(escaped(address))\">".utf8
        result += bytes[offset..<(offset + length)]
        result += "</a>".utf8
        offset += length
        column += length
        continue
      }
      if bytes[offset] == UInt8(ascii: "&") {
        // A reference stands for one character of one byte.
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: ";")) ?? offset
        result += bytes[offset...end]
        offset = end
      } else {
        result.append(bytes[offset])
      }
      column += 1
      if bytes[offset] == UInt8(ascii: "\n") { (line, column) = (line + 1, 0) }
      offset += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
