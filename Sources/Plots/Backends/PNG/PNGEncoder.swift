/// Encodes pixels as PNG, in bytes that depend on nothing but the pixels.
enum PNGEncoder {
  /// Bytes of a PNG file.
  ///
  /// Up to 256 colours are written with a palette in order of first use, more as 8-bit RGB. RGB rows
  /// are written plain or each with the filter of least sum, whichever compresses a sample better.
  /// - Parameter chunks: Stand between the header and the pixels.
  static func encode(_ image: PixelImage, chunks: [[UInt8]] = []) -> [UInt8] {
    let size = PNGChunks.bigEndian(UInt32(image.width)) + PNGChunks.bigEndian(UInt32(image.height))
    var parts = [PNGChunks.signature]
    if let alpha = image.alpha {
      parts += translucent(image, alpha, size: size, chunks: chunks)
    } else if let indexed = indexed(image) {
      parts.append(PNGChunks.chunk("IHDR", size + [8, 3, 0, 0, 0]))
      parts += chunks
      parts.append(PNGChunks.chunk("PLTE", indexed.palette))
      let rows = filtered(indexed.pixels, rowLength: image.width, pixelLength: 1, isPlain: true)
      parts.append(PNGChunks.chunk("IDAT", Deflate.zlib(rows)))
    } else {
      parts.append(PNGChunks.chunk("IHDR", size + [8, 2, 0, 0, 0]))
      parts += chunks
      let rows = filtered(
        image.rgb, rowLength: 3 * image.width, pixelLength: 3, isPlain: isPlainShorter(image))
      parts.append(PNGChunks.chunk("IDAT", Deflate.zlib(rows)))
    }
    parts.append(PNGChunks.chunk("IEND", []))
    return parts.flatMap { $0 }
  }

  /// Whether plain rows compress better than filtered ones, judged by eight rows of every 128.
  private static func isPlainShorter(_ image: PixelImage) -> Bool {
    let rowLength = 3 * image.width
    let sample = stride(from: 0, to: image.height, by: 128).flatMap { row in
      image.rgb[row * rowLength..<min(image.height, row + 8) * rowLength]
    }
    let sizes = [true, false].map { isPlain in
      Deflate.zlib(filtered(sample, rowLength: rowLength, pixelLength: 3, isPlain: isPlain)).count
    }
    return sizes[0] <= sizes[1]
  }

  /// Pixels with alpha: one colour as a palette of its opacities, several as 8-bit RGBA.
  private static func translucent(
    _ image: PixelImage, _ alpha: [UInt8], size: [UInt8], chunks: [[UInt8]]
  ) -> [[UInt8]] {
    let first = Array(image.rgb.prefix(3))
    let isOneColor = image.rgb.indices.allSatisfy { image.rgb[$0] == first[$0 % 3] }
    if isOneColor {
      let rows = filtered(alpha, rowLength: image.width, pixelLength: 1, isPlain: true)
      return [PNGChunks.chunk("IHDR", size + [8, 3, 0, 0, 0])] + chunks + [
        PNGChunks.chunk("PLTE", (0..<256).flatMap { _ in first }),
        PNGChunks.chunk("tRNS", Array(0...255)), PNGChunks.chunk("IDAT", Deflate.zlib(rows)),
      ]
    }
    let bytes = alpha.indices.flatMap { Array(image.rgb[3 * $0..<3 * $0 + 3]) + [alpha[$0]] }
    let rows = filtered(bytes, rowLength: 4 * image.width, pixelLength: 4, isPlain: false)
    return [PNGChunks.chunk("IHDR", size + [8, 6, 0, 0, 0])] + chunks
      + [PNGChunks.chunk("IDAT", Deflate.zlib(rows))]
  }

  /// Pixels as places in a palette; nil with more than 256 colours.
  private static func indexed(_ image: PixelImage) -> (palette: [UInt8], pixels: [UInt8])? {
    var places: [UInt32: UInt8] = [:]
    var palette: [UInt8] = []
    var pixels: [UInt8] = []
    pixels.reserveCapacity(image.width * image.height)
    var last: (color: UInt32, place: UInt8)?
    for start in stride(from: 0, to: image.rgb.count, by: 3) {
      let (red, green, blue) = (image.rgb[start], image.rgb[start + 1], image.rgb[start + 2])
      let color = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
      if let last, last.color == color {
        pixels.append(last.place)
        continue
      }
      let place: UInt8
      if let known = places[color] {
        place = known
      } else {
        guard places.count < 256 else { return nil }
        place = UInt8(places.count)
        places[color] = place
        palette += [red, green, blue]
      }
      last = (color, place)
      pixels.append(place)
    }
    return (palette, pixels)
  }

  /// Rows, each behind its filter's number: none, left or above.
  private static func filtered(
    _ bytes: [UInt8], rowLength: Int, pixelLength: Int, isPlain: Bool
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / max(1, rowLength))
    var (left, up) = (
      [UInt8](repeating: 0, count: rowLength), [UInt8](repeating: 0, count: rowLength)
    )
    for start in stride(from: 0, to: bytes.count, by: rowLength) {
      let row = bytes[start..<start + rowLength]
      guard !isPlain else {
        result.append(0)
        result += row
        continue
      }
      var sums = (none: 0, left: 0, up: 0)
      for (index, byte) in row.enumerated() {
        left[index] = byte &- (index >= pixelLength ? bytes[start + index - pixelLength] : 0)
        up[index] = byte &- (start > 0 ? bytes[start + index - rowLength] : 0)
        sums.none += Int(Int8(bitPattern: byte).magnitude)
        sums.left += Int(Int8(bitPattern: left[index]).magnitude)
        sums.up += Int(Int8(bitPattern: up[index]).magnitude)
      }
      if sums.none <= sums.left, sums.none <= sums.up {
        result.append(0)
        result += row
      } else if sums.left <= sums.up {
        result.append(1)
        result += left
      } else {
        result.append(2)
        result += up
      }
    }
    return result
  }
}
