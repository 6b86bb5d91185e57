import Typography

extension SceneLinter {
  /// No text is smaller, in points; indices and exponents are as their text.
  public static let smallestText = 6.0
  /// Least contrast of text and of series to what lies below.
  public static let leastContrast = 3.0

  /// Everything that makes text hard to read: overlaps, edges, clips, small sizes, faint colours.
  ///
  /// - Parameter theme: Colours of both papers, and how much larger the scene is shown.
  public static func problems(_ scene: Scene, theme: PageTheme = .standard) -> [SceneProblem] {
    var walk = TextWalk(theme: theme)
    walk.visit(scene.nodes, clip: nil)
    return overlaps(scene) + walk.problems
  }
}

/// Visits a drawing in order and judges each text by what has been drawn before it.
private struct TextWalk {
  private enum Ground {
    case fill([ScenePath.Element], Paint)
    case image(SceneImage)
  }

  let theme: PageTheme
  private(set) var problems: [SceneProblem] = []
  private var grounds: [(ground: Ground, clip: Rectangle?)] = []

  init(theme: PageTheme) { self.theme = theme }

  mutating func visit(_ nodes: [SceneNode], clip: Rectangle?) {
    for node in nodes {
      switch node {
      case .path(let path):
        if let fill = path.fill, fill.opacity > 0.6 {
          grounds.append((.fill(path.elements, fill.paint), clip))
        }
      case .image(let image): if image.light.alpha == nil { grounds.append((.image(image), clip)) }
      case .text(let text): if !text.box.items.isEmpty { judge(text, clip: clip) }
      case .group(let group): visit(group.nodes, clip: group.clip ?? clip)
      }
    }
  }

  private mutating func judge(_ text: SceneText, clip: Rectangle?) {
    let name = text.box.text
    if let clip, !clip.contains(text.frame, tolerance: 0.15) { problems.append(.clipped(name)) }
    let size = text.box.items.reduce(0.0) { size, item in
      if case .run(let run, _, _) = item { max(size, run.size) } else { size }
    }
    let shown = size * theme.magnification
    if size > 0, shown < SceneLinter.smallestText - 1e-9 {
      problems.append(.small(name, size: shown))
    }
    for palette in theme.palettes {
      let own = palette.color(of: text.paint)
      let contrast = samples(text.frame).map { own.contrast(with: color(below: $0, palette)) }.min()
      if let contrast, contrast < SceneLinter.leastContrast {
        problems.append(.faint(name, contrast: contrast, palette.scheme))
      }
    }
  }

  /// The middle of a text and of its halves.
  private func samples(_ frame: Rectangle) -> [Point] {
    [0.2, 0.5, 0.8].flatMap { x in
      [0.3, 0.7].map { Point(frame.x + x * frame.width, frame.y + $0 * frame.height) }
    }
  }

  private func color(below point: Point, _ palette: Palette) -> RGB {
    for (ground, clip) in grounds.reversed() where clip?.holds(point) ?? true {
      switch ground {
      case .fill(let elements, let paint):
        if Self.holds(elements, point) { return palette.color(of: paint) }
      case .image(let image):
        guard image.frame.holds(point), image.frame.width > 0, image.frame.height > 0 else {
          continue
        }
        let pixels = palette.scheme == .dark ? image.dark ?? image.light : image.light
        let x = Int((point.x - image.frame.x) / image.frame.width * Double(pixels.width))
        let y = Int((point.y - image.frame.y) / image.frame.height * Double(pixels.height))
        let column = min(pixels.width - 1, max(0, x))
        let row = min(pixels.height - 1, max(0, y))
        let start = 3 * (row * pixels.width + column)
        return RGB(
          red: pixels.rgb[start], green: pixels.rgb[start + 1], blue: pixels.rgb[start + 2])
      }
    }
    return palette.paper
  }

  /// Whether a point lies within an outline, curves taken as their chords.
  private static func holds(_ elements: [ScenePath.Element], _ point: Point) -> Bool {
    var isInside = false
    var (start, here) = (Point(0, 0), Point(0, 0))
    func cross(_ from: Point, _ to: Point) {
      if (from.y > point.y) != (to.y > point.y),
        point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
      {
        isInside.toggle()
      }
    }
    for element in elements {
      switch element {
      case .move(let to):
        cross(here, start)
        (start, here) = (to, to)
      case .line(let to), .curve(_, _, let to):
        cross(here, to)
        here = to
      case .close:
        cross(here, start)
        here = start
      }
    }
    cross(here, start)
    return isInside
  }
}
