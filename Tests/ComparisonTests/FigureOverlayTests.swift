import Plots
import Testing

@testable import Comparison

@Suite("The data view of a figure")
struct FigureOverlayTests {
  private static let ink = SeriesColor("ink", light: RGB(0x06795E), dark: RGB(0x00E0E0))

  private func figure(_ y: [Double], x: [Double] = [1, 2, 3, 4], label: String = "a") -> Figure {
    Figure(
      "f", title: "F", alternative: "A line.", tables: ["t"],
      grid: PanelGrid(rows: [
        [
          Panel(
            x: .linear("x"), y: .linear("y"),
            marks: [
              .rule(RuleMark(.y(0))),
              .line(LineMark(x: x, y: y, color: Self.ink, label: label)),
            ])
        ]
      ]))
  }

  private func marks(_ figure: Figure?, row: Int) -> [Mark] {
    figure.map { $0.grid.rows[row][0].marks } ?? []
  }

  @Test("the old series lies dashed and pale below the new one, what moved most is ringed")
  func overlay() throws {
    let view = FigureOverlay(old: figure([1, 2, 3, 4]), new: figure([1, 2.5, 3, 2]))
    let marks = marks(view.figure, row: 0)
    #expect(marks.count == 4)
    guard case .line(let ghost) = marks[0], case .points(let rings) = marks[3] else {
      Issue.record("\(marks)")
      return
    }
    #expect(ghost.y == [1, 2, 3, 4] && ghost.dash == [2, 2] && ghost.color.shade < 1)
    #expect(rings.marker == .ring && rings.x == [4, 2] && rings.y == [2, 2.5])
    #expect(
      view.series == [
        SeriesChange(
          row: 0, column: 0, label: "a", total: 4, moved: 2, unmatched: 0, x: 4, old: 4, new: 2)
      ])
  }

  @Test("below stands what is left when the old series is taken from the new one")
  func residual() {
    let view = FigureOverlay(old: figure([1, 2, 3, 4]), new: figure([1, 2.5, 3, 2]))
    guard case .line(let left)? = marks(view.figure, row: 1).last else {
      Issue.record("no residual")
      return
    }
    #expect(left.y == [0, 0.5, 0, -2] && left.x == [1, 2, 3, 4])
  }

  @Test("points are paired by x where some came or went")
  func pairing() {
    let view = FigureOverlay(
      old: figure([1, 2, 3, 4]), new: figure([2, 3, 5], x: [2, 3, 5]))
    #expect(view.series.first?.unmatched == 3)
    #expect(view.series.first?.moved == 0)
  }

  @Test("lost numbers rank before all others, equal ones do not count as moved")
  func lostNumbers() {
    let pair = SeriesPair(
      label: "a", old: ([1, 2, 3], [1, .nan, 3]), new: ([1, 2, 3], [9, .nan, .nan]))
    #expect(pair.moved == [2, 0])
  }

  @Test("series of another name have no pair, grids of another shape no view")
  func unmatched() {
    let renamed = FigureOverlay(old: figure([1, 2, 3, 4]), new: figure([1, 2, 3, 4], label: "b"))
    #expect(renamed.figure == nil && renamed.series.isEmpty)
    var wide = figure([1, 2, 3, 4])
    wide.grid.rows[0].append(wide.grid.rows[0][0])
    #expect(FigureOverlay(old: wide, new: figure([1, 2, 3, 4])).figure == nil)
  }

  @Test("the view can be drawn")
  func draws() throws {
    let view = FigureOverlay(old: figure([1, 2, 3, 4]), new: figure([1, 2.5, 3, 2]))
    let svg = try FigureSketch.svg(#require(view.figure))
    #expect(svg.hasPrefix("<?xml") && svg.contains("before"))
  }
}
