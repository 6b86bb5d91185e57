/// What can stand in a product: a matrix, some of its rows, or either transposed.
public protocol MatrixOperand<Element> {
  /// The kind of number.
  associatedtype Element: Sendable & Hashable
  /// The operand as a kernel reads it.
  var view: MatrixView<Element> { get }
}

/// Rows of a matrix, or their transpose, read in place.
///
/// A view keeps the matrix it looks at: changing the variable it came from copies, and the view stays as
/// it was.
public struct MatrixView<Element: Sendable & Hashable>: MatrixOperand, Sendable {
  let matrix: Matrix<Element>
  let selected: Range<Int>
  let isTransposed: Bool

  /// How many rows.
  public var rows: Int { isTransposed ? matrix.columns : selected.count }
  /// How many columns.
  public var columns: Int { isTransposed ? selected.count : matrix.columns }
  /// Rows and columns exchanged, without copying.
  public var transpose: MatrixView {
    MatrixView(matrix: matrix, selected: selected, isTransposed: !isTransposed)
  }
  /// Itself.
  public var view: MatrixView { self }

  /// A matrix of its own.
  public func copied() -> Matrix<Element> {
    let part = matrix.elements[
      selected.lowerBound * matrix.columns..<selected.upperBound * matrix.columns]
    let copy = Matrix(rows: selected.count, columns: matrix.columns, elements: Array(part))
    return isTransposed ? copy.transposed() : copy
  }

  var firstElement: Int { selected.lowerBound * matrix.columns }
  var rowStride: Int { isTransposed ? 1 : matrix.columns }
  var columnStride: Int { isTransposed ? matrix.columns : 1 }
}

extension Matrix: MatrixOperand {
  /// All of it.
  public var view: MatrixView<Element> {
    MatrixView(matrix: self, selected: 0..<rows, isTransposed: false)
  }

  /// Rows and columns exchanged, without copying.
  public var transpose: MatrixView<Element> { view.transpose }

  /// Neighbouring rows, without copying.
  public func rows(_ range: Range<Int>) -> MatrixView<Element> {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of \(rows) rows")
    return MatrixView(matrix: self, selected: range, isTransposed: false)
  }
}
