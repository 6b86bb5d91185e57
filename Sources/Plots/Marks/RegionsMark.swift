import Base
import LinearAlgebra
import Typography

/// Decision regions: where each of several scores is the largest.
public struct RegionsMark: Sendable, Hashable, Codable {
  /// One of the classes.
  public struct Class: Sendable, Hashable, Codable {
    /// Written in its largest region, where it fits.
    public var label: String
    /// Fills its regions; text in ink must be legible on it.
    public var color: SeriesColor

    /// A class.
    public init(_ label: String, color: SeriesColor) {
      self.label = label
      self.color = color
    }
  }

  /// One field of scores a class, all on the same places.
  public var scores: [Field]
  /// As many as scores.
  public var classes: [Class]

  /// Decision regions.
  public init(scores: [Field], classes: [Class]) {
    self.scores = scores
    self.classes = classes
  }

  /// Classes named as given, in the light colours for areas.
  public static func classes(_ names: [String]) -> [Class] {
    let colors = QualitativeColors.areas
    return names.enumerated().map { Class($1, color: colors[$0 % colors.count]) }
  }

  /// Contours of the largest share after a softmax of the scores, for over the regions.
  ///
  /// Every class has its own contours, of its log odds against all others: these run smoothly where
  /// the largest share itself has a crease, along the borders.
  /// - Parameter levels: From 0.5 up, where only the largest share can be; the lowest is drawn wider.
  public func confidenceContours(_ levels: [Double] = [0.5, 0.7, 0.9, 0.99]) -> [Mark] {
    let own = levels.filter { (0.5..<1).contains($0) }.sorted()
    let odds = own.map { ElementaryFunctions.log($0 / (1 - $0)) }
    guard let geometry = scores.first, let lowest = odds.first,
      scores.allSatisfy({ $0.values.count == geometry.values.count }),
      scores.count == classes.count
    else { return [] }
    return scores.indices.compactMap { index in
      var field = geometry
      field.values = field.values.indices.map { place in
        let others = scores.indices.filter { $0 != index }.map { Double(scores[$0].values[place]) }
        guard let largest = others.max(), largest.isFinite else { return .nan }
        let sum = others.reduce(0) { $0 + ElementaryFunctions.exp($1 - largest) }
        return Float(
          Double(scores[index].values[place]) - largest - ElementaryFunctions.log(sum))
      }
      guard field.values.contains(where: { Double($0) > lowest }) else { return nil }
      return .contours(
        ContoursMark(
          field, levels: odds, width: 0.35, emphasised: [lowest],
          names: own.map { NumberText.shortest($0) },
          label: "confidence in \(classes[index].label)"))
    }
  }

  /// The classes that are anywhere the largest, for a legend.
  public var presentClasses: [Class] {
    guard let field = scores.first else { return [] }
    var isPresent = classes.map { _ in false }
    for place in field.values.indices {
      var best = 0
      for index in scores.indices where scores[index].values[place] > scores[best].values[place] {
        best = index
      }
      if best < isPresent.count { isPresent[best] = true }
    }
    return zip(classes, isPresent).filter(\.1).map(\.0)
  }
}

extension RegionsMark: PlottedMark {
  private static let borderWidth = 0.9

  var fillsPanel: Bool { true }
  var counts: [Int] { scores.flatMap { [$0.values.count, $0.columns * $0.rows] } }

  func include(in reach: inout PanelReach) {
    guard let field = scores.first else { return }
    reach.include(field.x.lowerBound, field.y.lowerBound, isTight: true)
    reach.include(field.x.upperBound, field.y.upperBound, isTight: true)
  }

  func tooltip(_ axes: MarkSummary) -> String {
    presentClasses.map(\.label).joined(separator: ", ")
  }

  func draw(on canvas: PanelCanvas, tooltip: String) throws -> DrawnMark {
    guard let field = scores.first, classes.count == scores.count else { return DrawnMark() }
    let trace = RegionTrace(scores.map(\.values), columns: field.columns, rows: field.rows)
    var drawn = DrawnMark()
    var nodes: [SceneNode] = []
    for (own, loops) in zip(classes, trace.loops) {
      let shapes = canvas.loops(loops, of: field)
      guard !shapes.isEmpty else { continue }
      // A hairline of the same colour closes the seam that smooth edges leave to the neighbour.
      let path = ScenePath(
        PanelCanvas.outlines(shapes), fill: Fill(.series(own.color)),
        stroke: Stroke(.series(own.color), width: 0.3))
      nodes.append(
        .group(SceneGroup([.path(path)], name: own.color.className, tooltip: own.label)))
      drawn.texts += try name(own, shapes, on: canvas)
    }
    let borders = trace.borders.flatMap { canvas.lines($0.lines, of: field) }
    if !borders.isEmpty {
      nodes.append(
        .path(
          ScenePath(
            borders.flatMap { PanelCanvas.polyline($0) },
            stroke: Stroke(.ink, width: Self.borderWidth, isRound: true))))
    }
    drawn.nodes = [.group(SceneGroup(nodes, clip: canvas.frame, name: "regions"))]
    drawn.lines = borders
    return drawn
  }

  /// The class's name where its areas are widest, in lines where it does not fit into one; none
  /// where it fits in no way.
  private func name(
    _ own: Class, _ shapes: [[Point]], on canvas: PanelCanvas
  ) throws -> [SceneText] {
    guard !own.label.isEmpty else { return [] }
    let visible = shapes.map { PolygonClip.clip($0, to: canvas.frame) }.filter { !$0.isEmpty }
    // A dot is a hole with a little room about it.
    let holes = canvas.obstacles.map { dot in
      [(-2.5, 0), (0, -2.5), (2.5, 0), (0, 2.5)].map { Point(dot.x + $0.0, dot.y + $0.1) }
    }
    for style in [canvas.theme.remark, canvas.theme.smallRemark] {
      for width in own.label.contains(" ") ? [Double.infinity, 0] : [.infinity] {
        let block = try canvas.setter.block(own.label, style, width: width)
        let texts = place(block, visible + holes, on: canvas)
        if !texts.isEmpty { return texts }
      }
    }
    return []
  }

  private func place(
    _ box: TextBlock, _ visible: [[Point]], on canvas: PanelCanvas
  ) -> [SceneText] {
    // In a space where the label is a square, so that a long name seeks a wide place.
    let stretch = box.height / max(box.width, 1)
    let least = 0.625 * box.height + 1
    guard
      let pole = PoleOfInaccessibility.find(visible, stretch: stretch, least: least)
    else { return [] }
    let area = Rectangle(
      x: pole.point.x - box.width / 2, y: pole.point.y - box.height / 2, width: box.width,
      height: box.height)
    guard canvas.frame.grown(-1).contains(area),
      !canvas.taken.holds(area)
    else { return [] }
    canvas.taken.add(area)
    return zip(box.lines, box.baselines).map { line, baseline in
      SceneText(line, at: Point(pole.point.x - line.width / 2, area.y + baseline))
    }
  }
}
