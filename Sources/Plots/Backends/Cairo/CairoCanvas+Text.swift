import CCairo
import Typography

extension CairoCanvas {
  /// Grey antialiasing, no hinting, metrics as designed.
  func setFontOptions() {
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
  }

  func draw(_ text: SceneText) throws(RenderError) {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, grid(text.origin.x), grid(text.origin.y))
    // A matrix of whole numbers: the sine of a quarter turn is not exactly 1 everywhere.
    let turns = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    let (cosine, sine) = turns[((text.quarterTurns % 4) + 4) % 4]
    var turn = cairo_matrix_t(xx: cosine, yx: -sine, xy: sine, yy: cosine, x0: 0, y0: 0)
    cairo_transform(context, &turn)
    setColor(text.paint, opacity: 1)
    for item in text.box.items {
      switch item {
      case .run(let run, let x, let y): try show(run, x: x, y: y)
      case .rule(let x, let y, let width, let height):
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
      }
    }
  }

  private func show(_ run: GlyphRun, x: Double, y: Double) throws(RenderError) {
    guard !run.glyphs.isEmpty else { return }
    cairo_set_font_face(context, try CairoFonts.shared.face(of: run.font))
    cairo_set_font_size(context, run.size)
    let glyphs = run.glyphs.map {
      cairo_glyph_t(index: UInt(truncatingIfNeeded: $0.glyph), x: x + $0.x, y: y + $0.y)
    }
    switch medium {
    case .pixels:
      // Outlines, since Cairo 1.16 moves drawn glyphs to whole pixels.
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_fill(context)
    case .pages:
      // With the text they show, so that it can be copied.
      let clusters = TextClusters.clusters(of: run)
      cairo_show_text_glyphs(
        context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
        Int32(clusters.count), cairo_text_cluster_flags_t(0))
    }
  }
}
