import Foundation

/// The public symbols of a module, by source file: what its reference pages are made from.
public struct ReferenceModule: Sendable, Equatable, Codable {
  public var name: String
  /// In the order of their paths.
  public var files: [File]

  public init(name: String, files: [File]) {
    self.name = name
    self.files = files
  }

  /// A source file and the public symbols that it declares.
  public struct File: Sendable, Equatable, Codable {
    /// Below the module's folder: `Transport/Distances.swift`.
    public var path: String
    /// In the order of the file.
    public var symbols: [Symbol]

    public init(path: String, symbols: [Symbol]) {
      self.path = path
      self.symbols = symbols
    }

    /// The file's name without its extension.
    public var title: String {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return name.hasSuffix(".swift") ? String(name.dropLast(".swift".count)) : name
    }

    /// The folders that it lies in: `Transport/Entropic`, or nothing.
    public var folder: String {
      path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// The name of its page: the path with hyphens, `Transport-Distances.html`.
    public var page: String {
      let folders = path.split(separator: "/").dropLast().map(String.init)
      return (folders + [title]).joined(separator: "-") + ".html"
    }
  }

  /// One declaration.
  public struct Symbol: Sendable, Equatable, Codable {
    /// As the compiler names it: `swift.func`, `swift.enum.case`.
    public var kind: String
    /// The types around it and its own name: `["Matrix", "map(_:)"]`.
    public var path: [String]
    /// The declaration on one line, in the compiler's pieces.
    public var fragments: [Fragment]
    /// The docstring, Markdown without its slashes.
    public var documentation: String
    /// In the file, from 1.
    public var line: Int
    /// The compiler's own name, by which its index knows uses of the symbol.
    public var usr: String

    public init(
      kind: String, path: [String], fragments: [Fragment], documentation: String, line: Int,
      usr: String
    ) {
      self.kind = kind
      self.path = path
      self.fragments = fragments
      self.documentation = documentation
      self.line = line
      self.usr = usr
    }

    /// The declaration on one line.
    public var declaration: String { fragments.map(\.text).joined() }

    public var title: String { path.joined(separator: ".") }

    /// The name without its parameters: `map` of `map(_:)`.
    public var baseName: String {
      let name = path.last ?? ""
      return name.firstIndex(of: "(").map { String(name[..<$0]) } ?? name
    }

    /// Whether it stands in a type.
    public var isMember: Bool { path.count > 1 }

    /// `TransportError` of `throws(TransportError)`.
    public var thrownType: String? {
      guard let mark = declaration.range(of: "throws(") else { return nil }
      return String(declaration[mark.upperBound...].prefix { $0 != ")" })
    }

    /// Whether a call of it can fail.
    public var canThrow: Bool {
      declaration.contains(") throws") || declaration.contains(") async throws")
        || declaration.contains("{ get throws")
    }
  }

  /// A piece of a declaration.
  public struct Fragment: Sendable, Equatable, Codable {
    /// As the compiler names it: `keyword`, `typeIdentifier`, `text`.
    public var kind: String
    public var text: String

    public init(kind: String, text: String) {
      self.kind = kind
      self.text = text
    }
  }
}
