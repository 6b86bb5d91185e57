import Base
import Typography

/// What a backend must know of scenes before it draws: that they can be drawn, and what is in them.
struct SceneContents {
  /// Places that links can lead to.
  private(set) var places: Set<String> = []
  /// Places that links lead to, in drawing order.
  private(set) var linked: [String] = []
  /// The alternatives of tagged figures, in drawing order.
  private(set) var alternatives: [String] = []

  /// Points; past it Cairo's 24.8 bit coordinates would wrap at high resolutions.
  private static let farthest = 1e5
  private static let largestSize = 14_400.0

  /// Checks all pages.
  /// - Throws: ``RenderError/invalidScene(_:)``, ``RenderError/unsafeAddress(_:)``
  init(_ pages: [Scene]) throws(RenderError) {
    for page in pages {
      let isSized = [page.width, page.height].allSatisfy { $0 > 0 && $0 <= Self.largestSize }
      try Self.demand(isSized, "its size is not between 0 and 14400 points")
      for node in page.nodes { try check(node) }
    }
  }

  /// Throws when a link leads nowhere.
  func demandLinkedPlaces(and others: [String] = []) throws(RenderError) {
    for place in linked + others where !places.contains(place) {
      throw .missingPlace(place, nearest: nearestName(to: place, among: places.sorted()))
    }
  }

  private mutating func check(_ node: SceneNode) throws(RenderError) {
    switch node {
    case .path(let path): try check(path)
    case .text(let text): try check(text)
    case .image(let image):
      try check(image.frame)
      let versions = [image.light, image.dark ?? image.light]
      try Self.demand(
        versions.allSatisfy { $0.width > 0 && $0.height > 0 }, "an image has no pixels")
    case .group(let group):
      if let clip = group.clip { try check(clip) }
      if let frame = group.linkFrame { try check(frame) }
      if let point = group.destinationPoint { try check([point.x, point.y]) }
      if let destination = group.destination { places.insert(destination) }
      switch group.link {
      case .address(let address): _ = try WebAddress.escaped(address)
      case .place(let place): linked.append(place)
      case nil: break
      }
      if case .figure(let alternative) = group.tag { alternatives.append(alternative) }
      for node in group.nodes { try check(node) }
    }
  }

  private func check(_ path: ScenePath) throws(RenderError) {
    var isStarted = false
    for element in path.elements {
      switch element {
      case .move(let point):
        isStarted = true
        try check([point.x, point.y])
      case .line(let point):
        try Self.demand(isStarted, "a path starts without a point")
        try check([point.x, point.y])
      case .curve(let first, let second, let end):
        try Self.demand(isStarted, "a path starts without a point")
        try check([first.x, first.y, second.x, second.y, end.x, end.y])
      case .close: try Self.demand(isStarted, "a path starts without a point")
      }
    }
    if let fill = path.fill { try check(opacity: fill.opacity) }
    guard let stroke = path.stroke else { return }
    try check(opacity: stroke.opacity)
    try Self.demand(stroke.width >= 0 && stroke.width < Self.farthest, "a stroke has no width")
    let isDashed = stroke.dash.isEmpty || stroke.dash.contains { $0 > 0 }
    try Self.demand(
      isDashed && stroke.dash.allSatisfy { $0 >= 0 && $0 < Self.farthest },
      "the dashes of a stroke are not lengths")
  }

  private func check(_ text: SceneText) throws(RenderError) {
    try check([text.origin.x, text.origin.y])
    for item in text.box.items {
      switch item {
      case .rule(let x, let y, let width, let height): try check([x, y, width, height])
      case .run(let run, let x, let y):
        try check([x, y, run.size])
        for glyph in run.glyphs { try check([glyph.x, glyph.y]) }
      }
    }
  }

  private func check(_ frame: Rectangle) throws(RenderError) {
    try check([frame.x, frame.y, frame.width, frame.height])
    try Self.demand(frame.width >= 0 && frame.height >= 0, "a rectangle has a negative side")
  }

  private func check(_ values: [Double]) throws(RenderError) {
    // NaN fails the comparison too.
    for value in values where !(abs(value) <= Self.farthest) {
      throw .invalidScene("a coordinate is \(NumberText.shortest(value))")
    }
  }

  private func check(opacity: Double) throws(RenderError) {
    try Self.demand((0...1).contains(opacity), "an opacity is not between 0 and 1")
  }

  private static func demand(_ holds: Bool, _ fault: String) throws(RenderError) {
    guard holds else { throw .invalidScene(fault) }
  }
}
