public import LinearAlgebra
public import Randomness

/// Images of discs that hide each other, whose power falls with the square of the frequency as that
/// of photographs does.
///
/// Discs of density r^(−3) in their radius lie at uniform places, each of a uniform grey; what lies
/// on top hides what is below. Pixels that no disc has covered after the last are grey ½.
/// - Source: Lee, Mumford & Huang, "Occlusion models for natural images" (*Int. J. Comput. Vision*
///   41, 2001).
public struct DeadLeaves: Sendable, Hashable, Codable {
  /// Width and height in pixels.
  public var side: Int
  /// Least radius in pixels.
  public var smallest: Double
  /// Greatest radius in pixels.
  public var largest: Double
  /// How many discs at most.
  public var discs: Int

  /// A model of images.
  public init(side: Int, smallest: Double = 1, largest: Double? = nil, discs: Int = 4000) {
    precondition(side >= 1 && discs >= 1, "an image has a pixel and a disc")
    self.side = side
    self.smallest = smallest
    self.largest = largest ?? Double(side)
    self.discs = discs
    precondition(0 < self.smallest && self.smallest < self.largest, "radii have a range")
  }

  /// Images in (0, 1), one a row, row by row; image i depends on `key.child(i)` alone.
  /// - Returns: Shape `[count, side²]`.
  public func images(_ count: Int, key: RandomKey) -> Matrix<Float> {
    Matrix.byRows(count, side * side) { index, image in
      draw(image, key: key.child(index))
    }
  }

  /// From the top disc downwards, so that a pixel is set once.
  private func draw(_ image: UnsafeMutableBufferPointer<Float>, key: RandomKey) {
    image.update(repeating: -1)
    var open = image.count
    var disc = 0
    let atOnce = 256
    let width = Double(side)
    let (inner, outer) = (1 / (smallest * smallest), 1 / (largest * largest))
    while open > 0, disc < discs {
      let draws: [Double] = key.uniforms(4 * disc..<4 * (disc + atOnce))
      for place in 0..<min(atOnce, discs - disc) where open > 0 {
        let own = 4 * place
        // The radius inverts its distribution; the centre may lie outside by as much.
        let radius = 1 / (inner - draws[own] * (inner - outer)).squareRoot()
        let x = draws[own + 1] * (width + 2 * largest) - largest
        let y = draws[own + 2] * (width + 2 * largest) - largest
        open -= fill(image, x, y, radius, Float(draws[own + 3]))
      }
      disc += atOnce
    }
    for pixel in image.indices where image[pixel] < 0 { image[pixel] = 0.5 }
  }

  /// Sets the open pixels whose centre a disc covers; returns how many.
  private func fill(
    _ image: UnsafeMutableBufferPointer<Float>, _ x: Double, _ y: Double, _ radius: Double,
    _ grey: Float
  ) -> Int {
    var filled = 0
    let top = max(0, Int((y - radius - 0.5).rounded(.up)))
    let bottom = min(side - 1, Int((y + radius - 0.5).rounded(.down)))
    guard top <= bottom else { return 0 }
    for row in top...bottom {
      let dy = Double(row) + 0.5 - y
      let half = max(0, radius * radius - dy * dy).squareRoot()
      let left = max(0, Int((x - half - 0.5).rounded(.up)))
      let right = min(side - 1, Int((x + half - 0.5).rounded(.down)))
      guard left <= right else { continue }
      for pixel in row * side + left...row * side + right where image[pixel] < 0 {
        image[pixel] = grey
        filled += 1
      }
    }
    return filled
  }
}
