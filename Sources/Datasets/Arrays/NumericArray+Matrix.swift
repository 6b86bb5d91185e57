public import LinearAlgebra

extension NumericArray {
  /// An array of rank 2 as a matrix in single precision; nil for another rank.
  public func floatMatrix() -> Matrix<Float>? {
    guard shape.count == 2 else { return nil }
    return Matrix(rows: shape[0], columns: shape[1], elements: floats())
  }

  /// An array of rank 2 as a matrix in double precision; nil for another rank.
  public func doubleMatrix() -> Matrix<Double>? {
    guard shape.count == 2 else { return nil }
    return Matrix(rows: shape[0], columns: shape[1], elements: doubles())
  }
}
