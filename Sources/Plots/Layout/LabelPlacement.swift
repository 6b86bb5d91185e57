import Typography

/// Puts the labels of fits, rules and text marks where the panels are empty.
struct LabelPlacement {
  let setter: LabelSetter

  /// The corners that a fit's label may take, best first.
  private enum Corner: CaseIterable {
    case topRight, bottomLeft, topLeft, bottomRight
  }

  private static let margin = 3.0
  var theme: FigureTheme { setter.theme }

  /// Places all labels; fits' labels take the same corner and brackets the same side of every panel
  /// where that corner or side is free in all.
  func place(_ panels: inout [[DrawnPanel]]) throws {
    for row in panels.indices {
      for column in panels[row].indices {
        try placeBlocks(&panels[row][column])
        try placeTexts(&panels[row][column])
        try placeRules(&panels[row][column])
        try placeNames(&panels[row][column])
      }
    }
    placeBrackets(&panels)
    try placeFits(&panels)
  }

  // MARK: Texts and rules

  private func placeTexts(_ panel: inout DrawnPanel) throws {
    for mark in panel.marks {
      guard case .text(let text) = mark, !text.text.isEmpty else { continue }
      let center = Point(panel.canvas.across(text.x), panel.canvas.down(text.y))
      guard center.x.isFinite, center.y.isFinite else { continue }
      let box = try setter.box(text.text, theme.remark)
      let frame = panel.canvas.frame
      let area = Rectangle(
        x: clamp(center.x - box.width / 2, frame.x + 1, frame.maxX - box.width - 1),
        y: clamp(center.y - box.height / 2, frame.y + 1, frame.maxY - box.height - 1),
        width: box.width, height: box.height)
      switch text.placement {
      case .exact: panel.setText(box, near: area, paint: .ink)
      case .clear: panel.setClearText(box, near: area, of: center, paint: .ink)
      }
    }
  }

  private func clamp(_ value: Double, _ low: Double, _ high: Double) -> Double {
    max(low, min(high, value))
  }

  private func placeRules(_ panel: inout DrawnPanel) throws {
    for mark in panel.marks {
      guard case .rule(let rule) = mark, !rule.label.isEmpty else { continue }
      let box = try setter.box(rule.label, theme.remark)
      let frame = panel.canvas.frame
      let (width, height, gap) = (box.width, box.height, 1.5)
      var areas: [Rectangle] = []
      switch rule.position {
      case .y(let value):
        let y = panel.canvas.down(value)
        guard y >= frame.y - 0.01, y <= frame.maxY + 0.01 else { continue }
        for x in [frame.maxX - width - gap, frame.x + gap + 1, frame.x + (frame.width - width) / 2]
        {
          areas.append(Rectangle(x: x, y: y - gap - height, width: width, height: height))
          areas.append(Rectangle(x: x, y: y + gap, width: width, height: height))
        }
      case .x(let value):
        let x = panel.canvas.across(value)
        guard x >= frame.x - 0.01, x <= frame.maxX + 0.01 else { continue }
        for y in [
          frame.y + gap, frame.maxY - height - gap - 2, frame.y + (frame.height - height) / 2,
        ] {
          areas.append(Rectangle(x: x + gap + 1, y: y, width: width, height: height))
          areas.append(Rectangle(x: x - gap - 1 - width, y: y, width: width, height: height))
        }
      }
      panel.occupancy.sumUp()
      let inside = areas.filter { frame.contains($0) && !panel.hasText(in: $0) }
      let best = inside.enumerated().min {
        (panel.occupancy.ink(in: $0.element), $0.offset)
          < (panel.occupancy.ink(in: $1.element), $1.offset)
      }?.element
      panel.setText(box, near: best ?? areas[0], paint: .secondaryInk)
    }
  }

  // MARK: Fits

  private func placeBrackets(_ panels: inout [[DrawnPanel]]) {
    var ink = (top: 0, bottom: 0)
    for panel in panels.joined() {
      var occupancy = panel.occupancy
      occupancy.sumUp()
      for fit in panel.fits {
        if let bracket = panel.bracket(fit, atTop: true) {
          ink.top += occupancy.ink(in: bracket.grown(1.5))
        }
        if let bracket = panel.bracket(fit, atTop: false) {
          ink.bottom += occupancy.ink(in: bracket.grown(1.5))
        }
      }
    }
    for row in panels.indices {
      for column in panels[row].indices {
        for fit in panels[row][column].fits {
          panels[row][column].drawBracket(fit, atTop: ink.top < ink.bottom)
        }
      }
    }
  }

  private func placeFits(_ panels: inout [[DrawnPanel]]) throws {
    var boxes: [[[TextBox]]] = []
    for row in panels {
      boxes.append(
        try row.map { panel in
          try panel.fits.filter { !$0.label.isEmpty }.map { try setter.box($0.label, theme.remark) }
        })
    }
    for row in panels.indices {
      for column in panels[row].indices { panels[row][column].occupancy.sumUp() }
    }
    func isFree(_ corner: Corner, _ row: Int, _ column: Int) -> Bool {
      areas(corner, boxes[row][column], in: panels[row][column]).allSatisfy {
        panels[row][column].isFree($0)
      }
    }
    let places = boxes.indices.flatMap { row in boxes[row].indices.map { (row, $0) } }
      .filter { !boxes[$0.0][$0.1].isEmpty }
    let common = Corner.allCases.first { corner in
      places.allSatisfy { isFree(corner, $0.0, $0.1) }
    }
    for (row, column) in places {
      let own = common ?? Corner.allCases.first { isFree($0, row, column) }
      let boxes = boxes[row][column]
      let wished = areas(own ?? .topRight, boxes, in: panels[row][column])
      for (box, area) in zip(boxes, wished) {
        guard let place = own == nil ? panels[row][column].free(area) : area else {
          panels[row][column].dropped.append(box.text)
          continue
        }
        panels[row][column].setText(box, in: place, paint: .ink)
      }
    }
  }

  /// Areas of labels one under the other in a corner.
  private func areas(_ corner: Corner, _ boxes: [TextBox], in panel: DrawnPanel) -> [Rectangle] {
    let frame = panel.canvas.frame.grown(-Self.margin)
    let isTop = corner == .topRight || corner == .topLeft
    let isRight = corner == .topRight || corner == .bottomRight
    let total = boxes.map { $0.height + 2 }.reduce(-2, +)
    let shift = panel.bracketRoom(atTop: isTop)
    var y = isTop ? frame.y + shift : frame.maxY - total - shift
    return boxes.map { box in
      defer { y += box.height + 2 }
      return Rectangle(
        x: isRight ? frame.maxX - box.width : frame.x + 1, y: y, width: box.width,
        height: box.height)
    }
  }
}
