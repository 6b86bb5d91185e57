public import LinearAlgebra

/// Grey images with a class each.
public struct LabeledImages: Sendable, Hashable {
  /// Pixels down.
  public let height: Int
  /// Pixels across.
  public let width: Int
  /// Image after image, row after row, 0 to 255.
  public let pixels: [UInt8]
  /// One class an image.
  public let labels: [UInt8]

  /// How many images.
  public var count: Int { labels.count }

  /// Images as rows, each divided by its own p-norm.
  ///
  /// The norm is added in pixel order in double precision; an image of zeros stays zero.
  /// - Parameters:
  ///   - p: Exponent of the norm, at least 1.
  ///   - count: How many images, from the first; all when nil or more than there are.
  /// - Returns: Shape `[count, height · width]`.
  public func matrix(normalizedBy p: Double, count: Int? = nil) -> Matrix<Float> {
    let size = height * width
    let rows = min(count ?? self.count, self.count)
    // Only 256 values occur, so their powers are looked up.
    let powers = (0..<256).map { ElementaryFunctions.pow(Double($0) / 255, p) }
    var elements: [Float] = []
    elements.reserveCapacity(rows * size)
    for image in 0..<rows {
      let own = pixels[image * size..<(image + 1) * size]
      let sum = own.reduce(0.0) { $0 + powers[Int($1)] }
      let norm = sum > 0 ? ElementaryFunctions.pow(sum, 1 / p) : 1
      elements += own.map { Float(Double($0) / 255 / norm) }
    }
    return Matrix(rows: rows, columns: size, elements: elements)
  }
}
