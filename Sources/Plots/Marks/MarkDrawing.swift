extension PanelCanvas {
  /// Draws a mark without its labels.
  /// - Parameter summary: What the pointer reads over the mark.
  func draw(_ mark: Mark, summary: String) -> DrawnMark {
    switch mark {
    case .points(let points): draw(points, summary)
    case .line(let line): draw(line, summary)
    case .band(let band): draw(band, summary)
    case .fit(let fit): draw(fit, summary)
    case .rule(let rule): draw(rule)
    case .imageGrid(let images): draw(images)
    case .text: DrawnMark(nodes: [])
    }
  }

  private func draw(_ mark: PointsMark, _ summary: String) -> DrawnMark {
    let area = clip(0.01)
    let inside = points(mark.x, mark.y).filter { area.holds($0) }
    let dots = LineReduction.thin(inside)
    guard !dots.isEmpty else { return DrawnMark(nodes: []) }
    let path = ScenePath(
      dots.flatMap { [.move($0), .line($0)] },
      stroke: Stroke(.series(mark.color), width: mark.size, isRound: true))
    let group = SceneGroup(
      [.path(path)], clip: clip(mark.size / 2), name: mark.color.className, tooltip: summary)
    return DrawnMark(nodes: [.group(group)], dots: dots)
  }

  private func draw(_ mark: LineMark, _ summary: String) -> DrawnMark {
    let area = clip(2 * mark.width)
    let parts = LineReduction.split(points(mark.x, mark.y))
      .flatMap { LineReduction.clip($0, to: area) }.map(LineReduction.reduce)
    guard !parts.isEmpty else { return DrawnMark(nodes: []) }
    let path = ScenePath(
      parts.flatMap { Self.polyline($0) },
      stroke: Stroke(
        .series(mark.color), width: mark.width, dash: mark.dash, isRound: mark.dash.isEmpty))
    let group = SceneGroup(
      [.path(path)], clip: clip(mark.width / 2), name: mark.color.className, tooltip: summary)
    return DrawnMark(nodes: [.group(group)], lines: parts)
  }

  static func polyline(_ points: [Point]) -> [ScenePath.Element] {
    guard let first = points.first else { return [] }
    // A lone point between gaps still shows, as a dot of the line's width.
    return [.move(first)] + (points.count > 1 ? points.dropFirst() : points[...]).map { .line($0) }
  }

  private func draw(_ mark: BandMark, _ summary: String) -> DrawnMark {
    let limit = clip(4)
    let uppers = clamped(points(mark.x, mark.upper), limit)
    let lowers = clamped(points(mark.x, mark.lower), limit)
    // A gap in either edge is a gap of the band.
    let gap = Point(.nan, .nan)
    let isWhole = zip(uppers, lowers).map { $0.x.isFinite && $0.y.isFinite && $1.y.isFinite }
    let tops = LineReduction.split(zip(uppers, isWhole).map { $1 ? $0 : gap })
    let bottoms = LineReduction.split(zip(lowers, isWhole).map { $1 ? $0 : gap })
    var elements: [ScenePath.Element] = []
    var areas: [(upper: [Point], lower: [Point])] = []
    for (top, bottom) in zip(tops, bottoms) where top.count > 1 {
      let (above, below) = (LineReduction.reduce(top), LineReduction.reduce(bottom))
      elements += Self.polyline(above) + below.reversed().map { .line($0) } + [.close]
      areas.append((top, bottom))
    }
    guard !elements.isEmpty else { return DrawnMark(nodes: []) }
    let path = ScenePath(
      elements, fill: Fill(.series(mark.color), opacity: theme.bandOpacity))
    let group = SceneGroup(
      [.path(path)], clip: frame, name: mark.color.className, tooltip: summary)
    return DrawnMark(nodes: [.group(group)], areas: areas)
  }

  private func clamped(_ points: [Point], _ area: Rectangle) -> [Point] {
    points.map { point in
      guard point.x.isFinite, point.y.isFinite else { return Point(.nan, .nan) }
      return Point(point.x, min(area.maxY, max(area.y, point.y)))
    }
  }

  private func draw(_ mark: FitMark, _ summary: String) -> DrawnMark {
    let parts = LineReduction.clip(fitted(mark), to: clip(1))
    guard !parts.isEmpty else { return DrawnMark(nodes: []) }
    let path = ScenePath(
      parts.flatMap { Self.polyline($0) }, stroke: Stroke(.ink, width: theme.fit))
    let group = SceneGroup([.path(path)], clip: clip(0.5), name: "fit", tooltip: summary)
    return DrawnMark(nodes: [.group(group)], lines: parts)
  }

  /// The power law over its window; straight where both axes are logarithmic.
  private func fitted(_ mark: FitMark) -> [Point] {
    guard mark.from > 0, mark.to > mark.from, mark.prefactor > 0, let x, let y else { return [] }
    let (first, last) = (Decades.log10(mark.from), Decades.log10(mark.to))
    let steps = x.kind == .log && y.kind == .log ? 1 : 96
    let height = Decades.log10(mark.prefactor)
    return (0...steps).map { step in
      let place = first + (last - first) * Double(step) / Double(steps)
      return Point(
        across(Decades.power(place)), down(Decades.power(height + mark.slope * place)))
    }.filter { $0.x.isFinite && $0.y.isFinite }
  }

  private func draw(_ mark: RuleMark) -> DrawnMark {
    let ends: [Point]
    switch mark.position {
    case .x(let value):
      let place = across(value)
      guard place >= frame.x - 0.01, place <= frame.maxX + 0.01 else { return DrawnMark(nodes: []) }
      ends = [Point(place, frame.maxY), Point(place, frame.y)]
    case .y(let value):
      let place = down(value)
      guard place >= frame.y - 0.01, place <= frame.maxY + 0.01 else { return DrawnMark(nodes: []) }
      ends = [Point(frame.x, place), Point(frame.maxX, place)]
    }
    let path = ScenePath(
      Self.polyline(ends), stroke: Stroke(.secondaryInk, width: 0.6, dash: [2.5, 2]))
    return DrawnMark(nodes: [.group(SceneGroup([.path(path)], name: "rule"))], lines: [ends])
  }
}

extension SeriesColor {
  /// Class of the marks in SVG.
  var className: String { "s-\(name)" }
}
