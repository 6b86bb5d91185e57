public import LinearAlgebra

/// What happens to an image before a network sees it.
///
/// The study divides every image by its own p-norm (p = 3). Networks and attacks both live in the
/// scaled space: an attack's budget, its clamp to [0, 1] and its critical norm are measured there,
/// and a perturbed image is not divided again. An image of 3-norm 1 with 3072 pixels has values near
/// 0.07 and a 2-norm near 4, which is what critical norms are to be seen against.
public enum InputScaling: Sendable, Hashable, Codable {
  /// Images are seen as they are.
  case none
  /// Each image is divided by (Σ|x|^p)^(1/p); an image of zeros stays.
  case ownNorm(p: Double)

  /// Scales images.
  /// - Parameter images: Shape `[images, inputs]`.
  public func scaled(_ images: Matrix<Float>) -> Matrix<Float> {
    guard case .ownNorm(let p) = self else { return images }
    precondition(p >= 1 && p.isFinite, "a norm has a finite exponent of at least 1")
    var result = images
    for row in 0..<images.rows {
      var sum = 0.0
      for value in images.row(row) { sum += Self.power(Double(value.magnitude), p) }
      guard sum > 0 else { continue }
      let norm = ElementaryFunctions.pow(sum, 1 / p)
      for place in row * images.columns..<(row + 1) * images.columns {
        result.elements[place] = Float(Double(images.elements[place]) / norm)
      }
    }
    return result
  }

  private static func power(_ x: Double, _ p: Double) -> Double {
    switch p {
    case 1: x
    case 2: x * x
    case 3: x * x * x
    default: ElementaryFunctions.pow(x, p)
    }
  }
}
