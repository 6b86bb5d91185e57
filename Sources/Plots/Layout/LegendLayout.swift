import Typography

/// A legend's keys and labels in rows above the grid.
struct LegendLayout {
  private struct Item {
    var entry: LegendEntry?
    var label: TextBox
    var x: Double
    var row: Int
  }

  private static let entryGap = 13.0
  private static let keyGap = 4.0
  private static let rowGap = 4.0

  private let items: [Item]
  private let rowHeight: Double
  private let rows: Int

  /// Height of all rows; 0 without entries.
  var height: Double {
    rows == 0 ? 0 : Double(rows) * rowHeight + Double(rows - 1) * Self.rowGap
  }
  /// Width of the widest row.
  let width: Double

  /// Breaks the entries into rows of a width.
  init(_ grid: PanelGrid, width available: Double, setter: LabelSetter) throws {
    var items: [Item] = []
    var (x, row, widest, tallest) = (0.0, 0, 0.0, 0.0)
    func add(_ entry: LegendEntry?, _ label: TextBox) {
      let key = entry.map { Self.keyWidth($0.key) + Self.keyGap } ?? 0
      if x > 0, x + key + label.width > available { (x, row) = (0, row + 1) }
      items.append(Item(entry: entry, label: label, x: x, row: row))
      x += key + label.width
      widest = max(widest, x)
      tallest = max(tallest, label.height)
      x += Self.entryGap
    }
    if !grid.legend.isEmpty {
      if !grid.legendTitle.isEmpty {
        add(nil, try setter.box(grid.legendTitle, setter.theme.label))
      }
      for entry in grid.legend { add(entry, try setter.box(entry.label, setter.theme.label)) }
    }
    self.items = items
    width = widest
    rowHeight = tallest
    rows = items.isEmpty ? 0 : row + 1
  }

  private static func keyWidth(_ key: LegendEntry.Key) -> Double {
    switch key {
    case .point: 4
    case .line: 18
    case .area: 10
    case .marker: 7
    }
  }

  /// The legend with its top left corner at a place.
  func nodes(at corner: Point) -> [SceneNode] {
    items.map { item in
      let ascent = item.label.ascent
      let baseline = corner.y + Double(item.row) * (rowHeight + Self.rowGap) + ascent
      let x = corner.x + item.x
      guard let entry = item.entry else {
        return .text(SceneText(item.label, at: Point(x, baseline), paint: .secondaryInk))
      }
      let width = Self.keyWidth(entry.key)
      let key = Self.key(entry, x: x, y: baseline - ascent / 2, width: width)
      let label = SceneText(item.label, at: Point(x + width + Self.keyGap, baseline))
      return .group(
        SceneGroup([key, .text(label)], name: "key \(entry.color.className)"))
    }
  }

  private static func key(
    _ entry: LegendEntry, x: Double, y: Double, width: Double
  ) -> SceneNode {
    let paint = Paint.series(entry.color)
    switch entry.key {
    case .point:
      let place = Point(x + width / 2, y)
      return .path(
        ScenePath(
          [.move(place), .line(place)], stroke: Stroke(paint, width: width, isRound: true)))
    case .line:
      return .path(
        ScenePath(
          [.move(Point(x, y)), .line(Point(x + width, y))],
          stroke: Stroke(paint, width: 1.5, dash: entry.dash)))
    case .marker(let marker):
      let outline = marker.outline(at: Point(x + width / 2, y), diameter: 4.6)
      return .path(
        marker == .ring
          ? ScenePath(outline, fill: Fill(.paper), stroke: Stroke(paint, width: 1.2))
          : ScenePath(outline, fill: Fill(paint)))
    case .area:
      let corners = [Point(x, y - 3), Point(x + width, y - 3), Point(x + width, y + 3)]
      return .path(
        ScenePath(
          PanelCanvas.polyline(corners) + [.line(Point(x, y + 3)), .close],
          fill: Fill(paint)))
    }
  }
}
