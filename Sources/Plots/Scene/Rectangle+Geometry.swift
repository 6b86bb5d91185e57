import Typography

extension Rectangle {
  /// Right edge.
  public var maxX: Double { x + width }
  /// Bottom edge.
  public var maxY: Double { y + height }

  /// The same centre, larger by an amount on every side.
  public func grown(_ amount: Double) -> Rectangle {
    Rectangle(
      x: x - amount, y: y - amount, width: max(0, width + 2 * amount),
      height: max(0, height + 2 * amount))
  }

  /// Whether two areas share more than `tolerance` points in both directions.
  public func overlaps(_ other: Rectangle, tolerance: Double = 0) -> Bool {
    min(maxX, other.maxX) - max(x, other.x) > tolerance
      && min(maxY, other.maxY) - max(y, other.y) > tolerance
  }

  /// Whether another area lies within this one, but for `tolerance` points.
  public func contains(_ other: Rectangle, tolerance: Double = 0) -> Bool {
    other.x >= x - tolerance && other.y >= y - tolerance && other.maxX <= maxX + tolerance
      && other.maxY <= maxY + tolerance
  }
}

extension SceneText {
  /// The upright rectangle that the text's box covers.
  public var frame: Rectangle {
    switch ((quarterTurns % 4) + 4) % 4 {
    case 0:
      Rectangle(x: origin.x, y: origin.y - box.ascent, width: box.width, height: box.height)
    case 1:
      Rectangle(
        x: origin.x - box.ascent, y: origin.y - box.width, width: box.height, height: box.width)
    case 2:
      Rectangle(
        x: origin.x - box.width, y: origin.y - box.descent, width: box.width, height: box.height)
    default:
      Rectangle(x: origin.x - box.descent, y: origin.y, width: box.height, height: box.width)
    }
  }
}
