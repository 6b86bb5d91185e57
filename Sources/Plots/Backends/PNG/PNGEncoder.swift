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
    var table = PaletteTable()
    var pixels = [UInt8](repeating: 0, count: image.width * image.height)
    let rowLength = 3 * image.width
    let isWhole = image.rgb.withUnsafeBufferPointer { rgb in
      for row in 0..<image.height {
        let start = row * rowLength
        // Cells that are drawn larger than a pixel repeat the row above.
        if row > 0,
          MatchFinder.common(start, start - rowLength, limit: rowLength, in: rgb) == rowLength
        {
          for column in 0..<image.width {
            pixels[row * image.width + column] = pixels[(row - 1) * image.width + column]
          }
          continue
        }
        var last: (color: UInt32, place: UInt8)?
        for column in 0..<image.width {
          let first = start + 3 * column
          let color =
            UInt32(rgb[first]) << 16 | UInt32(rgb[first + 1]) << 8 | UInt32(rgb[first + 2])
          if last?.color != color {
            guard let place = table.place(of: color) else { return false }
            last = (color, place)
          }
          pixels[row * image.width + column] = last?.place ?? 0
        }
      }
      return true
    }
    guard isWhole else { return nil }
    return (table.bytes, pixels)
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

/// Colours in order of first use, found again by their hash.
private struct PaletteTable {
  private static let bits = 10
  private var slots = [UInt32](repeating: .max, count: 1 << PaletteTable.bits)
  private var places = [UInt8](repeating: 0, count: 1 << PaletteTable.bits)
  private var count = 0
  /// Three bytes a colour.
  private(set) var bytes: [UInt8] = []

  /// The place of a colour, which is added where it is new; nil when there are 256 others.
  mutating func place(of color: UInt32) -> UInt8? {
    var slot = Int((color &* 0x9E37_79B1) >> UInt32(32 - Self.bits))
    while slots[slot] != color {
      if slots[slot] == .max {
        guard count < 256 else { return nil }
        slots[slot] = color
        places[slot] = UInt8(count)
        count += 1
        bytes += [UInt8(color >> 16), UInt8(color >> 8 & 255), UInt8(color & 255)]
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return places[slot]
  }
}
