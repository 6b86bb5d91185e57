public import LinearAlgebra

/// The covariance of samples that come in chunks, so that they need not fit in memory together.
///
/// Distances from the first chunk's mean are added in double precision in the order of the chunks.
/// - Complexity: O(variables²) space beside one chunk.
public struct CovarianceSums: Sendable {
  private let variables: Int
  private var origin: [Double] = []
  private var count = 0
  private var sums: [Double]
  private var products: [Double]

  /// Nothing so far.
  public init(variables: Int) {
    self.variables = variables
    sums = [Double](repeating: 0, count: variables)
    products = [Double](repeating: 0, count: variables * variables)
  }

  /// Adds samples.
  /// - Parameter samples: Shape `[samples, variables]`.
  public mutating func add(_ samples: Matrix<Float>) {
    precondition(samples.columns == variables, "samples have \(variables) variables")
    guard samples.rows > 0 else { return }
    if count == 0 { origin = columnMeans(of: samples) }
    var distances = [Double](repeating: 0, count: samples.elements.count)
    for row in 0..<samples.rows {
      for column in 0..<variables {
        let place = row * variables + column
        distances[place] = Double(samples.elements[place]) - origin[column]
        sums[column] += distances[place]
      }
    }
    let centred = Matrix(rows: samples.rows, columns: variables, elements: distances)
    let gram = centred.transposedTimes(centred)
    for place in products.indices { products[place] += gram.elements[place] }
    count += samples.rows
  }

  /// Divided by samples − 1; shape `[variables, variables]`, symmetric to the bit.
  public var covariance: Matrix<Double> {
    precondition(count >= 2, "a covariance needs at least two samples")
    var elements = products
    for row in 0..<variables {
      for column in 0..<variables {
        let place = row * variables + column
        elements[place] =
          (products[place] - sums[row] * sums[column] / Double(count)) / Double(count - 1)
      }
    }
    return Matrix(rows: variables, columns: variables, elements: elements)
  }
}
