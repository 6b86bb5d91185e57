public import LinearAlgebra

/// What neurons do without images: the scale that responses are measured on, and the directions of
/// population activity that have nothing to do with the images.
public struct SpontaneousActivity: Sendable, Hashable {
  /// Mean of each neuron.
  public let means: [Double]
  /// Standard deviation of each neuron, about its mean, over all times.
  public let deviations: [Double]
  /// Orthonormal rows, shape `[components, neurons]`: the principal components of the z-scored
  /// activity, that of the largest variance first.
  public let components: Matrix<Double>
  /// Sum of squares along each component.
  public let energies: [Double]

  /// Added to each deviation, as published, so that a silent neuron is not divided by 0.
  static let softening = 1e-6

  /// Looks at spontaneous activity.
  /// - Parameters:
  ///   - activity: Shape `[times, neurons]`.
  ///   - components: How many components are wanted; as many as the activity has, if those are fewer.
  /// - Throws: `SpectralError`
  /// - Complexity: O(times · neurons · components) for each of some tens of iterations.
  public init(_ activity: Matrix<Float>, components: Int) throws {
    precondition(activity.rows >= 2, "a deviation wants two times")
    means = columnMeans(of: activity)
    deviations = columnDeviations(of: activity, about: means)
    guard components > 0 else {
      self.components = Matrix(rows: 0, columns: activity.columns, elements: [])
      energies = []
      return
    }
    let scores: Matrix<Double> = Self.scores(of: activity, means, deviations) { $0 }
    let leading = try LeadingComponents(of: scores, count: components)
    self.components = leading.vectors
    energies = leading.energies
  }

  /// Responses as z-scores, without their part along the components, and about the mean of each
  /// neuron.
  /// - Parameter responses: Shape `[presentations, neurons]`.
  public func cleaned(_ responses: Matrix<Float>) -> Matrix<Float> {
    var cleaned: Matrix<Float> = Self.scores(of: responses, means, deviations) { Float($0) }
    if components.rows > 0 {
      let directions = Matrix<Float>(
        rows: components.rows, columns: components.columns,
        elements: components.elements.map { Float($0) })
      cleaned.timesTransposed(directions).times(directions, subtractedFrom: &cleaned)
    }
    return Self.scores(
      of: cleaned, columnMeans(of: cleaned), [Double](repeating: 1, count: cleaned.columns),
      softening: 0
    ) { Float($0) }
  }

  /// Every number less its column's mean, over its column's deviation.
  private static func scores<Number: Sendable & Hashable>(
    of matrix: Matrix<Float>, _ means: [Double], _ deviations: [Double],
    softening: Double = Self.softening, _ rounded: (Double) -> Number
  ) -> Matrix<Number> {
    let columns = matrix.columns
    let scales = deviations.map { 1 / ($0 + softening) }
    let elements = [Number](unsafeUninitializedCapacity: matrix.elements.count) { result, count in
      let target = result.baseAddress
      matrix.elements.withUnsafeBufferPointer { elements in
        onAllThreads(matrix.rows) { row in
          guard let target else { return }
          for column in 0..<columns {
            let place = row * columns + column
            (target + place).initialize(
              to: rounded((Double(elements[place]) - means[column]) * scales[column]))
          }
        }
      }
      count = matrix.elements.count
    }
    return Matrix(rows: matrix.rows, columns: columns, elements: elements)
  }
}

/// Standard deviation of every column about given means, divided by the number of rows; squares are
/// added in row order in double precision.
func columnDeviations(of matrix: Matrix<Float>, about means: [Double]) -> [Double] {
  let columns = matrix.columns
  let block = 256
  return [Double](unsafeUninitializedCapacity: columns) { result, count in
    result.initialize(repeating: 0)
    let sums = UnsafeMutableBufferPointer(rebasing: result[0..<columns])
    matrix.elements.withUnsafeBufferPointer { elements in
      onAllThreads((columns + block - 1) / block) { index in
        let own = index * block..<min((index + 1) * block, columns)
        for row in 0..<matrix.rows {
          for column in own {
            let distance = Double(elements[row * columns + column]) - means[column]
            sums[column] += distance * distance
          }
        }
        for column in own { sums[column] = (sums[column] / Double(matrix.rows)).squareRoot() }
      }
    }
    count = columns
  }
}
