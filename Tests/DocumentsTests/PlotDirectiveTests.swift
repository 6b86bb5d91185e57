import Base
import Plots
import Results
import TestSupport
import Testing

@testable import Documents

/// A notebook of one plot with files beside it.
private struct Plotted {
  let folder: TemporaryFolder

  static let points = """
    n,eigenvalue [a.u.],layer,error,day
    1,1,KH,0.1,2024-01-01
    2,0.25,KH,0.1,2024-01-02
    4,0.0625,KH,0.01,2024-01-03
    8,0.015625,KH,0.001,2024-01-04
    1,1,BP,0.1,2024-02-01
    2,0.5,BP,0.1,2024-02-02
    4,0.25,BP,0.01,2024-02-03
    8,0.125,BP,0.001,2024-02-04

    """

  init(files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try Files.write(Self.points, to: folder.path.appending("points.csv"))
    for (name, text) in files { try Files.write(text, to: folder.path.appending(name)) }
  }

  func notebook(_ lines: String) throws -> Notebook {
    let text = "---\ntitle: T\n---\n\n```{plot}\n\(lines)\n```\n"
    let path = folder.path.appending("n.md")
    return try Notebook.parse(NotebookSource(path: path, text: text))
  }

  /// The figure of the plot.
  func figure(_ lines: String) throws -> Figure {
    let document = try ReportDocument.assemble(notebook(lines), results: [], revision: "r")
    return try #require(document.figures.first?.figure)
  }

  /// Errors as `line:column: sentence; advice`.
  func errors(_ lines: String) -> [String] {
    let prefix = folder.path.appending("n.md").string.count + 1
    do {
      _ = try figure(lines)
      return []
    } catch let errors as ExplainedErrors {
      return errors.errors.map { String($0.description.dropFirst(prefix)) }
    } catch {
      return ["\(error)"]
    }
  }
}

@Suite("The plot directive")
struct PlotDirectiveTests {
  @Test("a few lines draw a labelled figure, numbered, with caption and data")
  func draws() throws {
    let plotted = try Plotted()
    let document = try ReportDocument.assemble(
      plotted.notebook(
        """
        :label: fig-decay
        data: points.csv
        x: {column: n, scale: log}
        y: {column: eigenvalue, scale: log}
        color: layer
        marks: [points, {line: fit}]
        ---
        It *decays*.
        """), results: [], revision: "r")
    let block = try #require(document.figures.first)
    #expect(block.number == 1 && block.id == "fig-decay" && block.stem == "plot.fig-decay")
    #expect(
      block.caption == [.paragraph([.text("It "), .emphasis([.text("decays")]), .text(".")])])
    #expect(block.tables.map(\.name) == ["points"])
    #expect(block.tables.first?[column: "eigenvalue"]?.unit == "a.u.")
    #expect(document.plottedTables.map(\.name) == ["plot.points.csv"])
    let panel = try #require(block.figure.grid.rows.first?.first)
    #expect(panel.x == .log("N") && panel.y == .log("Eigenvalue (a.u.)"))
    #expect(block.figure.grid.legend.map(\.label) == ["KH", "BP"])
    #expect(panel.marks.count == 4)
    guard case .points(let points) = panel.marks[0], case .fit(let first) = panel.marks[2],
      case .fit(let second) = panel.marks[3]
    else {
      Issue.record("other marks")
      return
    }
    #expect(points.x == [1, 2, 4, 8] && points.label == "KH")
    // Exact power laws, up to the rounding of logarithms.
    #expect(abs(first.slope + 2) < 1e-12 && abs(second.slope + 1) < 1e-12)
    #expect(try FigureLinter.problems(block.figure) == [])
  }

  @Test(
    "every kind of mark is drawn from a table",
    arguments: [
      ("points", "x: n\ny: eigenvalue"), ("line", "x: n\ny: eigenvalue\nwhere: {layer: KH}"),
      ("band", "x: n\ny: eigenvalue"), ("errorbars", "x: n\ny: eigenvalue"),
      ("bars", "x: layer\ny: eigenvalue\nwhere: {n: 2}"), ("histogram", "x: eigenvalue"),
      ("box", "x: layer\ny: eigenvalue"), ("violin", "x: layer\ny: eigenvalue"),
      ("fit", "x: n\ny: eigenvalue"), ("raster", "x: x\ny: y"), ("contours", "x: x\ny: y"),
      ("{rule: {y: 0.5, label: half}}", "x: n\ny: eigenvalue"),
      ("{text: {x: 2, y: 0.5, text: here}}", "x: n\ny: eigenvalue"),
    ])
  func marks(mark: String, channels: String) throws {
    let grid = "x,y,z\n0,0,1\n1,0,2\n2,0,3\n0,1,4\n1,1,0\n2,1,-2\n"
    let plotted = try Plotted(files: ["grid.csv": grid])
    let file = channels.contains("x: x") ? "grid.csv" : "points.csv"
    let figure = try plotted.figure("data: \(file)\n\(channels)\nmarks: [\(mark)]")
    let name = mark.drop { $0 == "{" }.prefix { $0.isLetter }
    let drawn = try #require(figure.grid.rows.first?.first?.marks.first)
    // Error bars and fits on linear axes have names of their own.
    let kind = String("\(drawn)".prefix { $0.isLetter }).lowercased()
    #expect(kind == (name == "fit" ? "line" : String(name)))
    // A drawing without overlaps, whatever the mark.
    #expect(SceneLinter.overlaps(try figure.scene()).isEmpty)
  }

  @Test("a file of words, dates and numbers gets the scales that suit them")
  func scales() throws {
    let plotted = try Plotted()
    func x(_ channel: String) throws -> Axis.Scale? {
      try plotted.figure("data: points.csv\nx: \(channel)\ny: n\nmarks: [points]")
        .grid.rows.first?.first?.x?.scale
    }
    #expect(try x("layer") == .band(["KH", "BP"], groups: []))
    #expect(try x("day") == .time)
    #expect(try x("error") == .linear)
    #expect(try x("{column: n, scale: band}") == .band(["1", "2", "4", "8"], groups: []))
    #expect(try x("{column: n, scale: symlog, within: 2}") == .symlog(within: 2))
    #expect(try x("{column: error, scale: percent}") == .percent)
  }

  @Test("facets share their axes, and numbers become shades of one colour")
  func facets() throws {
    let figure = try Plotted().figure(
      "data: points.csv\nx: error\ny: eigenvalue\ncolor: n\nfacet: layer\nmarks: [points]")
    #expect(figure.grid.rows.first?.count == 2)
    #expect(figure.grid.columnTitles == ["KH", "BP"])
    #expect(figure.grid.shareX == .all && figure.grid.shareY == .all)
    #expect(figure.grid.legend.map(\.label) == ["1", "2", "4", "8"])
    #expect(Set(figure.grid.legend.map(\.color.name)).count == 1)
    let shades = figure.grid.legend.map(\.color.shade)
    #expect(shades == shades.sorted() && shades.last == 1)
  }

  @Test("a table of an experiment is drawn in the study's colours")
  func experiment() throws {
    let text = """
      ---
      title: T
      ---

      ```{experiment} wta-spectra
      :id: wta
      ```

      ```{plot}
      data: wta.spectra
      x: {column: dimension, scale: log}
      y: {column: data, scale: log, from: 1e-6}
      marks: [line]
      ```
      """
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(notebook, results: [Sample.wta], revision: "r")
    let block = try #require(document.figures.first)
    #expect(block.alias == "wta" && block.origin == Sample.wta.provenance)
    #expect(block.tables == Sample.wta.findings.tables.filter { $0.name == "spectra" })
    #expect(Figure.colorsByLabel(of: Sample.wta.figures)["data"] == Sample.data)
    let wrong = try Notebook.parse(
      NotebookSource(path: "n.md", text: text.replacing("wta.spectra\n", with: "wta.spectre\n")))
    let error = #expect(throws: ExplainedErrors.self) {
      try ReportDocument.assemble(wrong, results: [Sample.wta], revision: "r")
    }
    #expect(
      error?.description == "n.md:10:7: unknown table “spectre”; did you mean “spectra”?")
  }

  @Test(
    "what is wrong is said at its line and column with what is known",
    arguments: [
      (
        "data: points.csv\nx: nn\ny: eigenvalue\nmarks: [points]",
        "7:4: unknown column “nn”; did you mean “n”? known: n, eigenvalue, layer, error, day"
      ),
      (
        "data: point.csv\ny: n\nmarks: [points]",
        "6:7: unknown data file “point.csv”; did you mean “points.csv”? known: points.csv"
      ),
      (
        "data: ../x.csv\ny: n\nmarks: [points]",
        "6:7: “../x.csv” lies outside the notebook's folder"
      ),
      (
        "data: /etc/x.csv\ny: n\nmarks: [points]",
        "6:7: “/etc/x.csv” lies outside the notebook's folder"
      ),
      (
        "data: points.csv\ny: n\nmarks: [pionts]",
        "8:9: unknown mark “pionts”; did you mean “points”? known: points, line, band"
      ),
      (
        "data: points.csv\ny: n\nmarks: [{points: {sise: 3}}]",
        "8:19: unknown key “sise”; did you mean “size”? known: size, marker, names"
      ),
      (
        "data: points.csv\ny: {column: n, scale: logg}\nmarks: [points]",
        "7:23: unknown scale “logg”; did you mean “log”? known: linear, log"
      ),
      ("data: points.csv\nz: n\nmarks: [points]", "7:1: unknown key “z”"),
      ("data: points.csv\ny: n", "6:1: “marks” is missing"),
      ("y: n\nmarks: [points]", "6:1: “data” is missing"),
      ("data: points\ny: n\nmarks: [points]", "6:7: “data” takes ALIAS.TABLE, or a .csv"),
      ("data: none.table\ny: n\nmarks: [points]", "6:7: unknown experiment “none”"),
      ("data: points.csv\nmarks: [points]", "“y” is missing: a column; known: n, eigenvalue"),
      (
        "data: points.csv\nx: {column: layer, scale: log}\ny: n\nmarks: [points]",
        "7:4: the column “layer” holds words and has no log scale"
      ),
      ("data: points.csv\ny: n\nmarks: [{raster: {}}]", "“x” is missing"),
      ("data: points.csv\ny: n\nx: [\nmarks: [points]", "this is no YAML"),
      (
        "data: points.csv\nx: n\ny: {column: n, label: \"$\\\\foo$\"}\nmarks: [points]",
        "8:4: in “$\\foo$”"
      ),
      (
        "data: points.csv\nx: n\ny: eigenvalue\nmarks: [{fit: {from: 100}}]",
        "9:10: there are not three points to fit a line to"
      ),
      ("data: points.csv\nx: n\ny: n\nwhere: {layer: XX}\nmarks: [points]", "no row is left"),
    ])
  func errors(lines: String, expected: String) throws {
    let found = try Plotted().errors(lines)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.contains(expected) == true, "\(found)")
  }

  @Test(
    "files that hold no table say where",
    arguments: [
      ("a,b\n1,2\n3\n", "“bad.csv”: line 3 has 1 cells instead of 2"),
      ("a,a\n1,2\n", "“bad.csv”: two columns are called “a”"),
      ("a\n", "“bad.csv”: it needs a line of names and at least one row"),
      ("a,b\n\"1,2\n", "“bad.csv”: line 2: a quoted cell is not closed"),
    ])
  func badFiles(text: String, expected: String) throws {
    let found = try Plotted(files: ["bad.csv": text])
      .errors("data: bad.csv\ny: a\nmarks: [points]")
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
  }
}

@Suite("Data files")
struct DataFileTests {
  @Test("columns are numbers where every cell is one, empty ones are NaN")
  func types() throws {
    let table = try DelimitedData.table(
      "\u{FEFF}a,b [s],c,d\r\n1,1.5,x,\r\n2,,y,\r\n", isTabbed: false, name: "t", title: "t")
    #expect(table[column: "a"]?.values == .integers([1, 2]))
    #expect(table[column: "b"]?.unit == "s")
    let b = try #require(table[column: "b"]?.values.numbers)
    #expect(b[0] == 1.5 && b[1].isNaN)
    #expect(table[column: "c"]?.values == .texts(["x", "y"]))
    #expect(table[column: "d"]?.values == .texts(["", ""]))
    let tabbed = try DelimitedData.table("a\tb\n1\t2\n", isTabbed: true, name: "t", title: "t")
    #expect(tabbed[column: "b"]?.values == .integers([2]))
  }

  /// Bytes as `numpy.save` writes them.
  private func array(_ type: String, _ shape: String, order: String = "False", _ data: [UInt8])
    -> [UInt8]
  {
    let header = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(shape)), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + data
  }

  @Test("matrices become rows of column, row and value, in both orders")
  func matrices() throws {
    let rows = try NPYData.table(
      array("|u1", "2, 3", [1, 2, 3, 4, 5, 6]), name: "a", title: "a")
    #expect(rows.numbers("value") == [1, 2, 3, 4, 5, 6])
    #expect(rows.numbers("column") == [0, 1, 2, 0, 1, 2])
    #expect(rows.numbers("row") == [0, 0, 0, 1, 1, 1])
    let columns = try NPYData.table(
      array("|u1", "2, 3", order: "True", [1, 4, 2, 5, 3, 6]), name: "a", title: "a")
    #expect(columns == rows)
    let vector = try NPYData.table(
      array("<f4", "2,", [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]), name: "a", title: "a")
    #expect(vector.numbers("value") == [1, -2])
    #expect(vector.numbers("index") == [0, 1])
  }

  @Test("what is no such array is said", arguments: ["<f8", "<c8", ">f4"])
  func damaged(type: String) {
    #expect(throws: DataFileFault.self) {
      try NPYData.table(array(type, "2,", [0]), name: "a", title: "a")
    }
    #expect(throws: DataFileFault.self) { try NPYData.table([1, 2], name: "a", title: "a") }
    #expect(throws: DataFileFault.self) {
      try NPYData.table(array("|u1", "1, 1, 1", [0]), name: "a", title: "a")
    }
  }
}
