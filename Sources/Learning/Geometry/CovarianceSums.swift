import CKernels
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
  /// Below and on the diagonal, as all of the chunk's.
  private var products: [Double]
  private var chunk: [Double]

  /// Nothing so far.
  public init(variables: Int) {
    self.variables = variables
    sums = [Double](repeating: 0, count: variables)
    products = [Double](repeating: 0, count: variables * variables)
    chunk = products
  }

  /// Adds samples.
  /// - Parameter samples: Shape `[samples, variables]`.
  public mutating func add(_ samples: Matrix<Float>) {
    precondition(samples.columns == variables, "samples have \(variables) variables")
    guard samples.rows > 0 else { return }
    let means = columnMeans(of: samples)
    if count == 0 { origin = means }
    for column in 0..<variables {
      sums[column] += Double(samples.rows) * (means[column] - origin[column])
    }
    let status = ck_centred_gram(
      Kernels.path, Kernels.threads, samples.rows, variables, samples.elements, origin, &chunk)
    precondition(status == 0, "no memory for a covariance")
    for row in 0..<variables {
      for place in row * variables...row * variables + row { products[place] += chunk[place] }
    }
    count += samples.rows
  }

  /// Divided by samples − 1; shape `[variables, variables]`, symmetric to the bit.
  public var covariance: Matrix<Double> {
    precondition(count >= 2, "a covariance needs at least two samples")
    var elements = products
    for row in 0..<variables {
      for column in 0...row {
        let place = row * variables + column
        let value =
          (products[place] - sums[row] * sums[column] / Double(count)) / Double(count - 1)
        elements[place] = value
        elements[column * variables + row] = value
      }
    }
    return Matrix(rows: variables, columns: variables, elements: elements)
  }
}
