import CCairo

/// Draws scenes into PNG files by Cairo, with provenance inside.
///
/// The pixels are Cairo's, the file is written here: no clock, and no compressor whose version
/// would change the bytes.
public enum PNGWriter {
  /// The bytes of a PNG.
  /// - Parameters:
  ///   - scale: Pixels a point; 2 is 144 dots an inch.
  ///   - palette: The page it stands on; the background is its paper.
  /// - Throws: ``RenderError``
  public static func bytes(
    _ scene: Scene, metadata: FigureMetadata, scale: Double = 2, palette: Palette = .light
  ) throws(RenderError) -> [UInt8] {
    let image = try pixels(scene, scale: scale, palette: palette)
    return PNGEncoder.encode(
      image,
      chunks: [
        PNGChunks.standardColor, PNGChunks.resolution(dotsPerInch: 72 * scale),
        PNGChunks.text("Title", metadata.title),
        PNGChunks.text("Description", metadata.alternative),
        PNGChunks.text("Software", FigureMetadata.software),
        PNGChunks.text("Provenance", metadata.provenance),
      ])
  }

  /// The bytes of a PNG with an image's pixels and nothing else; the same on every machine.
  public static func bytes(_ image: PixelImage) -> [UInt8] { PNGEncoder.encode(image) }

  /// The pixels of a scene.
  /// - Throws: ``RenderError``; more than 2²⁶ pixels are refused.
  public static func pixels(
    _ scene: Scene, scale: Double = 2, palette: Palette = .light
  ) throws(RenderError) -> PixelImage {
    _ = try SceneContents([scene])
    guard scale > 0, scale <= 100 else { throw .invalidScene("it has \(scale) pixels a point") }
    let width = Int((scene.width * scale).rounded(.up))
    let height = Int((scene.height * scale).rounded(.up))
    guard width * height <= 1 << 26, max(width, height) < 1 << 15 else {
      throw .invalidScene("an image of \(width) × \(height) pixels is too large")
    }
    let surface = try CairoSurface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      operation: "make an image")
    let canvas = try CairoCanvas(surface, palette: palette, medium: .pixels(perPoint: scale))
    canvas.fillPage(width: Double(width) / scale, height: Double(height) / scale)
    try canvas.draw(scene.nodes)
    try canvas.check("draw a figure")
    return try surface.pixels(width: width, height: height)
  }
}
