import Typography

/// A colour bar beside a panel: what the colours of a heat map stand for.
struct ColorBar {
  static let gap = 4.0
  static let thickness = 5.0
  private static let tickLength = 1.8
  private static let tickGap = 1.6
  /// Height of the arrow at an end beyond which values lie.
  private static let arrow = 4.0

  /// Above the bar.
  let block: TextBlock
  let ticks: AxisTicks
  let domain: ColorDomain
  /// Rows of panels that it spans.
  let rows: ClosedRange<Int>

  /// From the panel's edge to the right end of the tick labels.
  var width: Double {
    Self.gap + Self.thickness + Self.tickLength + Self.tickGap
      + (ticks.labelled.map(\.label.width).max() ?? 0)
  }

  /// Room above the panel.
  var head: Double { block.height > 0 ? block.height + 5 : 4 }

  /// Reach of the lowest tick label below the bar.
  func overhang(_ theme: FigureTheme) -> Double {
    let half = PanelPlan.figureHeight * theme.tick.size / 2
    return ticks.labelled.map { $0.label.descent + half }.max() ?? 0
  }

  /// Height that is left for colours between the arrows.
  static func length(_ height: Double, _ domain: ColorDomain) -> Double {
    height - (domain.extendsBelow ? arrow : 0) - (domain.extendsAbove ? arrow : 0)
  }

  /// The bar.
  /// - Parameter frame: Of the panels that it belongs to, from the top of the first to the bottom of
  ///   the last; `x` is where the room of the bar begins.
  func nodes(x: Double, top: Double, bottom: Double, page: PageTheme) -> [SceneNode] {
    let theme = page.sizes
    let left = x + Self.gap
    let area = Rectangle(
      x: left, y: top + (domain.extendsAbove ? Self.arrow : 0), width: Self.thickness,
      height: Self.length(bottom - top, domain))
    var nodes = colors(area, page)
    if domain.extendsAbove { nodes.append(arrow(area, from: area.y, to: top, place: 1, page)) }
    if domain.extendsBelow {
      nodes.append(arrow(area, from: area.maxY, to: bottom, place: 0, page))
    }
    var marks: [ScenePath.Element] = []
    for tick in ticks.ticks where tick.isMajor {
      let y = area.maxY - tick.place * area.height
      marks += [.move(Point(area.maxX, y)), .line(Point(area.maxX + Self.tickLength, y))]
    }
    if !marks.isEmpty {
      nodes.append(.path(ScenePath(marks, stroke: Stroke(.axis, width: theme.minorTick))))
    }
    for (place, label) in ticks.labelled {
      let y = area.maxY - place * area.height + PanelPlan.figureHeight * theme.tick.size / 2
      let place = Point(area.maxX + Self.tickLength + Self.tickGap, y)
      nodes.append(.text(SceneText(label, at: place, paint: .secondaryInk)))
    }
    for (line, baseline) in zip(block.lines, block.baselines) {
      let place = Point(x + width - line.width, top - head + baseline)
      nodes.append(.text(SceneText(line, at: place)))
    }
    return nodes
  }

  private func colors(_ area: Rectangle, _ page: PageTheme) -> [SceneNode] {
    guard domain.levels.count > 1 else {
      func pixels(_ palette: Palette) -> PixelImage {
        let table = ColorTable(domain, on: palette)
        let colors = (0..<256).map { table.color(at: 1 - Double($0) / 255) }
        return PixelImage(
          width: 1, height: 256, rgb: colors.flatMap { [$0.red, $0.green, $0.blue] })
      }
      return [
        .image(SceneImage(light: pixels(page.light), dark: pixels(page.dark), frame: area))
      ]
    }
    let ends = domain.levels.map { domain.scale.fraction(of: $0) }
    return zip(ends, ends.dropFirst()).enumerated().map { index, ends in
      let (low, high) = (max(0, ends.0), min(1, ends.1))
      let band = Rectangle(
        x: area.x, y: area.maxY - high * area.height, width: area.width,
        height: max(0, (high - low) * area.height))
      let paint = ColorTable.paint(
        domain, at: domain.place(ofBand: index, domain.levels), on: page)
      return .path(ScenePath(PanelCanvas.outline(band), fill: Fill(paint)))
    }
  }

  private func arrow(
    _ area: Rectangle, from: Double, to: Double, place: Double, _ page: PageTheme
  ) -> SceneNode {
    let tip = Point(area.x + area.width / 2, to)
    let paint = ColorTable.paint(domain, at: place, on: page)
    return .path(
      ScenePath(
        PanelCanvas.polyline([Point(area.x, from), tip, Point(area.maxX, from)]) + [.close],
        fill: Fill(paint)))
  }
}

/// What the colours of each panel stand for, and which panels carry a bar.
struct GridColors {
  /// A bar to be set.
  struct Bar {
    var domain: ColorDomain
    var label: String
    var rows: ClosedRange<Int>
  }

  /// Row by row; nil without rasters and filled contours.
  private(set) var domains: [[ColorDomain?]]
  /// Row by row; nil where the panel has no bar or another panel carries it.
  private(set) var bars: [[Bar?]]

  /// The colours of a figure's grid.
  init(_ grid: PanelGrid) {
    let own = grid.rows.map { $0.map(\.colorDomain) }
    domains = own
    bars = own.map { $0.map { _ in nil } }
    func isShared(_ row: Int, _ column: Int, with other: (row: Int, column: Int)) -> Bool {
      switch grid.shareColor {
      case .none: row == other.row && column == other.column
      case .rows: row == other.row
      case .columns: column == other.column
      case .all: true
      }
    }
    let places = own.indices.flatMap { row in own[row].indices.map { (row: row, column: $0) } }
      .filter { own[$0.row][$0.column] != nil }
    for place in places {
      let group = places.filter {
        isShared($0.row, $0.column, with: place)
          && own[$0.row][$0.column]?.isAlike(own[place.row][place.column]) ?? false
      }
      for other in group {
        if let domain = own[other.row][other.column] {
          domains[place.row][place.column]?.include(domain)
        }
      }
      // The last column of the first row carries the bar of all.
      let first = group.map(\.row).min() ?? place.row
      let last = group.filter { $0.row == first }.map(\.column).max() ?? place.column
      guard place.row == first, place.column == last,
        let domain = domains[place.row][place.column]
      else { continue }
      bars[place.row][place.column] = Bar(
        domain: domain, label: grid.rows[place.row][place.column].colorLabel,
        rows: first...max(first, group.map(\.row).max() ?? first))
    }
    keepApart()
    stateOwnScales(rowTitles: grid.rowTitles)
  }

  /// A bar ends above the next one of its column.
  private mutating func keepApart() {
    for row in bars.indices {
      for column in bars[row].indices {
        guard let bar = bars[row][column] else { continue }
        let next = bars.indices.first { $0 > row && bars[$0][column] != nil } ?? bars.count
        bars[row][column]?.rows = bar.rows.lowerBound...min(bar.rows.upperBound, next - 1)
      }
    }
  }

  /// Bars that say the same of different ranges say so; what a row's title says is not repeated.
  private mutating func stateOwnScales(rowTitles: [String]) {
    let all = bars.joined().compactMap(\.self)
    for row in bars.indices {
      for column in bars[row].indices {
        guard let bar = bars[row][column] else { continue }
        let isOwn = all.contains { $0.label == bar.label && $0.domain != bar.domain }
        guard isOwn else { continue }
        let isSaid =
          bar.label.isEmpty || (rowTitles.indices.contains(row) && rowTitles[row] == bar.label)
        bars[row][column]?.label = isSaid ? "own scale" : "\(bar.label) (own scale)"
      }
    }
  }
}

extension Panel {
  /// What all its rasters and filled contours reach; the first one's colours count.
  var colorDomain: ColorDomain? {
    let all = marks.compactMap(\.content.colorDomain)
    guard var domain = all.first else { return nil }
    for other in all.dropFirst() where other.isAlike(domain) { domain.include(other) }
    return domain
  }

  /// The label of the first mark with a colour bar.
  var colorLabel: String {
    marks.first { $0.content.colorDomain != nil }?.content.label ?? ""
  }

  /// Whether it is a map, with a frame about it.
  var isMap: Bool { marks.contains { $0.content.fillsPanel } }
}

extension ColorDomain {
  /// Whether two domains can have one colour bar.
  func isAlike(_ other: ColorDomain?) -> Bool {
    ramp == other?.ramp && isLog == other?.isLog && levels == other?.levels
  }
}
