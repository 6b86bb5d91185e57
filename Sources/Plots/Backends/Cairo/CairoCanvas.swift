import CCairo

/// Draws scene nodes on a Cairo surface in one theme.
final class CairoCanvas {
  /// What differs between pixels and pages.
  enum Medium {
    /// Glyphs as outlines at their exact places, furniture on whole pixels.
    case pixels(perPoint: Double)
    /// Glyphs as text, structure and links by the tagger.
    case pages(CairoTagger)
  }

  let context: OpaquePointer
  let palette: Palette
  let medium: Medium
  /// Device pixels a point, on whose grid of 1/256 coordinates are rounded.
  private let scale: Double

  init(_ surface: CairoSurface, palette: Palette, medium: Medium) throws(RenderError) {
    guard let context = cairo_create(surface.pointer) else {
      throw RenderError.cairo(operation: "start drawing", detail: "no memory")
    }
    self.context = context
    self.palette = palette
    self.medium = medium
    if case .pixels(let perPoint) = medium { scale = perPoint } else { scale = 1 }
    cairo_scale(context, scale, scale)
    setFontOptions()
    try check("start drawing")
  }

  deinit { cairo_destroy(context) }

  /// Throws when an operation since the last check has failed.
  func check(_ operation: String) throws(RenderError) {
    try CairoSurface.check(cairo_status(context), operation)
  }

  /// Paints the paper.
  func fillPage(width: Double, height: Double) {
    setColor(.paper, opacity: 1)
    cairo_rectangle(context, 0, 0, width, height)
    cairo_fill(context)
  }

  func draw(_ nodes: [SceneNode]) throws(RenderError) {
    for node in nodes {
      switch node {
      case .path(let path): draw(path)
      case .text(let text): try draw(text)
      case .image(let image): try draw(image)
      case .group(let group): try draw(group)
      }
    }
  }

  private func draw(_ group: SceneGroup) throws(RenderError) {
    if case .pages(let tagger) = medium { try tagger.begin(group, on: context) }
    cairo_save(context)
    if let clip = group.clip {
      let frame = clipFrame(clip)
      cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
      cairo_clip(context)
    }
    try draw(group.nodes)
    cairo_restore(context)
    if case .pages(let tagger) = medium { tagger.end(group, on: context) }
  }

  /// The clip on pages; the whole pixels about it in images, whose edges would else be blurred.
  private func clipFrame(_ clip: Rectangle) -> Rectangle {
    guard case .pixels = medium else { return clip }
    let left = (clip.x * scale).rounded(.down)
    let top = (clip.y * scale).rounded(.down)
    let right = ((clip.x + clip.width) * scale).rounded(.up)
    let bottom = ((clip.y + clip.height) * scale).rounded(.up)
    return Rectangle(
      x: left / scale, y: top / scale, width: (right - left) / scale,
      height: (bottom - top) / scale)
  }

  private func draw(_ original: ScenePath) {
    var path = original
    if case .pixels(let perPoint) = medium {
      path = StrokeSnapping(scale: perPoint).snapped(original) ?? original
    }
    trace(path.elements)
    if let fill = path.fill {
      setColor(fill.paint, opacity: fill.opacity)
      if path.stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    if let stroke = path.stroke {
      setColor(stroke.paint, opacity: stroke.opacity)
      cairo_set_line_width(context, stroke.width)
      cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_set_line_cap(context, stroke.isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_set_line_join(
        context, stroke.isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
      cairo_stroke(context)
    }
    cairo_new_path(context)
  }

  private func trace(_ elements: [ScenePath.Element]) {
    for element in elements {
      switch element {
      case .move(let point): cairo_move_to(context, grid(point.x), grid(point.y))
      case .line(let point): cairo_line_to(context, grid(point.x), grid(point.y))
      case .curve(let first, let second, let end):
        cairo_curve_to(
          context, grid(first.x), grid(first.y), grid(second.x), grid(second.y), grid(end.x),
          grid(end.y))
      case .close: cairo_close_path(context)
      }
    }
  }

  func setColor(_ paint: Paint, opacity: Double) {
    let color = palette.color(of: paint)
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      opacity)
  }

  /// A coordinate on Cairo's own grid, so that its rounding cannot differ.
  func grid(_ value: Double) -> Double {
    (value * scale * 256).rounded(.toNearestOrEven) / 256 / scale
  }
}
