import CCairo

/// Draws scenes into PNG files by Cairo, with provenance inside.
public enum PNGWriter {
  /// The bytes of a PNG.
  /// - Parameters:
  ///   - scale: Pixels a point; 2 is 144 dots an inch.
  ///   - theme: The page it stands on; the background is its paper.
  public static func bytes(
    _ scene: Scene, metadata: FigureMetadata, scale: Double = 2, palette: Palette = .light
  ) throws -> [UInt8] {
    let image = try pixels(scene, scale: scale, palette: palette)
    return PNGChunks.inserting(
      [
        PNGChunks.standardColour, PNGChunks.resolution(dotsPerInch: 72 * scale),
        PNGChunks.text("Title", metadata.title),
        PNGChunks.text("Description", metadata.alternative),
        PNGChunks.text("Software", FigureMetadata.software),
        PNGChunks.text("Provenance", metadata.provenance),
      ], in: try PNGEncoder.encode(image))
  }

  /// The pixels of a scene.
  static func pixels(_ scene: Scene, scale: Double, palette: Palette) throws -> PixelImage {
    let width = Int((scene.width * scale).rounded(.up))
    let height = Int((scene.height * scale).rounded(.up))
    let surface = try CairoSurface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      operation: "make an image")
    let canvas = try CairoCanvas(surface, palette: palette, scale: scale)
    canvas.fillPage(width: scene.width, height: scene.height)
    try canvas.draw(scene.nodes)
    try canvas.check("draw a figure")
    cairo_surface_flush(surface.pointer)
    guard let data = cairo_image_surface_get_data(surface.pointer) else {
      throw RenderError.cairo(operation: "hand out pixels", detail: "no memory")
    }
    let stride = Int(cairo_image_surface_get_stride(surface.pointer))
    var rgb = [UInt8](repeating: 0, count: 3 * width * height)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = UnsafeRawPointer(data).loadUnaligned(
          fromByteOffset: row * stride + 4 * column, as: UInt32.self)
        let place = 3 * (row * width + column)
        rgb[place] = UInt8(pixel >> 16 & 255)
        rgb[place + 1] = UInt8(pixel >> 8 & 255)
        rgb[place + 2] = UInt8(pixel & 255)
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }
}

/// Reads back what ``PNGWriter`` wrote.
public enum PNGReader {
  /// Texts by keyword, for instance `Provenance`; empty for what is no PNG or is damaged.
  public static func texts(_ bytes: [UInt8]) -> [String: String] {
    Dictionary(PNGChunks.texts(bytes).map { ($0.keyword, $0.text) }) { first, _ in first }
  }
}
