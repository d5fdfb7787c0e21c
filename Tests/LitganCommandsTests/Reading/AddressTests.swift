import Foundation
import Testing

/// What a site has whose address is known.
@Suite("A site with an address")
struct AddressTests {
  private static let chapters = [
    "01.md": """
    ---
    title: Earth & water
    description: Which is heavier.
    date: 2026-03-14
    date-modified: 2026-11-21
    ---

    A word: [mass]{.term}.
    """,
    "02.md": "No date.\n",
  ]

  private func built(_ configuration: String) throws -> TestBook {
    let book = try TestBook(Self.chapters, configuration: configuration)
    let result = try book.build()
    try #require(result.status == 0, "\(result.errors)")
    return book
  }

  @Test("each page names its address and has what other sites make a card of")
  func cards() throws {
    let book = try built("site-url: https://example.org/earth\n")
    let page = book.page("01.html")
    for tag in [
      #"<link rel="canonical" href="https://example.org/earth/01.html">"#,
      #"<meta name="description" content="Which is heavier.">"#,
      #"<meta property="og:type" content="article">"#,
      #"<meta property="og:site_name" content="A test">"#,
      #"<meta property="og:title" content="Earth &amp; water">"#,
      #"<meta property="og:description" content="Which is heavier.">"#,
      #"<meta property="og:url" content="https://example.org/earth/01.html">"#,
      #"<meta name="twitter:card" content="summary">"#,
      #"<link rel="alternate" type="application/atom+xml" title="A test" href="feed.xml">"#,
    ] {
      #expect(page.contains(tag + "\n"), "\(tag)")
    }
    #expect(page.contains("Published <time>2026-03-14</time>, changed <time>2026-11-21</time>."))
    #expect(
      book.page("index.html").contains(
        #"<link rel="canonical" href="https://example.org/earth/">"#))
  }

  @Test("the sitemap has all pages, and the feed the texts with a date")
  func lists() throws {
    let book = try built("author: A. & B.\nsite-url: https://example.org/earth/\n")
    let sitemap = book.page("sitemap.xml")
    let addresses = sitemap.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.output.1) }
    #expect(
      addresses == [
        "https://example.org/earth/01.html", "https://example.org/earth/02.html",
        "https://example.org/earth/", "https://example.org/earth/terms.html",
      ])
    #expect(sitemap.contains("01.html</loc><lastmod>2026-11-21</lastmod></url>"))
    let feed = book.page("feed.xml")
    #expect(feed.matches(of: /<entry>/).count == 1)
    for element in [
      "<id>https://example.org/earth/</id>", "<updated>2026-11-21T00:00:00Z</updated>",
      "<published>2026-03-14T00:00:00Z</published>", "<title>Earth &amp; water</title>",
      "<author><name>A. &amp; B.</name></author>", "<summary>Which is heavier.</summary>",
    ] {
      #expect(feed.contains(element), "\(element)")
    }
    for file in ["sitemap.xml", "feed.xml"] {
      let result = try TestBook.run(
        "/usr/bin/xmllint", ["--noout", "site/" + file], in: book.folder)
      #expect(result.errors == "")
      #expect(result.status == 0)
    }
  }

  @Test("the page for what is not there has links that hold at any address of the server")
  func missing() throws {
    let book = try built("site-url: https://example.org/earth/\n")
    let page = book.page("404.html")
    let targets = page.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
    #expect(targets.count >= 6)
    for target in targets where target != "#main" {
      #expect(target.hasPrefix("/earth/"), "\(target)")
      let file = book.folder.path + "/site/" + target.dropFirst("/earth/".count)
      #expect(FileManager.default.fileExists(atPath: file), "\(target)")
    }
    #expect(!page.contains("canonical"))
  }

  @Test("without an address nothing names one")
  func without() throws {
    let book = try built("")
    let names = Set(book.site().keys)
    #expect(names.isDisjoint(with: ["404.html", "feed.xml", "sitemap.xml"]))
    for page in ["01.html", "index.html", "search.html"] {
      #expect(!book.page(page).contains("canonical"))
      #expect(!book.page(page).contains("og:"))
      #expect(!book.page(page).contains("rel=\"alternate\""))
    }
  }

  @Test(
    "what is no address is told at its place",
    arguments: ["example.org", "ftp://example.org/", "https://", "https://example.org/?a=1"])
  func invalid(_ address: String) throws {
    let book = try TestBook(Self.chapters, configuration: "site-url: \(address)\n")
    let result = try book.build()
    #expect(result.status == 1)
    #expect(
      result.errors == """
        book/book.yml:8:11: error: 'site-url' is an address that begins with https://, not \
        '\(address)' [invalid-value]
          8 | site-url: \(address)
            |           ^\(String(repeating: "~", count: address.count - 1))
          help: write site-url: https://example.org/book/

        """)
  }
}
