import CKernels

extension MatrixOperand where Element: ProductElement {
  /// A B.
  ///
  /// Every element is the chain of fused multiply-adds over k in ascending order, so kernel path,
  /// blocking and threads cannot change a bit. Transposes and rows are read in place:
  /// `errors.transpose.times(images.rows(0..<100))`.
  /// - Complexity: O(rows · columns · *k*) time.
  public func times(_ other: some MatrixOperand<Element>) -> Matrix<Element> {
    let (a, b) = (view, other.view)
    precondition(
      a.columns == b.rows,
      "\(a.rows) x \(a.columns) cannot multiply \(b.rows) x \(b.columns)")
    let elements = [Element](unsafeUninitializedCapacity: a.rows * b.columns) { result, count in
      Element.multiply(a, b, into: result, .replace)
      count = a.rows * b.columns
    }
    return Matrix(rows: a.rows, columns: b.columns, elements: elements)
  }

  /// A Bᵀ.
  public func timesTransposed(_ other: some MatrixOperand<Element>) -> Matrix<Element> {
    times(other.view.transpose)
  }

  /// Aᵀ B.
  public func transposedTimes(_ other: some MatrixOperand<Element>) -> Matrix<Element> {
    view.transpose.times(other)
  }

  /// A x.
  public func times(_ vector: [Element]) -> [Element] {
    times(Matrix(rows: vector.count, columns: 1, elements: vector)).elements
  }

  /// Aᵀ x.
  public func transposedTimes(_ vector: [Element]) -> [Element] { view.transpose.times(vector) }

  /// C = A B, into a matrix that is already there.
  public func times(_ other: some MatrixOperand<Element>, into result: inout Matrix<Element>) {
    update(&result, other, .replace)
  }

  /// C += A B: the chain of every element goes on from C.
  public func times(_ other: some MatrixOperand<Element>, addedTo result: inout Matrix<Element>) {
    update(&result, other, .add)
  }

  /// C -= A B: the chain of every element goes on from C, with −A.
  public func times(
    _ other: some MatrixOperand<Element>, subtractedFrom result: inout Matrix<Element>
  ) {
    update(&result, other, .subtract)
  }

  private func update(
    _ result: inout Matrix<Element>, _ other: some MatrixOperand<Element>, _ update: ProductUpdate
  ) {
    let (a, b) = (view, other.view)
    precondition(
      a.columns == b.rows && a.rows == result.rows && b.columns == result.columns,
      "\(a.rows) x \(a.columns) times \(b.rows) x \(b.columns) does not give "
        + "\(result.rows) x \(result.columns)")
    result.elements.withUnsafeMutableBufferPointer { Element.multiply(a, b, into: $0, update) }
  }

  /// Aᵀ A, symmetric to the bit, in half the time of the product.
  public func transposedTimesItself() -> Matrix<Element> { view.transpose.timesItsTranspose() }

  /// A Aᵀ, symmetric to the bit, in half the time of the product.
  public func timesItsTranspose() -> Matrix<Element> {
    let a = view
    let elements = [Element](unsafeUninitializedCapacity: a.rows * a.rows) { result, count in
      Element.multiplySymmetric(a, into: result)
      count = a.rows * a.rows
    }
    return Matrix(rows: a.rows, columns: a.rows, elements: elements)
  }
}

/// What a product does to the matrix it goes to.
public enum ProductUpdate: Sendable {
  /// C = A B.
  case replace
  /// C += A B.
  case add
  /// C -= A B.
  case subtract
}

/// A kind of number that has products.
public protocol ProductElement: BinaryFloatingPoint, Sendable {
  /// A B into, onto or off a dense result of the right size; see ``MatrixOperand/times(_:)``.
  static func multiply(
    _ a: MatrixView<Self>, _ b: MatrixView<Self>, into result: UnsafeMutableBufferPointer<Self>,
    _ update: ProductUpdate)

  /// A Aᵀ into a dense result of the right size.
  static func multiplySymmetric(
    _ a: MatrixView<Self>, into result: UnsafeMutableBufferPointer<Self>)
}
