import Book
import Records
import Testing

@Suite("Swift code, strings and comments")
struct SwiftCodeTests {
  /// `c` for code, `s` for strings, `-` for comments, byte by byte.
  private func kinds(_ text: String) -> String {
    SwiftCode(Array(text.utf8)).kinds.map {
      switch $0 {
      case .code: "c"
      case .string: "s"
      case .comment: "-"
      }
    }.joined()
  }

  @Test(
    "are told apart",
    arguments: [
      (#"a("b")"#, "ccsssc"), (#"a // "b"#, "cc-----"), (#"/* /* */ " */a"#, "-------------c"),
      (#""\(x("y"))"z"#, "sssccssscssc"), (##"#"a"b"#c"##, "sssssssc"),
      (##"#"\(a)\#(b)"#"##, "ssssssssscsss"), ("\"\"\"\n\"a\"\n\"\"\"b", "sssssssssssc"),
      ("\"a\\\"b\"c", "ssssssc"), ("\"open\nc", "ssssscc"), ("a / b / c", "ccccccccc"),
    ])
  func kinds(text: String, expected: String) {
    #expect(kinds(text) == expected)
  }

  @Test(
    "what is open around a place is the last that is not closed",
    arguments: [
      ("f(a, [b], c|)", "("), ("f(a) { [b].map|", "{"), ("x[a|]", "["), ("f(a)|", ""),
      (#"f("(" + a|)"#, "("), ("// (\na|", ""), ("f { g(a) }|", ""),
    ])
  func opening(text: String, expected: String) {
    let offset = text.utf8.prefix { $0 != UInt8(ascii: "|") }.count
    let code = SwiftCode(Array(text.utf8))
    let open = code.opening(before: offset)
    #expect(open.map { String(UnicodeScalar(code.bytes[$0])) } ?? "" == expected)
  }

  @Test("a call ends where its parenthesis closes, whatever stands in it")
  func call() throws {
    let lines = [
      "do {", #"  try claim("a) \(f("(")) b", [1, 2], // )"#, ##"    equals: #")"# "##, "  ) }",
    ]
    let file = SourceFile(path: "a.md", text: lines.joined(separator: "\n"))
    var map = CodeMap()
    for line in 1...lines.count { map.append(file.lineRange(line).lowerBound) }
    let range = try #require(map.call(line: 2, utf8Column: 12, in: file))
    #expect(file.text(range).hasPrefix("claim(\"a)"))
    #expect(file.text(range).hasSuffix("\n  )"))
    #expect(map.call(line: 2, utf8Column: 11, in: file) == nil)
    #expect(map.call(line: 9, utf8Column: 1, in: file) == nil)
    let code = SwiftCode(file.bytes)
    let open = range.lowerBound + "claim".utf8.count
    let arguments = code.arguments(of: open..<range.upperBound)
    #expect(arguments.map(\.label) == [nil, nil, "equals"])
    #expect(file.text(arguments[1].value) == "[1, 2]")
  }

  @Test("a call that does not end is none")
  func open() {
    #expect(SwiftCode(Array("f(a, \")\"".utf8)).end(ofParenthesesAt: 1) == nil)
  }
}
