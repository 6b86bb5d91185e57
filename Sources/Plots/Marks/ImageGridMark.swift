/// Small images in rows, each with its own symmetric scale about zero.
///
/// One value a pixel is shown on a diverging ramp; three are red, green and blue about mid grey.
public struct ImageGridMark: Sendable, Hashable, Codable {
  /// Row-major pixels of each image, first image first; channel after channel within a pixel.
  public var images: [[Float]]
  /// Pixels down.
  public var height: Int
  /// Pixels across.
  public var width: Int
  /// Values of a pixel: 1 or 3.
  public var channels: Int
  /// Images a row.
  public var columns: Int
  /// Space between images in points.
  public var gap: Double

  /// A grid of images.
  public init(
    images: [[Float]], height: Int, width: Int, channels: Int = 1, columns: Int, gap: Double = 1.5
  ) {
    precondition(channels == 1 || channels == 3, "a pixel is grey or has three colours")
    self.images = images
    self.height = height
    self.width = width
    self.channels = channels
    self.columns = columns
    self.gap = gap
  }
}

extension ImageGridMark {
  /// Rows of images.
  var rowCount: Int { (images.count + columns - 1) / max(1, columns) }

  /// Pixels between images when the whole grid is this wide in points.
  func gapPixels(width total: Double) -> Int {
    guard columns > 1, gap > 0 else { return 0 }
    // total = (columns · width + (columns − 1) · gap) · pixel
    let pixel = (total - Double(columns - 1) * gap) / Double(max(1, columns * width))
    return max(1, Int((gap / max(pixel, 1e-6)).rounded()))
  }

  /// Pixels of the whole grid.
  func size(gapPixels: Int) -> (width: Int, height: Int) {
    (
      columns * width + max(0, columns - 1) * gapPixels,
      rowCount * height + max(0, rowCount - 1) * gapPixels
    )
  }

  /// Height over width of the whole grid at a width in points.
  func aspect(width total: Double) -> Double {
    let size = size(gapPixels: gapPixels(width: total))
    return Double(size.height) / Double(max(1, size.width))
  }

  /// The whole grid as one image, each member on its own scale symmetric about zero; gaps and what
  /// is not finite are paper.
  func pixels(gapPixels: Int, on palette: Palette) -> PixelImage {
    let ramp = DivergingRamp(on: palette)
    let size = size(gapPixels: gapPixels)
    var rgb = [UInt8](repeating: 0, count: 3 * size.width * size.height)
    let paper = palette.paper
    for place in stride(from: 0, to: rgb.count, by: 3) {
      rgb[place] = paper.red
      rgb[place + 1] = paper.green
      rgb[place + 2] = paper.blue
    }
    for (index, image) in images.enumerated() {
      let largest = image.reduce(Float(0)) { $1.isFinite ? max($0, $1.magnitude) : $0 }
      guard largest > 0 else { continue }
      let left = index % columns * (width + gapPixels)
      let top = index / columns * (height + gapPixels)
      for row in 0..<height {
        for column in 0..<width {
          let pixel = row * width + column
          let color =
            channels == 1
            ? ramp.color(Double(image[pixel]) / Double(largest))
            : Self.color(image[3 * pixel..<3 * pixel + 3], largest)
          let place = 3 * ((top + row) * size.width + left + column)
          rgb[place] = color.red
          rgb[place + 1] = color.green
          rgb[place + 2] = color.blue
        }
      }
    }
    return PixelImage(width: size.width, height: size.height, rgb: rgb)
  }

  /// Red, green and blue about mid grey; what is not finite is mid grey.
  private static func color(_ values: ArraySlice<Float>, _ largest: Float) -> RGB {
    let levels = values.map { value -> UInt8 in
      value.isFinite ? UInt8((127.5 + 127.5 * Double(value / largest)).rounded()) : 128
    }
    return RGB(red: levels[0], green: levels[1], blue: levels[2])
  }
}

extension ImageGridMark: PlottedMark {
  var label: String { "images" }
  var counts: [Int] { images.map(\.count) + [height * width * channels] }

  func include(in reach: inout PanelReach) {}

  func tooltip(_ axes: MarkSummary) -> String { "" }

  /// Draws images as large as the panel lets them be, in its middle.
  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    guard !images.isEmpty, columns > 0 else { return DrawnMark() }
    let frame = canvas.frame
    let aspect = aspect(width: frame.width)
    let width = min(frame.width, frame.height / aspect)
    let place = Rectangle(
      x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - width * aspect) / 2,
      width: width, height: width * aspect)
    let gap = gapPixels(width: frame.width)
    let image = SceneImage(
      light: pixels(gapPixels: gap, on: canvas.page.light),
      dark: pixels(gapPixels: gap, on: canvas.page.dark), frame: place)
    return DrawnMark(
      nodes: [.group(SceneGroup([.image(image)], name: "images"))], blocks: [frame])
  }
}
