/// Covariance of the columns over the rows, divided by rows − 1.
///
/// Columns are centred by their mean in double precision; products accumulate in double precision
/// in row order; only one triangle is computed.
/// - Parameter samples: Shape `[samples, variables]`, at least 2 samples.
/// - Returns: Shape `[variables, variables]`, symmetric to the bit.
/// - Complexity: O(samples · variables²) time, O(samples · variables) space.
public func covariance(of samples: Matrix<Float>) -> Matrix<Double> {
  precondition(samples.rows >= 2, "a covariance needs at least two samples")
  let size = samples.columns
  let means = columnMeans(of: samples)
  var centred = [Double](repeating: 0, count: samples.elements.count)
  centred.withUnsafeMutableBufferPointer { centred in
    samples.elements.withUnsafeBufferPointer { elements in
      for row in 0..<samples.rows {
        for column in 0..<size {
          let place = row * size + column
          centred[place] = Double(elements[place]) - means[column]
        }
      }
    }
  }
  let scale = Double(samples.rows - 1)
  let gram = Double.gram(Matrix(rows: samples.rows, columns: size, elements: centred))
  return Matrix(rows: size, columns: size, elements: gram.map { $0 / scale })
}

/// Mean of every column, added in row order in double precision.
public func columnMeans(of samples: Matrix<Float>) -> [Double] {
  var sums = [Double](repeating: 0, count: samples.columns)
  sums.withUnsafeMutableBufferPointer { sums in
    samples.elements.withUnsafeBufferPointer { elements in
      for row in 0..<samples.rows {
        for column in 0..<samples.columns {
          sums[column] += Double(elements[row * samples.columns + column])
        }
      }
    }
  }
  return sums.map { $0 / Double(samples.rows) }
}
