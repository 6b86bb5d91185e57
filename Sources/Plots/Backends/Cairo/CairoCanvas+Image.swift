import CCairo

extension CairoCanvas {
  /// Pixels as sharp squares; in images their frame stands on whole pixels.
  func draw(_ image: SceneImage) throws(RenderError) {
    let pixels = palette.scheme == .dark ? image.dark ?? image.light : image.light
    let surface = try CairoSurface(
      cairo_image_surface_create(
        pixels.alpha == nil ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
        Int32(clamping: pixels.width), Int32(clamping: pixels.height)),
      operation: "take an image of \(pixels.width) × \(pixels.height) pixels")
    try surface.fill(pixels)
    var frame = image.frame
    if case .pixels(let perPoint) = medium {
      frame = StrokeSnapping(scale: perPoint).snapped(frame)
    }
    guard frame.width > 0, frame.height > 0 else { return }
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, grid(frame.x), grid(frame.y))
    cairo_scale(
      context, frame.width / Double(pixels.width), frame.height / Double(pixels.height))
    cairo_set_source_surface(context, surface.pointer, 0, 0)
    // Dots are smooth, cells are sharp.
    cairo_pattern_set_filter(
      cairo_get_source(context),
      pixels.alpha == nil ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
    if case .pixels = medium {
      // Padding, so that rounding cannot mix the paper into the outermost squares.
      cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
      cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
    }
    // Filled, not painted: Cairo 1.16 loses count of tags when it paints an opaque image.
    cairo_rectangle(context, 0, 0, Double(pixels.width), Double(pixels.height))
    cairo_fill(context)
  }
}

extension CairoSurface {
  /// Takes over the pixels of an image of the surface's size.
  func fill(_ image: PixelImage) throws(RenderError) {
    cairo_surface_flush(pointer)
    guard let data = cairo_image_surface_get_data(pointer) else {
      throw .cairo(operation: "take an image", detail: "no memory")
    }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    image.rgb.withUnsafeBufferPointer { rgb in
      for row in 0..<image.height {
        for column in 0..<image.width {
          let from = 3 * (row * image.width + column)
          let alpha = image.alpha.map { UInt32($0[row * image.width + column]) }
          func channel(_ offset: Int) -> UInt32 {
            // Cairo wants colours already multiplied by their alpha.
            alpha.map { (UInt32(rgb[from + offset]) * $0 + 127) / 255 }
              ?? UInt32(rgb[from + offset])
          }
          let word = (alpha ?? 0) << 24 | channel(0) << 16 | channel(1) << 8 | channel(2)
          UnsafeMutableRawPointer(data).storeBytes(
            of: word, toByteOffset: row * stride + 4 * column, as: UInt32.self)
        }
      }
    }
    cairo_surface_mark_dirty(pointer)
    try check("take an image")
  }

  /// The surface's pixels.
  func pixels(width: Int, height: Int) throws(RenderError) -> PixelImage {
    cairo_surface_flush(pointer)
    guard let data = cairo_image_surface_get_data(pointer) else {
      throw .cairo(operation: "hand out pixels", detail: "no memory")
    }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    var rgb = [UInt8](repeating: 0, count: 3 * width * height)
    rgb.withUnsafeMutableBufferPointer { rgb in
      for row in 0..<height {
        for column in 0..<width {
          let word = UnsafeRawPointer(data).loadUnaligned(
            fromByteOffset: row * stride + 4 * column, as: UInt32.self)
          let to = 3 * (row * width + column)
          rgb[to] = UInt8(word >> 16 & 255)
          rgb[to + 1] = UInt8(word >> 8 & 255)
          rgb[to + 2] = UInt8(word & 255)
        }
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }
}
