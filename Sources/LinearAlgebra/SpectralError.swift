public import Base

/// A matrix whose eigenvalues or singular values cannot be had.
public enum SpectralError: ExplainedError, Hashable {
  /// An element is infinite or not a number.
  case notFinite(row: Int, column: Int)
  /// The matrix is not square.
  case notSquare(rows: Int, columns: Int)
  /// The iteration for an eigenvalue did not settle.
  case noConvergence(index: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .notFinite(let row, let column):
      Explanation(
        .execution, "element (\(row), \(column)) of a matrix is not finite",
        advice: "look for diverged weights or damaged data")
    case .notSquare(let rows, let columns):
      Explanation(.execution, "a \(rows) x \(columns) matrix has no symmetric eigenvalues")
    case .noConvergence(let index):
      Explanation(.execution, "eigenvalue \(index) did not converge in 60 steps")
    }
  }

  /// Throws for the first element, of the columns that are read in each row, that is not finite.
  static func checkFinite(_ matrix: Matrix<Double>, columns: (Int) -> Range<Int>) throws {
    let place = matrix.elements.withUnsafeBufferPointer { elements -> (row: Int, column: Int)? in
      for row in 0..<matrix.rows {
        for column in columns(row) where !elements[row * matrix.columns + column].isFinite {
          return (row, column)
        }
      }
      return nil
    }
    if let place { throw SpectralError.notFinite(row: place.row, column: place.column) }
  }

  /// The status of a kernel: 0, -1 without memory, or 1 + the index of what did not settle.
  static func check(_ status: Int32) throws {
    precondition(status >= 0, "no memory for a spectrum")
    if status > 0 { throw SpectralError.noConvergence(index: Int(status) - 1) }
  }
}
