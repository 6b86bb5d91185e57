/// Very many dots as one image with a transparent ground: smaller than as many paths.
struct DotImage {
  /// Pixels a point: 360 dots an inch.
  static let scale = 5.0
  /// Steps of opacity at the edges of dots; more cost bytes and cannot be seen.
  private static let steps = 8.0

  /// In points.
  let diameter: Double
  let color: SeriesColor

  /// Dots of a panel; what reaches over the frame is cut.
  func image(_ dots: [Point], in frame: Rectangle, on page: PageTheme) -> SceneImage {
    let width = max(1, Int((frame.width * Self.scale).rounded()))
    let height = max(1, Int((frame.height * Self.scale).rounded()))
    let (across, down) = (Double(width) / frame.width, Double(height) / frame.height)
    var alpha = [UInt8](repeating: 0, count: width * height)
    let radius = max(0.5, diameter / 2 * Self.scale)
    for dot in dots {
      let (x, y) = ((dot.x - frame.x) * across, (dot.y - frame.y) * down)
      let rows = clamped(y - radius - 1, height)...clamped(y + radius + 1, height)
      let columns = clamped(x - radius - 1, width)...clamped(x + radius + 1, width)
      for row in rows {
        for column in columns {
          let (dx, dy) = (Double(column) + 0.5 - x, Double(row) + 0.5 - y)
          // The share of a pixel within the circle, by the distance of its middle.
          let cover = min(1, max(0, radius + 0.5 - (dx * dx + dy * dy).squareRoot()))
          let value = UInt8(((Self.steps * cover).rounded() / Self.steps * 255).rounded())
          alpha[row * width + column] = max(alpha[row * width + column], value)
        }
      }
    }
    func pixels(_ palette: Palette) -> PixelImage {
      let rgb = palette.color(of: color)
      var bytes = [UInt8](repeating: 0, count: 3 * width * height)
      for index in 0..<width * height {
        bytes[3 * index] = rgb.red
        bytes[3 * index + 1] = rgb.green
        bytes[3 * index + 2] = rgb.blue
      }
      return PixelImage(width: width, height: height, rgb: bytes, alpha: alpha)
    }
    return SceneImage(light: pixels(page.light), dark: pixels(page.dark), frame: frame)
  }

  private func clamped(_ value: Double, _ count: Int) -> Int {
    min(count - 1, max(0, Int(value.rounded(.down))))
  }
}
