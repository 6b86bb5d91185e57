extension MathLayout {
  /// Rows and columns about the axis.
  func table(
    _ rows: [[MathNode]], _ kind: MathTableKind, _ style: MathStyle
  ) throws -> MathBox {
    let em = face.size(style)
    let inner = kind == .aligned && !style.isScript ? MathStyle.display : cellStyle(style)
    let cells = try rows.map { row in
      try row.enumerated().map { column, cell in try self.cell(cell, column, kind, inner) }
    }
    let columns = cells.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    var result = TextBox()
    var baselines: [Double] = []
    var bottom = 0.0
    for (index, row) in cells.enumerated() {
      let ascent = max(row.map(\.ascent).max() ?? 0, 0.7 * em)
      let descent = max(row.map(\.descent).max() ?? 0, 0.3 * em)
      let gap = index == 0 ? 0 : (kind == .aligned ? 0.3 : 0.2) * em
      baselines.append(bottom + gap + ascent)
      bottom += gap + ascent + descent
    }
    let middle = bottom / 2 + face.length(\.axisHeight, style)
    for (row, baseline) in zip(cells, baselines) {
      var x = 0.0
      for (column, cell) in row.enumerated() {
        if column > 0 { x += gap(before: column, kind) * em }
        let slack = widths[column] - cell.width
        result.draw(cell.box, x: x + slack * alignment(column, kind), y: baseline - middle)
        x += widths[column]
      }
    }
    for column in 0..<columns {
      result.width += widths[column] + (column > 0 ? gap(before: column, kind) * em : 0)
    }
    result.ascent = middle
    result.descent = bottom - middle
    return MathBox(box: result)
  }

  private func cellStyle(_ style: MathStyle) -> MathStyle { style.isDisplay ? .text : style }

  private func cell(
    _ node: MathNode, _ column: Int, _ kind: MathTableKind, _ style: MathStyle
  ) throws -> MathBox {
    guard kind == .aligned, column % 2 == 1 else { return try lay(node, style) }
    if case .row(let parts) = node { return try row(parts, style, leading: .ordinary) }
    return try row([node], style, leading: .ordinary)
  }

  /// Em before a column.
  private func gap(before column: Int, _ kind: MathTableKind) -> Double {
    kind == .aligned ? (column % 2 == 1 ? 0 : 2) : 1
  }

  /// The part of a cell's slack that goes to its left.
  private func alignment(_ column: Int, _ kind: MathTableKind) -> Double {
    switch kind {
    case .matrix: 0.5
    case .aligned: column % 2 == 0 ? 1 : 0
    case .cases: 0
    }
  }
}
