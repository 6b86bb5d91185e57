public import Typography

/// One thing to draw.
public indirect enum SceneNode: Sendable, Hashable {
  case path(ScenePath)
  case text(SceneText)
  case image(SceneImage)
  case group(SceneGroup)
}

/// A point on the page, in points from the top left corner.
public struct Point: Sendable, Hashable, Codable {
  /// Rightwards.
  public var x: Double
  /// Downwards.
  public var y: Double

  /// A point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle on the page.
public struct Rectangle: Sendable, Hashable, Codable {
  /// Left edge.
  public var x: Double
  /// Top edge.
  public var y: Double
  /// At least 0.
  public var width: Double
  /// At least 0.
  public var height: Double

  /// A rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A colour by its part in the drawing.
public enum Paint: Sendable, Hashable {
  case ink, secondaryInk, axis, grid, paper, link
  case series(SeriesColor)
  /// The same in every theme.
  case fixed(RGB)
}

/// How a path is stroked.
public struct Stroke: Sendable, Hashable {
  /// Colour.
  public var paint: Paint
  /// In points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty is solid.
  public var dash: [Double]
  /// Round caps draw a zero-length segment as a dot.
  public var isRound: Bool
  /// 0...1.
  public var opacity: Double

  /// A stroke.
  public init(
    _ paint: Paint, width: Double, dash: [Double] = [], isRound: Bool = false, opacity: Double = 1
  ) {
    self.paint = paint
    self.width = width
    self.dash = dash
    self.isRound = isRound
    self.opacity = opacity
  }
}

/// How a path is filled.
public struct Fill: Sendable, Hashable {
  /// Colour.
  public var paint: Paint
  /// 0...1.
  public var opacity: Double

  /// A fill.
  public init(_ paint: Paint, opacity: Double = 1) {
    self.paint = paint
    self.opacity = opacity
  }
}

/// Lines and curves, filled, then stroked.
public struct ScenePath: Sendable, Hashable {
  /// One step of the pen.
  public enum Element: Sendable, Hashable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  /// In drawing order.
  public var elements: [Element]
  /// Nil fills nothing.
  public var fill: Fill?
  /// Nil strokes nothing.
  public var stroke: Stroke?

  /// A path.
  public init(_ elements: [Element], fill: Fill? = nil, stroke: Stroke? = nil) {
    self.elements = elements
    self.fill = fill
    self.stroke = stroke
  }
}

/// Set text at a place.
public struct SceneText: Sendable, Hashable {
  /// The shaped text; its origin is the left end of the baseline.
  public var box: TextBox
  /// Where the box's origin stands.
  public var origin: Point
  /// Quarter turns counter-clockwise about the origin: 0 reads rightwards, 1 reads upwards.
  public var quarterTurns: Int
  /// Colour.
  public var paint: Paint

  /// Text at a place.
  public init(_ box: TextBox, at origin: Point, quarterTurns: Int = 0, paint: Paint = .ink) {
    self.box = box
    self.origin = origin
    self.quarterTurns = quarterTurns
    self.paint = paint
  }
}

/// Pixels, row by row from the top, three bytes each.
public struct PixelImage: Sendable, Hashable {
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int
  /// `3 · width · height` bytes.
  public var rgb: [UInt8]
  /// How much of each pixel covers what lies below, 255 all of it; nil covers everything.
  public var alpha: [UInt8]?

  /// An image; a wrong count of bytes is a programmer's mistake.
  public init(width: Int, height: Int, rgb: [UInt8], alpha: [UInt8]? = nil) {
    precondition(rgb.count == 3 * width * height, "an image has three bytes a pixel")
    precondition(alpha.map { $0.count == width * height } ?? true, "alpha has a byte a pixel")
    self.width = width
    self.height = height
    self.rgb = rgb
    self.alpha = alpha
  }
}

/// An image in a rectangle, its pixels drawn as squares.
public struct SceneImage: Sendable, Hashable {
  /// On light paper and in print.
  public var light: PixelImage
  /// On the dark page; nil is the same as light.
  public var dark: PixelImage?
  /// Where it stands.
  public var frame: Rectangle

  /// An image at a place.
  public init(light: PixelImage, dark: PixelImage? = nil, frame: Rectangle) {
    self.light = light
    self.dark = dark
    self.frame = frame
  }
}

/// Nodes that belong together.
public struct SceneGroup: Sendable, Hashable {
  /// What a group is in a document's logical structure.
  public enum Tag: Sendable, Hashable {
    case heading(level: Int)
    case paragraph
    case figure(alternative: String)
    case caption
    case table, tableRow, tableHeader, tableCell
    case list, listItem
    case contents, contentsItem
    /// Page furniture: running heads, folios.
    case artifact
  }

  /// Where a click leads.
  public enum Link: Sendable, Hashable {
    case address(String)
    /// The named place of a ``SceneGroup/destination``.
    case place(String)
  }

  /// Drawn in order.
  public var nodes: [SceneNode]
  /// Nothing is drawn outside.
  public var clip: Rectangle?
  /// Structure, for tagged PDF.
  public var tag: Tag?
  /// Class in SVG, for instance `s-data` or `axis`.
  public var name: String?
  /// Read by a pointer's tooltip.
  public var tooltip: String?
  /// Where a click leads.
  public var link: Link?
  /// The area of the link; nil is the bounds of the text within.
  public var linkFrame: Rectangle?
  /// A named place that links can lead to, at `destinationPoint` or the clip's corner.
  public var destination: String?
  /// See ``destination``.
  public var destinationPoint: Point?

  /// A group.
  public init(
    _ nodes: [SceneNode], clip: Rectangle? = nil, tag: Tag? = nil, name: String? = nil,
    tooltip: String? = nil, link: Link? = nil, linkFrame: Rectangle? = nil,
    destination: String? = nil, destinationPoint: Point? = nil
  ) {
    self.nodes = nodes
    self.clip = clip
    self.tag = tag
    self.name = name
    self.tooltip = tooltip
    self.link = link
    self.linkFrame = linkFrame
    self.destination = destination
    self.destinationPoint = destinationPoint
  }
}
