import CPNG

/// Reads PNG files: what ``PNGWriter`` wrote, and any other for comparison.
public enum PNGReader {
  /// Texts by keyword, for instance `Provenance`; the first of equal keywords.
  /// - Throws: ``RenderError/damaged(format:detail:)``
  public static func texts(_ bytes: [UInt8]) throws(RenderError) -> [String: String] {
    var texts: [String: String] = [:]
    for chunk in try PNGChunks.all(bytes) where chunk.type == "iTXt" {
      guard let entry = PNGChunks.text(of: chunk.data), texts[entry.keyword] == nil else {
        continue
      }
      texts[entry.keyword] = entry.text
    }
    return texts
  }

  /// Decoded pixels, on white where the file is transparent.
  ///
  /// By libpng's simplified interface, which reports errors instead of jumping out of our frames.
  /// - Throws: ``RenderError/damaged(format:detail:)``, also above 2²⁶ pixels.
  public static func pixels(_ bytes: [UInt8]) throws(RenderError) -> PixelImage {
    var header = png_image()
    header.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&header) }
    // libpng keeps the pointer between the two calls.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, bytes.count), alignment: 16)
    defer { memory.deallocate() }
    memory.copyBytes(from: bytes)
    guard png_image_begin_read_from_memory(&header, memory.baseAddress, bytes.count) != 0 else {
      throw PNGChunks.damaged(message(header))
    }
    let (width, height) = (Int(header.width), Int(header.height))
    guard width > 0, height > 0, width <= 1 << 26, height <= 1 << 26, width * height <= 1 << 26
    else { throw PNGChunks.damaged("it claims \(width) × \(height) pixels") }
    header.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    var rgb = [UInt8](repeating: 0, count: 3 * width * height)
    var white = png_color(red: 255, green: 255, blue: 255)
    guard png_image_finish_read(&header, &white, &rgb, 0, nil) != 0 else {
      throw PNGChunks.damaged(message(header))
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }

  private static func message(_ header: png_image) -> String {
    withUnsafeBytes(of: header.message) { raw in
      String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
