import Foundation

extension ReferenceModule {
  /// Changes with what `encoded` holds, so that an older build's is not read.
  public static let format = 2

  /// Why a symbol graph, or what was kept of one, cannot be read.
  public struct Unreadable: Error {
    public let reason: String
  }

  /// The module that the compiler's symbol graphs describe: its own, and those of what it adds to
  /// other modules' types.
  ///
  /// Symbols that have no place in a source file, such as an `==` that the compiler made, are
  /// left out.
  ///
  /// - Throws: What is wrong with the JSON.
  /// - Complexity: O(bytes); about 50 ms for 2 MB.
  public init(name: String, symbolGraphs: [[UInt8]]) throws(Unreadable) {
    var files: [String: [Symbol]] = [:]
    do {
      for bytes in symbolGraphs {
        let graph = try JSONDecoder().decode(Graph.self, from: Data(bytes))
        for symbol in graph.symbols {
          guard let location = symbol.location else { continue }
          let path = Self.path(of: location.uri, in: name)
          files[path, default: []].append(
            Symbol(
              kind: symbol.kind.identifier, path: symbol.pathComponents,
              fragments: symbol.declarationFragments.map {
                ReferenceModule.Fragment(kind: $0.kind, text: $0.spelling)
              },
              documentation: (symbol.docComment?.lines ?? []).map(\.text)
                .joined(separator: "\n"),
              line: location.position.line + 1, usr: symbol.identifier.precise))
        }
      }
    } catch {
      throw Unreadable(reason: "\(error)")
    }
    self.name = name
    self.files = files.keys.sorted().map { path in
      File(
        path: path,
        symbols: files[path]!.sorted { ($0.line, $0.title) < ($1.line, $1.title) })
    }
  }

  /// What was kept by `encoded`.
  public init(encoded bytes: [UInt8]) throws(Unreadable) {
    do {
      self = try JSONDecoder().decode(ReferenceModule.self, from: Data(bytes))
    } catch {
      throw Unreadable(reason: "\(error)")
    }
  }

  /// The module as JSON: a tenth of its symbol graph.
  public func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("strings and numbers can always be encoded")
    }
    return Array(data)
  }

  /// The path below the module's folder; below its own when it lies in none of that name.
  private static func path(of uri: String, in module: String) -> String {
    let path = URL(string: uri)?.path ?? uri
    let parts = path.split(separator: "/").map(String.init)
    guard let folder = parts.dropLast().lastIndex(of: module) else { return parts.last ?? path }
    return parts[(folder + 1)...].joined(separator: "/")
  }

  // The parts of the compiler's format that are read.

  private struct Graph: Decodable {
    var symbols: [Entry]
  }

  private struct Entry: Decodable {
    var identifier: Identifier
    var kind: Kind
    var pathComponents: [String]
    var declarationFragments: [Piece]
    var docComment: Comment?
    var location: Location?
  }

  private struct Identifier: Decodable {
    var precise: String
  }

  private struct Kind: Decodable {
    var identifier: String
  }

  private struct Piece: Decodable {
    var kind: String
    var spelling: String
  }

  private struct Comment: Decodable {
    var lines: [Line]
  }

  private struct Line: Decodable {
    var text: String
  }

  private struct Location: Decodable {
    var uri: String
    var position: Position
  }

  private struct Position: Decodable {
    /// From 0.
    var line: Int
  }
}
