import CKernels

/// Covariance of the columns over the rows, divided by rows − 1.
///
/// Columns are centred by their mean in double precision; products accumulate in double precision
/// in row order; only one triangle is computed. The samples are centred as they are read, without a copy.
/// - Parameter samples: Shape `[samples, variables]`, at least 2 samples.
/// - Returns: Shape `[variables, variables]`, symmetric to the bit.
/// - Complexity: O(samples · variables²) time, O(variables²) space.
public func covariance(of samples: Matrix<Float>) -> Matrix<Double> {
  precondition(samples.rows >= 2, "a covariance needs at least two samples")
  let (path, threads) = (Execution.current.path.code, Int32(Execution.current.threads))
  let (rows, size) = (samples.rows, samples.columns)
  let means = columnMeans(of: samples)
  let elements = [Double](unsafeUninitializedCapacity: size * size) { result, count in
    let status = ck_centred_gram(
      path, threads, rows, size, samples.elements, means, result.baseAddress)
    precondition(status == 0, "no memory for a covariance")
    ck_mirror_f64(threads, size, result.baseAddress, Double(rows - 1))
    count = size * size
  }
  return Matrix(rows: size, columns: size, elements: elements)
}

/// Mean of every column, added in row order in double precision.
public func columnMeans(of samples: Matrix<Float>) -> [Double] {
  [Double](unsafeUninitializedCapacity: samples.columns) { means, count in
    ck_column_means(
      Int32(Execution.current.threads), samples.rows, samples.columns, samples.elements,
      means.baseAddress)
    count = samples.columns
  }
}
