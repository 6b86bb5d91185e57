import Base
public import Plots

/// How far two images look apart, pixel by pixel.
public struct ImageDifference: Sendable, Hashable, Codable {
  /// A width and a height in pixels.
  public struct Size: Sendable, Hashable, Codable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
  }

  /// Where pixels differ, from the top left corner.
  public struct Box: Sendable, Hashable, Codable {
    /// First column.
    public let x: Int
    /// First row.
    public let y: Int
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
  }

  /// Version of the JSON form.
  public let schema: Int
  /// Of the old image.
  public let oldSize: Size
  /// Of the new image.
  public let newSize: Size
  /// Pixels whose bytes differ.
  public let changed: Int
  /// Of these, pixels that look different and are not the edge of something in both images.
  public let visible: Int
  /// Of the changed, pixels that look different only as an edge drawn with other anti-aliasing.
  public let antialiased: Int
  /// The largest colour difference of a visible pixel, by CIEDE2000.
  public let largest: Double
  /// The mean colour difference of all pixels.
  public let mean: Double
  /// Around the visible pixels; nil when there are none.
  public let box: Box?

  /// From which colour difference on a pixel counts as visible: side by side, 1 is just noticeable
  /// and 2 is noticed at a glance.
  public static let threshold = 2.0

  /// Whether a reader sees the same.
  public var looksSame: Bool { oldSize == newSize && visible == 0 }

  /// `812 of 480000 pixels look different (ΔE up to 23.1) at 10,20 in 40 × 31`.
  public var sentence: String {
    guard oldSize == newSize else {
      return
        "\(oldSize.width) × \(oldSize.height) pixels became \(newSize.width) × \(newSize.height)"
    }
    guard changed > 0 else { return "same pixels" }
    let count = oldSize.width * oldSize.height
    guard let box else {
      return "\(changed) of \(count) pixels differ, none visibly"
        + (antialiased > 0 ? "; \(antialiased) are edges with other anti-aliasing" : "")
    }
    return "\(visible) of \(count) pixels look different (ΔE up to "
      + "\(NumberText.fixed(largest, decimals: 1))) at \(box.x),\(box.y) in "
      + "\(box.width) × \(box.height)"
      + (antialiased > 0 ? "; \(antialiased) more are edges with other anti-aliasing" : "")
  }
}

extension ImageDifference {
  /// A picture of a difference as a PNG file.
  public static func file(_ picture: PixelImage) -> [UInt8] { picture.png }

  /// Compares decoded images; those of other sizes count as different everywhere.
  ///
  /// A pixel that looks different is taken for anti-aliasing where, in both directions, its colour
  /// lies between colours that the other image has within one pixel of it: an edge that moved by a
  /// fraction of a pixel. A moved or recoloured area has pixels inside that are not.
  /// - Returns: The difference, and a picture of it: the new image pale, visible pixels red, edges
  ///   yellow; nil for other sizes.
  public static func between(
    _ old: PixelImage, _ new: PixelImage
  ) -> (difference: ImageDifference, picture: PixelImage?) {
    let sizes = (
      Size(width: old.width, height: old.height), Size(width: new.width, height: new.height)
    )
    guard sizes.0 == sizes.1 else {
      let count = new.width * new.height
      let difference = ImageDifference(
        schema: 1, oldSize: sizes.0, newSize: sizes.1, changed: count, visible: count,
        antialiased: 0, largest: 100, mean: 100,
        box: Box(x: 0, y: 0, width: new.width, height: new.height))
      return (difference, nil)
    }
    var scan = ImageScan(old, new)
    scan.run()
    let difference = ImageDifference(
      schema: 1, oldSize: sizes.0, newSize: sizes.1, changed: scan.changed, visible: scan.visible,
      antialiased: scan.antialiased, largest: scan.largest,
      mean: scan.sum / Double(max(1, old.width * old.height)), box: scan.box)
    return (difference, scan.picture)
  }
}

/// One walk over the pixels of two images of one size.
private struct ImageScan {
  private let old: PixelImage
  private let new: PixelImage
  private var known: [UInt64: Double] = [:]
  private(set) var changed = 0
  private(set) var visible = 0
  private(set) var antialiased = 0
  private(set) var largest = 0.0
  private(set) var sum = 0.0
  private(set) var picture: PixelImage
  private var low = (x: Int.max, y: Int.max)
  private var high = (x: -1, y: -1)

  init(_ old: PixelImage, _ new: PixelImage) {
    self.old = old
    self.new = new
    picture = PixelImage(
      width: new.width, height: new.height, rgb: new.rgb.map { 204 + $0 / 5 })
  }

  var box: ImageDifference.Box? {
    guard high.x >= 0 else { return nil }
    return ImageDifference.Box(
      x: low.x, y: low.y, width: high.x - low.x + 1, height: high.y - low.y + 1)
  }

  mutating func run() {
    for y in 0..<old.height {
      for x in 0..<old.width {
        let at = 3 * (y * old.width + x)
        guard
          old.rgb[at] != new.rgb[at] || old.rgb[at + 1] != new.rgb[at + 1]
            || old.rgb[at + 2] != new.rgb[at + 2]
        else { continue }
        changed += 1
        visit(x, y, at)
      }
    }
  }

  private mutating func visit(_ x: Int, _ y: Int, _ at: Int) {
    let distance = distance(at)
    sum += distance
    guard distance >= ImageDifference.threshold else { return }
    if isBetween(old, at, new, x, y), isBetween(new, at, old, x, y) {
      antialiased += 1
      paint(at, (242, 196, 0))
      return
    }
    visible += 1
    largest = max(largest, distance)
    low = (min(low.x, x), min(low.y, y))
    high = (max(high.x, x), max(high.y, y))
    paint(at, (214, 30, 22))
  }

  private mutating func paint(_ at: Int, _ color: (UInt8, UInt8, UInt8)) {
    picture.rgb[at] = color.0
    picture.rgb[at + 1] = color.1
    picture.rgb[at + 2] = color.2
  }

  /// The colour difference at a pixel; pairs of colours recur, so they are kept.
  private mutating func distance(_ at: Int) -> Double {
    let pair = (0..<3).reduce(UInt64(0)) {
      $0 << 16 | UInt64(old.rgb[at + $1]) << 8 | UInt64(new.rgb[at + $1])
    }
    if let known = known[pair] { return known }
    let a = LabColor(red: old.rgb[at], green: old.rgb[at + 1], blue: old.rgb[at + 2])
    let b = LabColor(red: new.rgb[at], green: new.rgb[at + 1], blue: new.rgb[at + 2])
    let distance = a.difference(to: b)
    known[pair] = distance
    return distance
  }

  /// Whether one image's colour at a pixel lies between colours of the other one around it.
  private func isBetween(
    _ one: PixelImage, _ at: Int, _ other: PixelImage, _ x: Int, _ y: Int
  ) -> Bool {
    for channel in 0..<3 {
      let value = one.rgb[at + channel]
      var (least, most) = (UInt8.max, UInt8.min)
      for row in max(0, y - 1)...min(other.height - 1, y + 1) {
        for column in max(0, x - 1)...min(other.width - 1, x + 1) {
          let neighbor = other.rgb[3 * (row * other.width + column) + channel]
          least = min(least, neighbor)
          most = max(most, neighbor)
        }
      }
      guard value >= least, value <= most else { return false }
    }
    return true
  }
}
