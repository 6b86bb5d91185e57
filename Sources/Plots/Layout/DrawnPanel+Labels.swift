import Typography

extension DrawnPanel {
  /// The panel's fits in drawing order.
  var fits: [FitMark] {
    marks.compactMap { if case .fit(let fit) = $0 { fit } else { nil } }
  }

  // MARK: Text

  /// Whether a text in the panel would overlap an earlier one.
  func hasText(in area: Rectangle) -> Bool {
    SceneLinter.texts(labels).contains { $0.frame.overlaps(area.grown(1)) }
  }

  /// Whether an area is within the panel and empty; the sums must be up to date.
  func isFree(_ area: Rectangle, margin: Double = 2) -> Bool {
    canvas.frame.contains(area) && occupancy.ink(in: area.grown(margin)) == 0
      && !hasText(in: area)
  }

  /// The emptiest area of this size nearest to this one, clear of other texts; nil where there is
  /// none.
  mutating func free(_ area: Rectangle) -> Rectangle? {
    let room = canvas.frame.grown(-2)
    guard area.width <= room.width, area.height <= room.height else { return nil }
    occupancy.sumUp()
    return occupancy.place(
      width: area.width, height: area.height,
      near: Point(area.x + area.width / 2, area.y + area.height / 2)
    ) { hasText(in: $0) }
  }

  /// Sets a text in an area, or at the free place nearest to it where that is taken; drops it where
  /// no place is free.
  mutating func setText(_ box: TextBox, near area: Rectangle, paint: Paint) {
    if canvas.frame.contains(area, tolerance: 0.01), !hasText(in: area) {
      return setText(box, in: area, paint: paint)
    }
    if let free = free(area) { return setText(box, in: free, paint: paint) }
    dropped.append(box.text)
  }

  /// Sets a text and keeps its area from others.
  mutating func setText(_ box: TextBox, in area: Rectangle, paint: Paint) {
    labels.append(
      .text(SceneText(box, at: Point(area.x, area.y + box.ascent), paint: paint)))
    occupancy.mark(area)
    occupancy.sumUp()
  }

  // MARK: Brackets

  private static let bracketHeight = 2.5

  /// The area of a bracket over a fit's window, above all data or below.
  func bracket(_ fit: FitMark, atTop: Bool) -> Rectangle? {
    let frame = canvas.frame
    let (from, to) = (canvas.across(fit.from), canvas.across(fit.to))
    guard from.isFinite, to.isFinite, to > from, to > frame.x, from < frame.maxX else { return nil }
    let left = max(frame.x, from)
    return Rectangle(
      x: left, y: atTop ? frame.y + 1 : frame.maxY - Self.bracketHeight - 3,
      width: min(frame.maxX, to) - left, height: Self.bracketHeight)
  }

  /// Draws the bracket of a fit.
  mutating func drawBracket(_ fit: FitMark, atTop: Bool) {
    guard let area = bracket(fit, atTop: atTop) else { return }
    let (tips, bar) = atTop ? (area.maxY, area.y) : (area.y, area.maxY)
    let corners = [
      Point(area.x, tips), Point(area.x, bar), Point(area.maxX, bar), Point(area.maxX, tips),
    ]
    let path = ScenePath(
      PanelCanvas.polyline(corners), stroke: Stroke(.secondaryInk, width: 0.6))
    nodes.append(.group(SceneGroup([.path(path)], name: "fit-window")))
    occupancy.mark(area)
    bracketIsAtTop = atTop
  }

  /// Room that labels in a corner leave to a bracket.
  func bracketRoom(atTop: Bool) -> Double {
    bracketIsAtTop == atTop ? Self.bracketHeight + 5 : 0
  }
}
