import Typography

extension LabelPlacement {
  /// Puts insets and tables into the corners that are emptiest.
  func placeBlocks(_ panel: inout DrawnPanel) throws {
    for mark in panel.marks {
      switch mark {
      case .inset(let inset):
        if !(try place(inset, in: &panel)) { panel.dropped.append("inset") }
      case .table(let table):
        guard let set = try table.set(setter) else { continue }
        guard let corner = corner(width: set.width, height: set.height, nil, in: &panel) else {
          panel.dropped.append(table.rows.first?.first ?? "table")
          continue
        }
        for node in TableMark.nodes(set, at: Point(corner.x, corner.y)) {
          if case .text = node { panel.labels.append(node) } else { panel.nodes.append(node) }
        }
        panel.occupancy.mark(corner)
      default: continue
      }
    }
  }

  /// The area of a block in a corner: the one wanted, else the emptiest, clear of texts; else
  /// anywhere free of texts; nil where there is no room.
  private func corner(
    width: Double, height: Double, _ wanted: InsetMark.Corner?, in panel: inout DrawnPanel
  ) -> Rectangle? {
    let frame = panel.canvas.frame.grown(-4)
    guard width <= frame.width, height <= frame.height else { return nil }
    panel.occupancy.sumUp()
    let corners = wanted.map { [$0] } ?? InsetMark.Corner.allCases
    let areas = corners.map { corner in
      Rectangle(
        x: corner == .topRight || corner == .bottomRight ? frame.maxX - width : frame.x,
        y: corner == .topRight || corner == .topLeft ? frame.y : frame.maxY - height,
        width: width, height: height)
    }
    let clear = areas.enumerated().filter { !panel.hasText(in: $0.element) }
    let best = clear.min {
      (panel.occupancy.ink(in: $0.element.grown(2)), $0.offset)
        < (panel.occupancy.ink(in: $1.element.grown(2)), $1.offset)
    }
    let isEmpty = best.map { panel.occupancy.ink(in: $0.element.grown(2)) == 0 } ?? false
    if wanted != nil || isEmpty, let best { return best.element }
    return panel.free(areas[0]) ?? best?.element
  }

  /// Draws an inset; false where it has no room.
  private func place(_ mark: InsetMark, in panel: inout DrawnPanel) throws -> Bool {
    let frame = panel.canvas.frame
    let (width, height) = (mark.width * frame.width, mark.height * frame.height)
    let layout = try InsetLayout(mark.panel, theme: theme, setter: setter)
    guard let block = corner(width: width, height: height, mark.corner, in: &panel),
      let placed = try layout.drawn(in: block)
    else { return false }
    let ground = ScenePath(PanelCanvas.outline(block.grown(1.5)), fill: Fill(.paper))
    panel.nodes.append(.group(SceneGroup([.path(ground)] + placed.nodes, name: "inset")))
    panel.labels += placed.labels
    panel.dropped += placed.dropped
    panel.occupancy.mark(block)
    return true
  }
}

/// Lays out the panel of an inset in an area of the outer panel.
struct InsetLayout {
  private static let smallest = 22.0
  private static let labelGap = 2.5

  private let layout: FigureLayout
  private let x: TextBox?
  private let y: TextBox?

  init(_ panel: Panel, theme: FigureTheme, setter: LabelSetter) throws {
    var bare = panel
    bare.marks.removeAll { if case .inset = $0 { true } else { false } }
    var small = theme
    small.tickLength = 2
    small.tickPadding = 2.2
    small.tickPitchAcross = 36
    small.tickPitchDown = 22
    small.tick = theme.smallRemark
    small.label = theme.label.size(7)
    small.remark = theme.label.size(6.5)
    let figure = Figure(
      "inset", title: "", alternative: "", tables: [], grid: PanelGrid(rows: [[bare]]))
    var page = setter.page
    page.sizes = small
    layout = try FigureLayout(figure, page: page, library: setter.library)
    func label(_ axis: Axis?) throws -> TextBox? {
      guard let text = axis?.label, !text.isEmpty else { return nil }
      return try setter.box(text, small.label)
    }
    (x, y) = (try label(panel.x), try label(panel.y))
  }

  /// The panel with all that stands around it within an area; nil where that is too small.
  func drawn(in area: Rectangle) throws -> DrawnPanel? {
    var inner = area
    var plan = try layout.plan(0, 0, PanelSizes(width: area.width, heights: [area.height]))
    for _ in 0..<4 {
      var margins = plan.margins(width: inner.width, height: inner.height, theme: layout.theme)
      margins.top = max(margins.top, plan.colorBar?.head ?? 0)
      margins.bottom = max(margins.bottom, plan.colorBar?.overhang(layout.theme) ?? 0)
      let left = margins.left + (y.map { $0.height + Self.labelGap } ?? 0)
      let bottom = margins.bottom + (x.map { $0.height + Self.labelGap } ?? 0)
      inner = Rectangle(
        x: area.x + left, y: area.y + margins.top,
        width: area.width - left - margins.right, height: area.height - bottom - margins.top)
      guard inner.width >= Self.smallest, inner.height >= Self.smallest else { return nil }
      plan = try layout.plan(0, 0, PanelSizes(width: inner.width, heights: [inner.height]))
    }
    let margins = plan.margins(width: inner.width, height: inner.height, theme: layout.theme)
    // Ticks that have changed with the last size may need more room than there is.
    let needed = (
      left: margins.left + (y.map { $0.height + Self.labelGap } ?? 0),
      below: margins.bottom + (x.map { $0.height + Self.labelGap } ?? 0)
    )
    guard inner.x - needed.left >= area.x - 0.05, inner.y - margins.top >= area.y - 0.05,
      inner.maxX + margins.right <= area.maxX + 0.05,
      inner.maxY + needed.below <= area.maxY + 0.05
    else { return nil }
    if let x, x.width > inner.width + margins.left { return nil }
    if let y, y.width > area.height { return nil }
    if let bar = plan.colorBar, bar.block.width > inner.width + bar.width { return nil }
    var panels = [[try layout.draw(0, 0, frame: inner, plan: plan)]]
    try LabelPlacement(setter: layout.setter).place(&panels)
    var panel = panels[0][0]
    let axis = AxisDrawing(
      canvas: panel.canvas, plan: plan, hasFrame: layout.grid.rows[0][0].isMap
    ).nodes()
    for node in axis {
      if case .text = node { panel.labels.append(node) } else { panel.nodes.append(node) }
    }
    if let bar = plan.colorBar {
      panel.labels += bar.nodes(
        x: inner.maxX + plan.directWidth, top: inner.y, bottom: inner.maxY, page: layout.setter.page
      )
    }
    if let x {
      let center = min(area.maxX - x.width / 2, inner.x + inner.width / 2)
      panel.labels.append(
        .text(SceneText(x, at: Point(center - x.width / 2, area.maxY - x.descent))))
    }
    if let y {
      let center = min(
        area.maxY - y.width / 2, max(area.y + y.width / 2, inner.y + inner.height / 2))
      panel.labels.append(
        .text(
          SceneText(y, at: Point(area.x + y.ascent, center + y.width / 2), quarterTurns: 1)))
    }
    // Labels of both axes meet in the corner of a small one.
    guard SceneLinter.overlaps(panel.labels, within: nil).isEmpty else { return nil }
    return panel
  }
}
