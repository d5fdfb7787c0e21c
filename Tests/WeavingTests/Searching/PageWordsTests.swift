import Testing

@testable import Weaving

/// What the search reads of a page.
@Suite("Words of a page")
struct PageWordsTests {
  private func words(_ main: String) -> PageWords {
    PageWords(Array("<title>No</title><nav>No</nav><main id=\"main\">\(main)</main>No".utf8))
  }

  @Test("sections begin at headings with an id, their own or their section's")
  func sections() {
    let page = words(
      """
      <p class="chapter-number">Chapter 2</p>
      <h1>Earth &amp; water</h1>
      <p>Before.</p><p>Then.</p>
      <h2 id="a"><span class="number">2.1</span> A <em>heap</em></h2>
      <ul><li>One</li><li>Two</li></ul>
      <section class="symbol" id="b"><h3><code>f(<wbr>x:)</code></h3><p>Text.</p></section>
      <h3>Without a place</h3>
      """)
    #expect(page.kicker == "Chapter 2")
    #expect(
      page.sections == [
        .init(id: "", title: "Earth & water", text: "Before. Then."),
        .init(id: "a", title: "A heap", text: "One Two"),
        .init(id: "b", title: "f(x:)", text: "Text. Without a place"),
      ])
  }

  @Test("a formula in a line is its signs, and what stands twice or is no prose is left out")
  func skipped() {
    let page = words(
      """
      <p>Let <span class="katex"><span class="katex-mathml"><math><mi>W</mi></math></span>\
      <span class="katex-html" aria-hidden="true"><span>W</span><span>\u{200B}1</span></span></span> be.</p>
      <span class="katex-display" tabindex="0">E</span>
      <pre class="code">let a</pre><svg><text>axis</text></svg><!-- <p>no</p> -->
      <details class="data"><summary>Data</summary><details>inner</details>rest</details>
      <p title="a > b">End<span class="side-note" role="note">aside <span>x</span></span>.</p>
      """)
    #expect(page.sections[0].text == "Let W1 be. End .")
  }

  @Test("spaces of all kinds are one, and those without width none")
  func spaces() {
    for space in ["  ", "\t\n", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}", "&nbsp;"] {
      #expect(
        words("<p>a\(space)b</p>").sections[0].text == "a b", "\(space.unicodeScalars.map(\.value))"
      )
    }
    #expect(words("<p> 数学\u{200B}学 é–ü\u{2003}</p>").sections[0].text == "数学学 é–ü")
  }

  @Test("the headings alone are those of the whole page")
  func headings() {
    for main in [
      """
      <p class="chapter-number">Chapter 2</p><h1>Earth &amp; water</h1><p>Before.</p>
      <h2 id="a"><span class="number">2.1</span> A <em>heap</em></h2><ul><li>One</li></ul>
      <hr><section class="symbol" id="b"><h3><code>f(<wbr>x:)</code></h3><p>Text.</p></section>
      """, "<h1>T</h1>", "", "<p>No heading</p>",
    ] {
      let page = words(main)
      let html = "<h1>No</h1><main id=\"main\">\(main)</main><h2 id=\"c\">No</h2>"
      let headings = PageWords(PageHeadings.html(of: Array(html.utf8)))
      #expect(headings.kicker == page.kicker)
      #expect(headings.headings == page.headings)
    }
    for cut in [
      "<main><h1>a", "<main><h1", "<main><h", "<main", "<main><p class=\"chapter-number\">a",
    ] {
      #expect(PageWords(PageHeadings.html(of: Array(cut.utf8))).headings.title.isEmpty)
    }
  }

  @Test("broken HTML ends where it ends")
  func broken() {
    for html in [
      "<p>a<", "<p>a</", "<p>a<p title=\"x", "<p>a<!-- ", "<pre>", "a<span class=\"data\">",
    ] {
      let page = words(html)
      #expect(page.sections.count == 1)
      #expect(!page.sections[0].text.contains("<"))
    }
  }
}
