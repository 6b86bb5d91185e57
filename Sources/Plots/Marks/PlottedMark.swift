/// What every kind of mark can say and do; one conformance a file.
protocol PlottedMark: Sendable {
  /// The series' name; empty for none.
  var label: String { get }
  /// Colours that tell its data from other series.
  var colors: [SeriesColor] { get }
  /// Lengths of what must be equally long.
  var counts: [Int] { get }
  /// What its colours stand for, of marks with a colour bar.
  var colorDomain: ColorDomain? { get }
  /// It covers the panel like a map, which then has a frame and no margins.
  var fillsPanel: Bool { get }
  /// Places of its data.
  var places: (x: [Double], y: [Double]) { get }
  /// Tells a panel how far it reaches.
  func include(in reach: inout PanelReach)
  /// What the pointer reads over the mark.
  func tooltip(_ axes: MarkSummary) throws -> String
  /// Draws it without the labels that look for a free place.
  func draw(on canvas: PanelCanvas, tooltip: String) throws -> DrawnMark
}

extension PlottedMark {
  var label: String { "" }
  var colors: [SeriesColor] { [] }
  var counts: [Int] { [] }
  var colorDomain: ColorDomain? { nil }
  var fillsPanel: Bool { false }
  var places: (x: [Double], y: [Double]) { ([], []) }

  func include(in reach: inout PanelReach) {
    let (xs, ys) = places
    for (x, y) in zip(xs, ys) { reach.include(x, y) }
  }

  func tooltip(_ axes: MarkSummary) -> String {
    let (xs, ys) = places
    return axes.reach(label, xs, ys, count: nil)
  }
}

/// How far a panel's marks reach along x and y.
struct PanelReach {
  let xAxis: Axis
  let yAxis: Axis
  private(set) var x = Extent()
  private(set) var y = Extent()

  init(x: Axis, y: Axis) {
    (xAxis, yAxis) = (x, y)
  }

  /// Takes in a place that both scales can show; y only within fixed ends of x.
  mutating func include(_ px: Double, _ py: Double, isTight: Bool = false) {
    guard xAxis.scale.canShow(px), yAxis.scale.canShow(py) else { return }
    x.include(px, on: xAxis.scale, isTight: isTight)
    if px >= xAxis.lower ?? px, px <= xAxis.upper ?? px {
      y.include(py, on: yAxis.scale, isTight: isTight)
    }
  }

  /// Takes in a value along x alone.
  mutating func include(x value: Double, isTight: Bool = false) {
    x.include(value, on: xAxis.scale, isTight: isTight)
  }

  /// Takes in a value along y alone.
  mutating func include(y value: Double, isTight: Bool = false) {
    y.include(value, on: yAxis.scale, isTight: isTight)
  }
}

extension Panel {
  /// How far the marks reach.
  func reach() -> PanelReach {
    var reach = PanelReach(x: x ?? .linear(""), y: y ?? .linear(""))
    for mark in marks { mark.content.include(in: &reach) }
    return reach
  }
}
