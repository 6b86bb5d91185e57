import CCairo
import Typography

/// Draws scene nodes on a Cairo surface in one theme.
final class CairoCanvas {
  let context: OpaquePointer
  private let palette: Palette
  /// Device pixels a point, on whose grid of 1/256 coordinates are rounded.
  private let scale: Double
  private let tagger: CairoTagger?
  private var faces: [Font: OpaquePointer] = [:]

  init(
    _ surface: CairoSurface, palette: Palette, scale: Double, tagger: CairoTagger? = nil
  ) throws {
    guard let context = cairo_create(surface.pointer) else {
      throw RenderError.cairo(operation: "start drawing", detail: "no memory")
    }
    self.context = context
    self.palette = palette
    self.scale = scale
    self.tagger = tagger
    cairo_scale(context, scale, scale)
    try check("start drawing")
  }

  deinit {
    for face in faces.values { cairo_font_face_destroy(face) }
    cairo_destroy(context)
  }

  /// Throws when an operation since the last check has failed.
  func check(_ operation: String) throws {
    let status = cairo_status(context)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw RenderError.cairo(
        operation: operation, detail: String(cString: cairo_status_to_string(status)))
    }
  }

  /// Paints the paper.
  func fillPage(width: Double, height: Double) {
    setColor(.paper, opacity: 1)
    cairo_rectangle(context, 0, 0, width, height)
    cairo_fill(context)
  }

  func draw(_ nodes: [SceneNode]) throws {
    for node in nodes {
      switch node {
      case .path(let path): draw(path)
      case .text(let text): try draw(text)
      case .image(let image): try draw(image)
      case .group(let group): try draw(group)
      }
    }
  }

  private func draw(_ group: SceneGroup) throws {
    tagger?.begin(group, on: context)
    cairo_save(context)
    if let clip = group.clip {
      cairo_rectangle(context, grid(clip.x), grid(clip.y), clip.width, clip.height)
      cairo_clip(context)
    }
    try draw(group.nodes)
    cairo_restore(context)
    tagger?.end(group, on: context)
  }

  private func draw(_ path: ScenePath) {
    for element in path.elements {
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
    if let fill = path.fill {
      setColor(fill.paint, opacity: fill.opacity)
      if path.stroke == nil { cairo_fill(context) } else { cairo_fill_preserve(context) }
    }
    if let stroke = path.stroke {
      setColor(stroke.paint, opacity: stroke.opacity)
      cairo_set_line_width(context, stroke.width)
      cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
      cairo_set_line_cap(
        context, stroke.isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
      cairo_set_line_join(
        context, stroke.isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
      cairo_stroke(context)
    }
    cairo_new_path(context)
  }

  private func draw(_ text: SceneText) throws {
    cairo_save(context)
    cairo_translate(context, grid(text.origin.x), grid(text.origin.y))
    if text.quarterTurns != 0 { cairo_rotate(context, -Double(text.quarterTurns) * .pi / 2) }
    setColor(text.paint, opacity: 1)
    for item in text.box.items {
      switch item {
      case .run(let run, let x, let y): try show(run, x: x, y: y)
      case .rule(let x, let y, let width, let height):
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
      }
    }
    cairo_restore(context)
  }

  /// Glyphs with the text they show, so that it can be copied out of a PDF.
  private func show(_ run: GlyphRun, x: Double, y: Double) throws {
    guard !run.glyphs.isEmpty else { return }
    cairo_set_font_face(context, try face(of: run.font))
    cairo_set_font_size(context, run.size)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    let glyphs = run.glyphs.map {
      cairo_glyph_t(index: UInt(truncatingIfNeeded: $0.glyph), x: x + $0.x, y: y + $0.y)
    }
    let clusters = TextClusters.clusters(of: run)
    cairo_show_text_glyphs(
      context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(0))
  }

  /// A Cairo face over the font's FreeType face, which the font library keeps alive.
  private func face(of font: Font) throws -> OpaquePointer {
    if let known = faces[font] { return known }
    let freeType = font.freeTypeFace.assumingMemoryBound(to: FT_FaceRec_.self)
    // FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP
    guard let face = cairo_ft_font_face_create_for_ft_face(freeType, 2 | 8) else {
      throw RenderError.cairo(operation: "use \(font)", detail: "no memory")
    }
    faces[font] = face
    return face
  }

  private func draw(_ image: SceneImage) throws {
    let pixels = palette.scheme == .dark ? image.dark ?? image.light : image.light
    var words = [UInt32](repeating: 0, count: pixels.width * pixels.height)
    for place in words.indices {
      words[place] =
        UInt32(pixels.rgb[3 * place]) << 16 | UInt32(pixels.rgb[3 * place + 1]) << 8
        | UInt32(pixels.rgb[3 * place + 2])
    }
    try words.withUnsafeMutableBytes { bytes in
      let surface = try CairoSurface(
        cairo_image_surface_create_for_data(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24,
          Int32(pixels.width), Int32(pixels.height), Int32(4 * pixels.width)),
        operation: "take an image")
      cairo_save(context)
      cairo_translate(context, grid(image.frame.x), grid(image.frame.y))
      cairo_scale(
        context, image.frame.width / Double(pixels.width),
        image.frame.height / Double(pixels.height))
      cairo_set_source_surface(context, surface.pointer, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
      cairo_paint(context)
      cairo_restore(context)
      try surface.finish()
    }
  }

  private func setColor(_ paint: Paint, opacity: Double) {
    let color = palette.color(of: paint)
    cairo_set_source_rgba(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      opacity)
  }

  /// A coordinate on Cairo's own grid, so that its rounding cannot differ.
  private func grid(_ value: Double) -> Double {
    (value * scale * 256).rounded(.toNearestOrEven) / 256 / scale
  }
}
