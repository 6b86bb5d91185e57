import Typography

/// A few numbers as a small table within a panel, where the panel is empty.
public struct TableMark: Sendable, Hashable, Codable {
  /// Over the columns; empty for none.
  public var header: [String]
  /// Row by row, each as long as the others; the first column stands left, the others right.
  public var rows: [[String]]

  /// A small table.
  public init(header: [String] = [], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }
}

extension TableMark: PlottedMark {
  private static let columnGap = 8.0
  private static let rowGap = 2.6

  var label: String { "table" }
  var counts: [Int] { (header.isEmpty ? [] : [header.count]) + rows.map(\.count) }

  func include(in reach: inout PanelReach) {}

  func tooltip(_ axes: MarkSummary) -> String { "" }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark { DrawnMark() }

  /// The set table.
  struct Set {
    var cells: [[TextBox]]
    var hasHeader: Bool
    var widths: [Double]
    var lineHeight: Double
    var ascent: Double

    var width: Double { widths.reduce(0, +) + columnGap * Double(max(0, widths.count - 1)) }
    var height: Double {
      Double(cells.count) * (lineHeight + rowGap) + (hasHeader ? rowGap : 0)
    }
  }

  /// Sets all cells; nil without any.
  func set(_ setter: LabelSetter) throws -> Set? {
    let lines = (header.isEmpty ? [] : [header]) + rows
    guard let first = lines.first, !first.isEmpty else { return nil }
    let cells = try lines.enumerated().map { index, line in
      try line.map { text in
        try setter.box(text, setter.theme.tick)
      }
    }
    let widths = first.indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    let boxes = cells.joined()
    let ascent = boxes.map(\.ascent).max() ?? 0
    return Set(
      cells: cells, hasHeader: !header.isEmpty, widths: widths,
      lineHeight: ascent + (boxes.map(\.descent).max() ?? 0), ascent: ascent)
  }

  /// The table with its top left corner at a place.
  static func nodes(_ set: Set, at corner: Point) -> [SceneNode] {
    var nodes: [SceneNode] = []
    var y = corner.y + rowGap / 2
    func rule(_ y: Double, _ width: Double) -> SceneNode {
      .path(
        ScenePath(
          [.move(Point(corner.x, y)), .line(Point(corner.x + set.width, y))],
          stroke: Stroke(.axis, width: width)))
    }
    for (row, cells) in set.cells.enumerated() {
      let isHeader = set.hasHeader && row == 0
      var x = corner.x
      for (column, box) in cells.enumerated() {
        let left = column == 0 ? x : x + set.widths[column] - box.width
        nodes.append(
          .text(
            SceneText(
              box, at: Point(left, y + set.ascent), paint: isHeader ? .secondaryInk : .ink)))
        x += set.widths[column] + columnGap
      }
      y += set.lineHeight + rowGap
      if isHeader {
        nodes.append(rule(y - rowGap / 2, 0.4))
        y += rowGap
      }
    }
    return nodes
  }
}
