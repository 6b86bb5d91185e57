import Plots
import Typography

extension PieceSetter {
  /// Between columns, and where words would have to be broken otherwise.
  private static let gaps = (wide: 16.0, narrow: 8.0)
  private static let padding = 3.2
  private static let wholeHeight = 0.42 * PageMeasure.depth

  /// A table, a piece a row; where it breaks, its head stands again above the rest.
  mutating func set(_ table: TableBlock, in frame: Frame) throws {
    var header = TextSetting.cell
    header.paint = .secondaryInk
    let (widths, gap) = try columnWidths(table, in: frame)
    var start = frame
    start.path = frame.path + [group(.table)]

    var caption: [Piece] = []
    if let number = table.number {
      let words = try captionNodes(
        [.strong([.text("Table\u{A0}\(number).")]), .text(" ")], table.caption, x: frame.x, y: 0,
        width: frame.width)
      caption = [
        Piece(
          height: words.height, before: 20, after: 7, keepsWithNext: true,
          nodes: [
            .group(
              SceneGroup(
                words.nodes, tag: .caption, destination: table.id,
                destinationPoint: Point(0, -12)))
          ], path: frame.path)
      ]
    }
    var head = try row(
      table.columns.map(\.header), table, widths, gap, header, .tableHeader, in: start)
    head.keepsWithNext = true
    head.nodes.append(bottomRule(head, .axis, in: frame))
    var rows = try table.rows.map {
      try row($0, table, widths, gap, .cell, .tableCell, in: start)
    }
    for index in rows.indices {
      let isLast = index == rows.count - 1
      rows[index].nodes.append(bottomRule(rows[index], isLast ? .axis : .grid, in: frame))
      rows[index].repeatedHead = index > 0 ? [head] : []
      // Two rows say too little alone, before a break or after it.
      rows[index].keepsWithNext = !isLast && (index < 2 || index >= rows.count - 3)
    }
    var all = caption + [head] + rows
    if table.omittedRows > 0 {
      all[all.count - 1].keepsWithNext = true
      let words = table.omittedRows == 1 ? "1 row" : "\(table.omittedRows) rows"
      let line = try textNodes(
        [.text("\(words) more in the data file.")], .small, x: frame.x, y: 4, width: frame.width)
      all.append(Piece(height: line.height + 4, nodes: line.nodes, path: frame.path))
    }
    all[0].before = max(all[0].before, 16)
    all[all.count - 1].after = 20
    if table.number != nil, all.map(\.height).reduce(0, +) <= Self.wholeHeight {
      pieces.append(whole(all, tableGroup: start.path.count - 1))
    } else {
      pieces += all
    }
  }

  /// A numbered table no taller than a figure stays whole and moves as figures do.
  private func whole(_ rows: [Piece], tableGroup depth: Int) -> Piece {
    var nodes: [SceneNode] = []
    var inside: [SceneNode] = []
    var y = 0.0
    for (index, row) in rows.enumerated() {
      if index > 0 { y += max(rows[index - 1].after, row.before) }
      let moved = row.nodes.map { $0.moved(0, y) }
      if row.path.count > depth { inside += moved } else { nodes += moved }
      y += row.height
    }
    nodes.append(.group(SceneGroup(inside, tag: .table)))
    return Piece(
      height: y, before: rows.first?.before ?? 0, after: rows.last?.after ?? 0, nodes: nodes,
      path: Array(rows.first?.path.prefix(depth) ?? []), float: .table)
  }

  private func bottomRule(_ piece: Piece, _ paint: Paint, in frame: Frame) -> SceneNode {
    .rule(
      from: Point(frame.x, piece.height), to: Point(frame.x + frame.width, piece.height), paint,
      width: 0.5)
  }

  /// Natural widths, spread over the measure; where they do not fit, words wrap in the widest
  /// columns, then in all.
  private func columnWidths(
    _ table: TableBlock, in frame: Frame
  ) throws -> (widths: [Double], gap: Double) {
    let columns = try table.columns.enumerated().map { index, column in
      try ColumnMeasure(
        [column.header] + table.rows.compactMap { index < $0.count ? $0[index] : nil },
        width: width)
    }
    func room(_ gap: Double) -> Double {
      frame.width - gap * Double(max(0, table.columns.count - 1))
    }
    let natural = columns.map(\.natural)
    let total = natural.reduce(0, +)
    guard total > 0 else { return (natural, Self.gaps.wide) }
    if total <= room(Self.gaps.wide) {
      // A first column of numbers stays at the edge.
      let first = table.columns.first?.alignment == .right && natural.count > 1 ? 1 : 0
      let share = (room(Self.gaps.wide) - total) / Double(natural.count - first)
      return (natural.enumerated().map { $1 + ($0 < first ? 0 : share) }, Self.gaps.wide)
    }
    for (least, gap) in [
      (columns.map(\.short), Self.gaps.wide), (columns.map(\.short), Self.gaps.narrow),
      (columns.map(\.word), Self.gaps.wide), (columns.map(\.word), Self.gaps.narrow),
    ] where least.reduce(0, +) <= room(gap) {
      return (ColumnMeasure.shared(room(gap), least: least, natural: natural), gap)
    }
    // Not even the words fit: they are broken.
    let scale = room(Self.gaps.narrow) / columns.map(\.word).reduce(0, +)
    return (columns.map { $0.word * scale }, Self.gaps.narrow)
  }

  private func width(_ content: [Inline]) throws -> Double {
    let items = InlineSetter.items(content, style: TextSetting.cell.style)
    let lines = try lines(items, .cell, width: 10_000)
    return lines.map(\.width).max() ?? 0
  }

  private func row(
    _ cells: [[Inline]], _ table: TableBlock, _ widths: [Double], _ gap: Double,
    _ setting: TextSetting, _ tag: SceneGroup.Tag, in frame: Frame
  ) throws -> Piece {
    var x = frame.x
    var nodes: [SceneNode] = []
    var height = setting.leading
    for (index, column) in table.columns.enumerated() {
      let alignment: Paragraph.Alignment =
        switch column.alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        }
      let content = index < cells.count ? cells[index] : []
      let cell = try textNodes(
        content, setting, x: x, y: Self.padding, width: widths[index], alignment: alignment)
      nodes.append(.group(SceneGroup(cell.nodes, tag: tag)))
      height = max(height, cell.height)
      x += widths[index] + gap
    }
    return Piece(
      height: height + 2 * Self.padding,
      nodes: [.group(SceneGroup(nodes, tag: .tableRow))], path: frame.path)
  }
}
