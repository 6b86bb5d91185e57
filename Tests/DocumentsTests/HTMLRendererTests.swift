import Base
import Documents
import FoundationEssentials
import Testing

@Suite struct HTMLRendererTests {
  @Test func isTheSameTwice() throws {
    let document = try Sample.document()
    let one = try HTMLRenderer.render(document, templates: Sample.templates)
    let two = try HTMLRenderer.render(document, templates: Sample.templates)
    #expect((one == two) as Bool)
  }

  @Test func loadsNothing() throws {
    let page = try Page(Sample.document())
    #expect(page.has("default-src 'none'"))
    #expect(page.text.ranges(of: "<script").count == 1)
    #expect(!page.has("src=\"http"))
    #expect(!page.has("url(http"))
    #expect(!page.has("@import"))
    #expect(!page.has("<link"))
    for start in page.text.ranges(of: "url(") {
      let target = page.text[start.upperBound...].prefix(5)
      #expect(target == "data:" || target.hasPrefix("#"))
    }
  }

  @Test func escapesWhatNotebooksAndResultsSay() throws {
    let text = """
      ---
      title: "<script>title</script>"
      subtitle: "\\" onload=x <img>"
      authors: [{name: "<b>Ada</b>"}]
      abstract: "<script>abstract</script>"
      ---
      # <script>head</script>

      <script>alert(1)</script>

      Inline <img src=x onerror=alert(1)> and [link](javascript:alert(1)) and `<script>code`.

      | <script>cell</script> | b |
      |---|---|
      | <i>x</i> | "y" |

      ```{experiment} wta-spectra
      :id: wta
      ```

      ```{table} wta.exponents
      <script>caption</script>
      ```
      """
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(
      notebook, results: [Sample.wta], revision: "<script>revision</script>")
    let page = try Page(document)
    #expect(page.text.ranges(of: "<script").count == 1, "the page's own")
    #expect(!page.has("<img"))
    #expect(!page.has("<i>"))
    #expect(!page.has("<b>Ada"))
    #expect(!page.has("javascript:"))
    #expect(!page.has("\" onload"))
    #expect(page.has("&lt;script&gt;head&lt;/script&gt;"))
    #expect(page.has("KH layer &lt;script&gt;"))
  }

  @Test func runsItsOwnScriptAlone() throws {
    let page = try Page(Sample.document())
    let open = try #require(page.text.firstRange(of: "<script>"))
    let close = try #require(page.text.firstRange(of: "</script>"))
    let hash = Digest(of: String(page.text[open.upperBound..<close.lowerBound])).hex
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { offset in
      UInt8(hash.dropFirst(offset).prefix(2), radix: 16)
    }
    #expect(page.has("script-src 'sha256-\(Data(bytes).base64EncodedString())'"))
    for word in ["fetch(", "XMLHttpRequest", "import(", "eval(", "innerHTML", "http"] {
      #expect(!page.text[open.upperBound..<close.lowerBound].contains(word), "\(word)")
    }
  }

  @Test func listsReportsOnAPageOverThem() throws {
    let page = try HTMLRenderer.render(Sample.document(), templates: Sample.templates)
    let entry = try #require(
      IndexRenderer.Entry(folder: "robust\"ness", page: page, hasPDF: true))
    let index = try IndexRenderer.render([entry], templates: Sample.templates)
    #expect(
      index.contains(
        "<a href=\"robust&quot;ness/index.html\">Mechanisms of neural robustness: geometry and spectrum</a>"
      ) as Bool)
    #expect(
      index.contains("2 of 3 claims hold · 2 figures from 2 experiments · revision 3f9c1a2") as Bool
    )
    #expect(index.contains("Does a representation learned by winner-take-all") as Bool)
    #expect(!(index.contains("<script") as Bool))
    #expect(IndexRenderer.Entry(folder: "x", page: "<title>x</title>", hasPDF: true) == nil)
    let hostile = page.replacing("<title>Mech", with: "<title>\"<script>alert(1)</script>Mech")
    let other = try #require(IndexRenderer.Entry(folder: "x", page: hostile, hasPDF: false))
    #expect(
      !(try IndexRenderer.render([other], templates: Sample.templates).contains("<script") as Bool))
  }

  @Test func offersDataAndOrigin() throws {
    let page = try Page(Sample.document())
    #expect(page.has("download=\"wta.spectra.csv\""))
    #expect(page.has("href=\"figures/wta.spectra.svg\""))
    #expect(page.has("The first 20 of 784 rows"))
    #expect(page.has("report run wta-spectra --profile quick --seed 0"))
    #expect(page.has("Published: 2.67\u{A0}±\u{A0}0.01 (Holzhausen et al. 2024, Fig. 2, CIFAR-10)"))
    #expect(page.has("<b>2 of 3</b> claims hold"))
    #expect(page.has("15 rows more in the data file"))
  }

  @Test func everyLinkInThePageLeadsSomewhere() throws {
    let page = try Page(Sample.document())
    var ids: Set<Substring> = []
    for start in page.text.ranges(of: " id=\"") {
      let id = page.text[start.upperBound...].prefix { $0 != "\"" }
      #expect(ids.insert(id).inserted, "\(id) twice")
    }
    for start in page.text.ranges(of: "href=\"#") {
      let id = page.text[start.upperBound...].prefix { $0 != "\"" }
      #expect(ids.contains(id), "\(id)")
    }
  }
}
