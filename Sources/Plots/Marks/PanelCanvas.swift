import Typography

/// One panel's inner area with its scales: where values stand on the page.
struct PanelCanvas {
  /// The inner area.
  let frame: Rectangle
  /// Nil without axes.
  let x: AxisScale?
  /// See ``x``.
  let y: AxisScale?
  /// What the colours of rasters and filled contours mean; nil without any.
  var colors: ColorDomain?
  /// Sets text.
  let setter: LabelSetter
  /// Where texts stand that marks have placed themselves.
  let taken = TakenPlaces()
  /// Places of few and large dots, which names of regions keep clear of.
  var obstacles: [Point] = []

  var theme: FigureTheme { setter.theme }
  /// Colours of both papers, for pixels.
  var page: PageTheme { setter.page }

  /// Horizontal place of a value; NaN without one.
  func across(_ value: Double) -> Double {
    guard let x else { return .nan }
    return frame.x + x.fraction(of: value) * frame.width
  }

  /// Upright place of a value; NaN without one.
  func down(_ value: Double) -> Double {
    guard let y else { return .nan }
    return frame.maxY - y.fraction(of: value) * frame.height
  }

  /// Horizontal place of a value, held within the frame and a little beyond.
  ///
  /// What a scale cannot show, as zero on a log axis, stands beyond the lower end.
  func heldAcross(_ value: Double) -> Double {
    let place = across(value)
    let held = place.isNaN ? (value > 0 ? frame.maxX + 9 : frame.x - 9) : place
    return min(frame.maxX + 9, max(frame.x - 9, held))
  }

  /// Upright place of a value, held within the frame and a little beyond.
  func heldDown(_ value: Double) -> Double {
    let place = down(value)
    let held = place.isNaN ? (value > 0 ? frame.y - 9 : frame.maxY + 9) : place
    return min(frame.maxY + 9, max(frame.y - 9, held))
  }

  /// Places of values, NaN where there is none.
  func points(_ xs: [Double], _ ys: [Double]) -> [Point] {
    zip(xs, ys).map { Point(across($0), down($1)) }
  }

  /// The inner area, with room for half a mark beyond.
  func clip(_ margin: Double = 1) -> Rectangle { frame.grown(margin) }

  static func polyline(_ points: [Point]) -> [ScenePath.Element] {
    guard let first = points.first else { return [] }
    // A lone point between gaps still shows, as a dot of the line's width.
    return [.move(first)] + (points.count > 1 ? points.dropFirst() : points[...]).map { .line($0) }
  }

  /// The outline of an area.
  static func outline(_ area: Rectangle) -> [ScenePath.Element] {
    polyline([
      Point(area.x, area.y), Point(area.maxX, area.y), Point(area.maxX, area.maxY),
      Point(area.x, area.maxY),
    ]) + [.close]
  }
}

/// What drawing a mark yields.
struct DrawnMark {
  /// On the page, in drawing order.
  var nodes: [SceneNode] = []
  /// Texts over all marks, at settled places.
  var texts: [SceneText] = []
  /// What stands for the mark in the occupancy of the panel.
  var dots: [Point] = []
  /// How far dots reach from their centres.
  var dotRadius = 1.0
  /// Lines likewise, broken where they break.
  var lines: [[Point]] = []
  /// Areas between an upper and a lower line.
  var areas: [(upper: [Point], lower: [Point])] = []
  /// Areas that labels had better not cover.
  var blocks: [Rectangle] = []
}

/// Areas of texts that marks have placed while they were drawn.
final class TakenPlaces {
  private var areas: [Rectangle] = []

  func add(_ area: Rectangle) { areas.append(area) }

  /// Whether a text in an area would touch one of them.
  func holds(_ area: Rectangle) -> Bool { areas.contains { $0.overlaps(area.grown(1)) } }
}

extension SeriesColor {
  /// Class of the marks in SVG.
  var className: String { "s-\(name)" }
}
