import Testing

@testable import Comparison

@Suite("Prose of a page")
struct PageTextTests {
  private func blocks(_ html: String, revision: String = "") -> [String] {
    PageText(html: html, revision: revision).blocks.map(\.text)
  }

  @Test("blocks are what a reader reads; drawings, data, scripts and provenance are not")
  func blocks() {
    let html = """
      <!doctype html><head><title>t</title></head><style>p{}</style><script>if(a<b)x("</p>")</script>
      <h2><span class="n">1</span>A&nbsp;<em>b</em></h2>
      <ul class="seal"><li>revision</li></ul><p>x &lt; <b>y</b> &amp; &#955;<br>z</p>
      <figure><svg><text>no</text></svg><figcaption>Caption</figcaption>
      <details><summary>no</summary><details>no</details>no</details></figure><!-- no --><li>Item
      """
    #expect(blocks(html) == ["A b", "x < y & λ", "z", "Caption", "Item"])
  }

  @Test("a drawing is passed over to its own end, other words of its name and inner drawings too")
  func drawings() {
    let html = """
      <p>a<svg viewBox="0 0 1 1"><svg/><svgx></svgx><svg><a href="figures/no.svg">b</a></svg>c</svg>d
      <a href="figures/x.one.svg">e</a><svg/>f
      """
    let page = PageText(html: html)
    #expect(page.blocks.map(\.text) == ["a", "d e", "f"])
    #expect(page.figures == ["x.one"])
  }

  @Test("the revision of a page is no change of its prose")
  func revision() {
    #expect(blocks("<p>at 1234567-dirty.", revision: "1234567-dirty") == ["at this revision."])
  }

  @Test(
    "damaged markup neither hangs nor crashes",
    arguments: [
      "<", "</", "<p", "<p a", "<p a=", "<p a='", "<p =x>y", "<!--", "<![CDATA[", "<?",
      "&#x110000;",
      "&#;&", "<script>", "<svg>x", "a<b", "<p/ / /", "\u{0}<\u{0}>",
    ])
  func damaged(html: String) {
    #expect(blocks(html + html).count <= 2)
  }

  @Test("edits are shortest and keep the order, also beyond the limit")
  func steps() {
    let steps = SequenceDiff.steps(from: Array("abcd"), to: Array("axcd"))
    #expect(
      steps == [
        .same(old: 0, new: 0), .removed(1), .added(1), .same(old: 2, new: 2), .same(old: 3, new: 3),
      ])
    #expect(SequenceDiff.steps(from: [1, 1], to: [1]) == [.same(old: 0, new: 0), .removed(1)])
    let long = SequenceDiff.steps(from: Array(0..<5000), to: Array((0..<5000).reversed()))
    #expect(long.count == 10_000)
  }
}
