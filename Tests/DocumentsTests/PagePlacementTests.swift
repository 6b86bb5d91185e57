import Plots
import Testing

@testable import Documents

@Suite struct PagePlacementTests {
  private static let depth = Sheet.a4.depth

  /// Text of a share of the page's depth.
  private static func text(_ name: String, _ share: Double, keeps: Bool = false) -> Piece {
    piece(name, share, keeps: keeps)
  }

  private static func head(_ name: String) -> Piece {
    var piece = piece(name, 0.04, keeps: true)
    piece.section = name
    return piece
  }

  private static func float(_ name: String, _ share: Double, _ kind: FloatKind = .figure) -> Piece {
    var piece = piece(name, share, keeps: false)
    piece.float = kind
    return piece
  }

  private static func piece(_ name: String, _ share: Double, keeps: Bool) -> Piece {
    Piece(
      height: share * depth, keepsWithNext: keeps,
      nodes: [.group(SceneGroup([], destination: name, destinationPoint: Point(0, 0)))])
  }

  /// The names of what stands on each page, from the top.
  private static func pages(_ pieces: [Piece]) -> [[String]] {
    PageBuilder(pieces, groups: []).pages.map { $0.nodes.flatMap(\.destinations) }
  }

  @Test func textGoesOnWhereAFigureDoesNotFit() {
    let pages = Self.pages([
      Self.text("a", 0.6), Self.float("figure", 0.5), Self.text("b", 0.3), Self.text("c", 0.4),
    ])
    #expect(pages == [["a", "b"], ["figure", "c"]])
  }

  @Test func figuresKeepTheirOrderAndTablesTheirs() {
    let pages = Self.pages([
      Self.text("a", 0.5), Self.float("figure 1", 0.6), Self.float("figure 2", 0.2),
      Self.float("table 1", 0.2, .table), Self.text("b", 0.2), Self.text("c", 0.15),
    ])
    #expect(pages == [["a", "table 1", "b"], ["figure 1", "figure 2", "c"]])
  }

  @Test func aSectionOvertakesAFigureOnlyWhereMuchOfThePageWouldStayEmpty() {
    func pages(above: Double) -> [[String]] {
      Self.pages([
        Self.text("a", above), Self.float("figure", 0.5), Self.head("head"), Self.text("b", 0.05),
      ])
    }
    #expect(pages(above: 0.7) == [["a", "head", "b"], ["figure"]])
    #expect(pages(above: 0.88) == [["a"], ["figure", "head", "b"]])
  }

  @Test func whatAnnouncesAFigureStandsWithIt() {
    let pages = Self.pages([
      Self.text("a", 0.7), Self.text("listing", 0.1, keeps: true), Self.float("figure", 0.4),
      Self.text("b", 0.1),
    ])
    #expect(pages == [["a"], ["listing", "figure", "b"]])
  }

  @Test func aPageIsNotLeftHalfEmptyForAnAnnouncement() {
    let pages = Self.pages([
      Self.text("a", 0.5), Self.text("listing", 0.1, keeps: true), Self.float("figure", 0.5),
      Self.text("b", 0.1),
    ])
    #expect(pages == [["a", "listing", "b"], ["figure"]])
  }
}

@Suite struct ColumnMeasureTests {
  /// A point a character.
  private static func measure(_ cells: String...) -> ColumnMeasure {
    ColumnMeasure(cells.map { [.text($0)] }) { Double($0.plainText.count) }
  }

  @Test func aShortCellDoesNotWrapAndALongOneWrapsAtWords() {
    let long = String(repeating: "words ", count: 20) + "unbreakable"
    let column = Self.measure("other data set", long)
    #expect(column.natural == Double(long.count) + 0.5)
    #expect(column.short == 14.5)
    #expect(column.word == 11.5)
  }

  @Test func theWidestColumnsGiveWay() {
    let widths = ColumnMeasure.shared(300, least: [20, 20, 30], natural: [60, 400, 200])
    #expect(abs(widths[0] - 60) < 1e-6)
    #expect(abs(widths[1] - 120) < 1e-6)
    #expect(abs(widths[2] - 120) < 1e-6)
  }
}
