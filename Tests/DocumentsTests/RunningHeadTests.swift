import Testing

@testable import Documents

@Suite struct RunningHeadTests {
  private static func text(_ height: Double) -> Piece { Piece(height: height, nodes: []) }

  private static func head(_ name: String) -> Piece {
    Piece(height: 20, keepsWithNext: true, nodes: [], section: name)
  }

  @Test func namesTheSectionThatThePageOpensWith() {
    let depth = Sheet.a4.depth
    let pieces = [
      Self.head("First"), Self.text(depth - 20),
      Self.head("Second"), Self.text(depth - 40), Self.text(60),
      Self.head("Third"), Self.text(40),
    ]
    let pages = PageBuilder(pieces, groups: []).pages
    // The third page goes on with the second section before the third begins.
    #expect(pages.map(\.section) == ["First", "Second", "Second"])
  }
}
