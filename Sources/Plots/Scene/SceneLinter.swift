import Base
import Typography

/// What a reader would stumble over in a drawing.
public enum SceneProblem: Sendable, Hashable, CustomStringConvertible {
  /// Two texts share ink.
  case overlap(String, String)
  /// Text reaches over the edge of the drawing.
  case outside(String)
  /// Text is cut by the area within which it is drawn.
  case clipped(String)
  /// Text is smaller than can be read in print.
  case small(String, size: Double)
  /// Text has too little contrast to what lies below it, on one of the papers.
  case faint(String, contrast: Double, Palette.Scheme)

  /// One sentence.
  public var description: String {
    switch self {
    case .overlap(let one, let other): "\"\(one)\" overlaps \"\(other)\""
    case .outside(let text): "\"\(text)\" reaches over the edge"
    case .clipped(let text): "\"\(text)\" is cut off"
    case .small(let text, let size):
      "\"\(text)\" is set in \(NumberText.significant(size, digits: 2)) pt"
    case .faint(let text, let contrast, let scheme):
      "\"\(text)\" has a contrast of \(NumberText.fixed(contrast, decimals: 1)) on "
        + "\(scheme.rawValue) paper"
    }
  }
}

/// Finds faults of drawings.
public enum SceneLinter {
  /// Overlapping texts and texts outside the scene, in drawing order.
  /// - Complexity: O(*n*²) in the number of texts.
  public static func overlaps(_ scene: Scene, tolerance: Double = 0.15) -> [SceneProblem] {
    overlaps(
      scene.nodes, within: Rectangle(x: 0, y: 0, width: scene.width, height: scene.height),
      tolerance: tolerance)
  }

  /// The same for some nodes; texts outside the page only where there is one.
  static func overlaps(
    _ nodes: [SceneNode], within page: Rectangle?, tolerance: Double = 0.15
  ) -> [SceneProblem] {
    let texts = Self.texts(nodes).filter { !$0.box.items.isEmpty }
    var problems: [SceneProblem] = []
    for (index, text) in texts.enumerated() {
      if let page, !page.contains(text.frame, tolerance: tolerance) {
        problems.append(.outside(text.box.text))
      }
      for other in texts[..<index] where other.frame.overlaps(text.frame, tolerance: tolerance) {
        problems.append(.overlap(other.box.text, text.box.text))
      }
    }
    return problems
  }

  /// All texts in drawing order.
  static func texts(_ nodes: [SceneNode]) -> [SceneText] {
    nodes.flatMap { node -> [SceneText] in
      switch node {
      case .text(let text): return [text]
      case .group(let group): return Self.texts(group.nodes)
      case .path, .image: return []
      }
    }
  }
}
