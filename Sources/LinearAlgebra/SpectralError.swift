public import Base

/// A matrix whose eigenvalues cannot be had.
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
        .execution, "element (\(row), \(column)) of a covariance is not finite",
        advice: "look for diverged weights or damaged data")
    case .notSquare(let rows, let columns):
      Explanation(.execution, "a \(rows) x \(columns) matrix has no symmetric eigenvalues")
    case .noConvergence(let index):
      Explanation(.execution, "eigenvalue \(index) did not converge in 60 steps")
    }
  }
}
