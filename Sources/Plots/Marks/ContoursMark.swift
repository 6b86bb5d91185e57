import Base
import Typography

/// Lines on which a field has given values, the bands between them filled or not.
public struct ContoursMark: Sendable, Hashable, Codable {
  /// What is drawn.
  public var field: Field
  /// Ascending values.
  public var levels: [Double]
  /// Fills the bands from each level to the next and beyond the last; nil fills nothing. Below the
  /// first level nothing is filled.
  public var fill: ColorScale?
  /// Colour of the lines; nil is ink, not quite opaque.
  public var line: SeriesColor?
  /// Width of the lines in points; 0 draws none.
  public var width: Double
  /// Levels drawn twice as wide.
  public var emphasised: [Double]
  /// Each level is written on its longest line.
  public var isLabelled: Bool
  /// What the levels are called in labels and tooltips; empty for their numbers.
  public var names: [String]
  /// What the field is, for tooltips and above the colour bar.
  public var label: String

  /// Contours.
  public init(
    _ field: Field, levels: [Double], fill: ColorScale? = nil, line: SeriesColor? = nil,
    width: Double = 0.4, emphasised: [Double] = [], isLabelled: Bool = false,
    names: [String] = [], label: String
  ) {
    self.field = field
    self.levels = levels
    self.fill = fill
    self.line = line
    self.width = width
    self.emphasised = emphasised
    self.isLabelled = isLabelled
    self.names = names
    self.label = label
  }
}

extension ContoursMark: PlottedMark {
  private static let lineOpacity = 0.55

  var colors: [SeriesColor] { line.map { [$0] } ?? [] }
  var fillsPanel: Bool { true }
  var counts: [Int] { [field.values.count, field.columns * field.rows] }
  var colorDomain: ColorDomain? {
    guard var scale = fill else { return nil }
    let sorted = levels.filter(\.isFinite).sorted()
    scale.lower = scale.lower ?? sorted.first
    scale.upper = scale.upper ?? sorted.last
    return ColorDomain(scale, of: field.values, levels: sorted)
  }

  func include(in reach: inout PanelReach) {
    reach.include(field.x.lowerBound, field.y.lowerBound, isTight: true)
    reach.include(field.x.upperBound, field.y.upperBound, isTight: true)
  }

  func tooltip(_ axes: MarkSummary) -> String {
    label + (label.isEmpty ? "" : "\n") + "at " + levels.map(name).joined(separator: ", ")
  }

  private func name(_ level: Double) -> String {
    let index = levels.firstIndex(of: level) ?? names.count
    return names.indices.contains(index)
      ? names[index] : TickText.signed(NumberText.shortest(level))
  }

  func draw(on canvas: PanelCanvas, tooltip: String) throws -> DrawnMark {
    let traces = levels.filter(\.isFinite).sorted().map { level in
      let trace = ContourTrace(field, level: level)
      return (level: level, trace: trace, lines: canvas.lines(trace.lines, of: field))
    }
    var drawn = DrawnMark()
    var nodes: [SceneNode] = []
    if fill != nil, let domain = canvas.colors {
      var layers = traces.enumerated().map {
        (loops: $1.trace.loops, place: domain.place(ofBand: $0, levels))
      }
      if domain.extendsBelow {
        let all = ContourTrace(field, level: -Double.greatestFiniteMagnitude)
        layers.insert((all.loops, 0), at: 0)
      }
      for layer in layers {
        let loops = canvas.loops(layer.loops, of: field)
        guard !loops.isEmpty else { continue }
        let paint = ColorTable.paint(domain, at: layer.place, on: canvas.page)
        nodes.append(.path(ScenePath(PanelCanvas.outlines(loops), fill: Fill(paint))))
      }
    }
    for (index, (level, _, whole)) in traces.enumerated() {
      var lines = whole
      let others = traces.indices.filter { $0 != index }.flatMap { traces[$0].lines }
      if isLabelled, let text = try self.text(level, lines, others, canvas) {
        lines = lines.flatMap { LineReduction.cut($0, by: text.frame.grown(1.5)) }
        drawn.texts.append(text)
      }
      guard !lines.isEmpty, width > 0 else { continue }
      let isWide = emphasised.contains(level)
      let stroke = Stroke(
        line.map { .series($0) } ?? .ink, width: isWide ? 2 * width : width,
        opacity: line != nil ? 1 : isWide ? 1.4 * Self.lineOpacity : Self.lineOpacity)
      nodes.append(
        .path(ScenePath(lines.flatMap { PanelCanvas.polyline($0) }, stroke: stroke)))
      drawn.lines += lines
    }
    guard !nodes.isEmpty else { return drawn }
    let group = SceneGroup(nodes, clip: canvas.frame, name: "contours", tooltip: tooltip)
    drawn.nodes = [.group(group)]
    return drawn
  }

  /// A level's name where its longest line is straightest and no other line passes; nil where it
  /// does not fit.
  private func text(
    _ level: Double, _ lines: [[Point]], _ others: [[Point]], _ canvas: PanelCanvas
  ) throws -> SceneText? {
    let box = try canvas.setter.box(name(level), canvas.theme.smallRemark)
    let room = canvas.frame.grown(-3)
    guard let line = lines.max(by: { Self.length($0) < Self.length($1) }),
      Self.length(line) > 2.5 * box.width
    else { return nil }
    var best: (bend: Double, area: Rectangle)?
    for (index, point) in line.enumerated() {
      let area = Rectangle(
        x: point.x - box.width / 2, y: point.y - box.height / 2, width: box.width,
        height: box.height)
      let clear = area.grown(1.5)
      guard room.contains(area), !canvas.taken.holds(area),
        !others.contains(where: { !LineReduction.clip($0, to: clear).isEmpty })
      else { continue }
      // How much longer the line is than the straight way across the label.
      var (from, to) = (index, index)
      while from > 0, area.grown(2).holds(line[from]) { from -= 1 }
      while to < line.count - 1, area.grown(2).holds(line[to]) { to += 1 }
      let straight = Self.length([line[from], line[to]])
      let bend = Self.length(Array(line[from...to])) / max(straight, 0.1)
      // A label seldom needs more than a straight line; the first of equals would sit at an end.
      let cost = max(1.05, bend) + 0.05 * (Double(index) / Double(line.count) - 0.5).magnitude
      if cost < (best?.bend ?? 1.7) { best = (cost, area) }
    }
    guard let best else { return nil }
    canvas.taken.add(best.area)
    return SceneText(
      box, at: Point(best.area.x, best.area.y + box.ascent),
      paint: self.line.map { .series($0) } ?? .ink)
  }

  private static func length(_ line: [Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, ends in
      let (dx, dy) = (ends.1.x - ends.0.x, ends.1.y - ends.0.y)
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }
}

extension ColorDomain {
  /// Where the colour of the band above a level stands: in the middle of the band.
  func place(ofBand index: Int, _ levels: [Double]) -> Double {
    let sorted = levels.filter(\.isFinite).sorted()
    guard index + 1 < sorted.count else { return 1 }
    let (low, high) = (scale.fraction(of: sorted[index]), scale.fraction(of: sorted[index + 1]))
    return low.isFinite && high.isFinite ? (low + high) / 2 : 0
  }
}
