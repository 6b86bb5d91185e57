/// Images of one size with a class each.
public struct LabeledImages: Sendable, Hashable {
  /// Pixels down.
  public let height: Int
  /// Pixels across.
  public let width: Int
  /// Values of a pixel: 1 for grey, 3 for red, green, blue.
  public let channels: Int
  /// Image after image, row after row, pixel after pixel, channel after channel, 0 to 255.
  public let pixels: [UInt8]
  /// One class an image.
  public let labels: [UInt8]

  /// Images from their values; wrong counts are a programmer's mistake.
  public init(height: Int, width: Int, channels: Int = 1, pixels: [UInt8], labels: [UInt8]) {
    precondition(
      pixels.count == labels.count * height * width * channels,
      "\(labels.count) images of \(height) x \(width) x \(channels) are not \(pixels.count) values")
    self.height = height
    self.width = width
    self.channels = channels
    self.pixels = pixels
    self.labels = labels
  }

  /// How many images.
  public var count: Int { labels.count }

  /// Values of one image: height · width · channels.
  public var size: Int { height * width * channels }

  /// The values of one image.
  public func image(_ index: Int) -> ArraySlice<UInt8> {
    precondition(labels.indices.contains(index), "image \(index) of \(count)")
    return pixels[index * size..<(index + 1) * size]
  }

  /// The first images; all when there are fewer.
  public func prefix(_ count: Int) -> LabeledImages {
    precondition(count >= 0, "a count is not negative")
    let kept = min(count, self.count)
    return LabeledImages(
      height: height, width: width, channels: channels, pixels: Array(pixels[..<(kept * size)]),
      labels: Array(labels[..<kept]))
  }

  /// Some images, in the given order.
  public func selecting(_ places: [Int]) -> LabeledImages {
    LabeledImages(
      height: height, width: width, channels: channels, pixels: places.flatMap { image($0) },
      labels: places.map { labels[$0] })
  }

  /// How many images each class has, for classes 0 to classes − 1.
  public func labelCounts(classes: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels where Int(label) < classes { counts[Int(label)] += 1 }
    return counts
  }
}
