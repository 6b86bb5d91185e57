import CPNG

/// Encodes and decodes pixels by libpng's simplified interface, which cannot jump out of our frames.
enum PNGEncoder {
  /// Bytes of a PNG with 8-bit RGB pixels.
  static func encode(_ image: PixelImage) throws -> [UInt8] {
    var header = png_image()
    header.version = UInt32(PNG_IMAGE_VERSION)
    header.width = UInt32(image.width)
    header.height = UInt32(image.height)
    header.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    defer { png_image_free(&header) }
    var size = 0
    guard png_image_write_to_memory(&header, nil, &size, 0, image.rgb, 0, nil) != 0 else {
      throw RenderError.png(detail: message(header))
    }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&header, &bytes, &size, 0, image.rgb, 0, nil) != 0 else {
      throw RenderError.png(detail: message(header))
    }
    return Array(bytes.prefix(size))
  }

  static func message(_ header: png_image) -> String {
    withUnsafeBytes(of: header.message) { raw in
      String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
