import Book
import CommonMark
import Reference

/// The reference pages of one module: a page for each source file, and a list of them all.
struct ReferenceWeaver {
  let module: ReferenceModule
  let typesetter: Typesetter
  let theme: Theme
  let frame: PageFrame
  private let names: ReferenceNames
  private let users: [ReferenceUser]

  init(
    _ module: ReferenceModule, users: [ReferenceUser], typesetter: Typesetter, theme: Theme,
    frame: PageFrame
  ) {
    self.module = module
    self.typesetter = typesetter
    self.theme = theme
    self.frame = frame
    self.names = ReferenceNames(module)
    self.users = users
  }

  /// The module's list, as the site's index page links it.
  var indexPath: String { "reference/\(module.name)/index.html" }

  /// - Throws: Formulas of docstrings that KaTeX cannot set.
  func pages() throws(Diagnostics) -> [Page] {
    var pages: [Page] = []
    var diagnostics: [Diagnostic] = []
    for (index, file) in module.files.enumerated() {
      do throws(Diagnostics) {
        let content = try html(file)
        var values = values(file.page, title: file.title)
        values["kicker"] = ([module.name] + file.folder.split(separator: "/").map(String.init))
          .joined(separator: " · ")
        values["source"] = "Sources/\(module.name)/\(file.path)"
        values["content"] = content
        let contents = file.symbols.filter { !$0.isMember }.map {
          ContentsList.Entry(
            id: names.id($0), number: nil, title: "<code>\(escaped($0.baseName))</code>")
        }
        values["contents"] = ContentsList.html(contents)
        values["hasContents"] = contents.count > 1
        values["previous"] = index > 0 ? link(module.files[index - 1]) : nil
        values["next"] = index + 1 < module.files.count ? link(module.files[index + 1]) : nil
        pages.append(page(file.page, theme.reference(values)))
      } catch {
        diagnostics += error.all
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    pages.append(page("index.html", theme.referenceIndex(indexValues())))
    return pages
  }

  private func page(_ name: String, _ html: String) -> Page {
    Page(path: "reference/\(module.name)/\(name)", content: Array(html.utf8))
  }

  private func values(_ page: String, title: String) -> [String: Any] {
    let part = title == module.name ? "" : " in \(title)"
    var values = frame.values(
      "reference/\(module.name)/\(page)", title: title,
      description: "The public declarations\(part) of the module \(module.name).")
    values["module"] = module.name
    values["part"] = "page"
    values["isOnPage"] = true
    return values
  }

  private func link(_ file: ReferenceModule.File) -> [String: String] {
    ["href": file.page, "title": file.title]
  }

  private func indexValues() -> [String: Any] {
    var values = values("index.html", title: module.name)
    var folders: [(name: String, files: [[String: Any]])] = []
    for file in module.files {
      if folders.last?.name != file.folder { folders.append((file.folder, [])) }
      let symbols = file.symbols.filter { !$0.isMember }.map { symbol in
        [
          "href": file.page + "#" + names.id(symbol), "name": escaped(symbol.title),
          "summary": summary(Docstring(symbol.documentation), of: symbol, on: nil),
        ]
      }
      folders[folders.count - 1].files.append([
        "href": file.page, "title": file.title, "symbols": symbols,
        "hasSymbols": !symbols.isEmpty,
        "extends": Set(file.symbols.map { $0.path[0] }).sorted().joined(separator: ", "),
      ])
    }
    values["folders"] = folders.map {
      ["name": $0.name.isEmpty ? module.name : $0.name, "files": $0.files] as [String: Any]
    }
    return values
  }

  // MARK: Symbols

  private func html(_ file: ReferenceModule.File) throws(Diagnostics) -> String {
    var html = ""
    for symbol in file.symbols { html += try self.html(symbol, in: file) }
    return html
  }

  private func html(
    _ symbol: ReferenceModule.Symbol, in file: ReferenceModule.File
  ) throws(Diagnostics) -> String {
    let text = Docstring(symbol.documentation)
    // A file that begins with members, in an extension, has nothing for them to stand under.
    let level = symbol.isMember && file.symbols[0].isMember == false ? 3 : 2
    var html = "<section class=\"symbol\" id=\"\(names.id(symbol))\">\n"
    html += "<h\(level)><code>\(Self.breakable(symbol.title))</code></h\(level)>\n"
    let code = symbol.signature().map(Self.coloured).joined()
    html +=
      "<pre class=\"code\" tabindex=\"0\"><code class=\"language-swift\">\(code)</code></pre>\n"
    if !text.summary.isEmpty {
      html += "<p class=\"summary\">\(summary(text, of: symbol, on: file))</p>\n"
    }
    html += try blocks(text.discussion, of: symbol, in: file)
    html += try fields(text, of: symbol, in: file)
    return html + "</section>\n"
  }

  /// A piece of a declaration in the colours that highlight.js gives its kind: the compiler has
  /// read it already.
  private static func coloured(_ fragment: ReferenceModule.Fragment) -> String {
    let classes = [
      "keyword": "keyword", "attribute": "keyword", "typeIdentifier": "type",
      "identifier": "title", "number": "number", "string": "string",
    ]
    let text = escaped(fragment.text)
    return classes[fragment.kind].map { "<span class=\"hljs-\($0)\">\(text)</span>" } ?? text
  }

  private func fields(
    _ text: Docstring, of symbol: ReferenceModule.Symbol, in file: ReferenceModule.File
  ) throws(Diagnostics) -> String {
    var rows = ""
    if !text.parameters.isEmpty {
      rows += "<dt>Parameters</dt><dd><dl class=\"parameters\">"
      for field in text.parameters {
        rows += "<dt><code>\(escaped(field.name))</code></dt>"
        rows += "<dd>\(try blocks(field.content, of: symbol, in: file))</dd>\n"
      }
      rows += "</dl></dd>\n"
    }
    for field in text.fields {
      rows += "<dt>\(escaped(field.name))</dt>"
      rows += "<dd>\(try blocks(field.content, of: symbol, in: file))</dd>\n"
    }
    let users = users.filter { $0.uses.contains(symbol) }.map { user in
      "<a href=\"../../\(user.slug).html\">\(escaped(user.title))</a>"
    }
    if !users.isEmpty {
      rows += "<dt>Used in</dt><dd><p>\(users.joined(separator: ", "))</p></dd>\n"
    }
    return rows.isEmpty ? "" : "<dl class=\"fields\">\n\(rows)</dl>\n"
  }

  // MARK: Text

  /// - Parameter file: The page that it stands on; nil in a list of links, where code is no link.
  private func summary(
    _ text: Docstring, of symbol: ReferenceModule.Symbol, on file: ReferenceModule.File?
  ) -> String {
    let nodes =
      file.map { file in text.summary.map { linked($0, of: symbol, on: file) } } ?? text.summary
    let html = CommonMark.html(Node(.document, children: [Node(.paragraph, children: nodes)]))
    return String(html.dropFirst("<p>".count).dropLast("</p>\n".count))
  }

  private func blocks(
    _ nodes: [Node], of symbol: ReferenceModule.Symbol, in file: ReferenceModule.File
  ) throws(Diagnostics) -> String {
    var woven: [Node] = []
    for node in nodes {
      woven.append(try block(linked(node, of: symbol, on: file), of: symbol, in: file))
    }
    return CommonMark.html(Node(.document, children: woven))
  }

  private func block(
    _ node: Node, of symbol: ReferenceModule.Symbol, in file: ReferenceModule.File
  ) throws(Diagnostics) -> Node {
    var node = node
    guard case .codeBlock(let info, let literal) = node.kind else {
      var children: [Node] = []
      for child in node.children { children.append(try block(child, of: symbol, in: file)) }
      node.children = children
      return node
    }
    if let language = info.split(separator: " ").first {
      let code = try typesetter.highlighted(literal, language: String(language))
      return Node(
        .customBlock(
          open: "<pre class=\"code\" tabindex=\"0\"><code>\(code)</code></pre>", close: ""))
    }
    return Node(
      .customBlock(open: try formula(literal, of: symbol, in: file), close: ""))
  }

  private func formula(
    _ text: String, of symbol: ReferenceModule.Symbol, in file: ReferenceModule.File
  ) throws(Diagnostics) -> String {
    let tex = UnicodeFormula.tex(text)
    let source = SourceFile(path: "Sources/\(module.name)/\(file.path)", text: tex)
    var offsets = OffsetMap()
    offsets.append(text: 0, source: 0)
    let formula = Formula(
      tex: tex, isDisplay: true, offsets: offsets, range: 0..<tex.utf8.count)
    do throws(Diagnostics) {
      return "<p class=\"formula\">\(try typesetter.html(formula, in: source))</p>"
    } catch {
      throw Diagnostics(
        error.all.map { fault in
          Diagnostic(
            "docstring-formula",
            "KaTeX cannot set the formula of '\(symbol.title)': \(fault.message)",
            path: source.path, help: ["it was read as \(tex)"])
        })
    }
  }

  /// The node with names of documented symbols as links to them.
  private func linked(
    _ node: Node, of symbol: ReferenceModule.Symbol, on file: ReferenceModule.File
  ) -> Node {
    node.mapped { node in
      guard case .code(let code) = node.kind else { return node }
      // Between double backticks a path stands with slashes.
      let name = code.replacing("/", with: ".")
      let around = symbol.path.indices.map { symbol.path[...$0].joined(separator: ".") + "." }
      let errors = symbol.thrownType.map { [$0 + "." + name] } ?? []
      let candidates = errors + around.reversed().map { $0 + name } + [name]
      let links = candidates.lazy.compactMap { names.link($0, from: file) }
      guard name.contains(where: \.isLetter), let link = links.first else { return node }
      return Node(.link(destination: link, title: ""), children: [Node(.code(name))])
    }
  }

  /// A name with places where a line may break.
  private static func breakable(_ name: String) -> String {
    escaped(name).replacing("(", with: "(<wbr>").replacing(":", with: ":<wbr>")
      .replacing(".", with: ".<wbr>")
  }
}
