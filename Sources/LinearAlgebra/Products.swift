import CKernels

/// A kind of number that has products.
///
/// Every element of a product is the chain of fused multiply-adds over k in ascending order, so
/// kernel path, blocking and threads cannot change a bit.
public protocol ProductElement: BinaryFloatingPoint, Sendable {
  /// The product of two strided operands; see ``Matrix/times(_:)``.
  static func product(_ a: StridedOperand<Self>, _ b: StridedOperand<Self>) -> [Self]
}

/// A matrix as a kernel reads it: transposed or not.
public struct StridedOperand<Element: Sendable & Hashable>: Sendable {
  let matrix: Matrix<Element>
  let isTransposed: Bool

  var rows: Int { isTransposed ? matrix.columns : matrix.rows }
  var columns: Int { isTransposed ? matrix.rows : matrix.columns }
  var rowStride: Int { isTransposed ? 1 : matrix.columns }
  var columnStride: Int { isTransposed ? matrix.columns : 1 }
}

extension Matrix where Element: ProductElement {
  /// A B.
  public func times(_ other: Matrix) -> Matrix {
    multiply(self, false, other, false)
  }

  /// A Bᵀ.
  public func timesTransposed(_ other: Matrix) -> Matrix {
    multiply(self, false, other, true)
  }

  /// Aᵀ B.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    multiply(self, true, other, false)
  }

  private func multiply(_ a: Matrix, _ flipA: Bool, _ b: Matrix, _ flipB: Bool) -> Matrix {
    let left = StridedOperand(matrix: a, isTransposed: flipA)
    let right = StridedOperand(matrix: b, isTransposed: flipB)
    precondition(
      left.columns == right.rows,
      "\(left.rows) x \(left.columns) cannot multiply \(right.rows) x \(right.columns)")
    return Matrix(
      rows: left.rows, columns: right.columns, elements: Element.product(left, right))
  }
}

extension Float: ProductElement {
  /// See ``Matrix/times(_:)``.
  public static func product(
    _ a: StridedOperand<Float>, _ b: StridedOperand<Float>
  ) -> [Float] {
    let execution = Execution.current
    return a.matrix.elements.withUnsafeBufferPointer { left in
      b.matrix.elements.withUnsafeBufferPointer { right in
        [Float](unsafeUninitializedCapacity: a.rows * b.columns) { result, count in
          let status = ck_product_f32(
            execution.path.code, Int32(execution.threads), CK_WHOLE, a.rows, b.columns, a.columns,
            ck_operand_f32(data: left.baseAddress, row: a.rowStride, column: a.columnStride),
            ck_operand_f32(data: right.baseAddress, row: b.rowStride, column: b.columnStride),
            result.baseAddress)
          precondition(status == 0, "no memory for a product")
          count = result.count
        }
      }
    }
  }
}

extension Double: ProductElement {
  /// See ``Matrix/times(_:)``.
  public static func product(
    _ a: StridedOperand<Double>, _ b: StridedOperand<Double>
  ) -> [Double] { product(a, b, part: CK_WHOLE) }

  /// Aᵀ A of which only tiles on and below the diagonal are computed, mirrored.
  static func gram(_ matrix: Matrix<Double>) -> [Double] {
    let left = StridedOperand(matrix: matrix, isTransposed: true)
    let right = StridedOperand(matrix: matrix, isTransposed: false)
    var result = product(left, right, part: CK_LOWER)
    let size = matrix.columns
    result.withUnsafeMutableBufferPointer { result in
      for row in 0..<size {
        for column in row + 1..<max(row + 1, size) {
          result[row * size + column] = result[column * size + row]
        }
      }
    }
    return result
  }

  private static func product(
    _ a: StridedOperand<Double>, _ b: StridedOperand<Double>, part: ck_part
  ) -> [Double] {
    let execution = Execution.current
    return a.matrix.elements.withUnsafeBufferPointer { left in
      b.matrix.elements.withUnsafeBufferPointer { right in
        [Double](unsafeUninitializedCapacity: a.rows * b.columns) { result, count in
          let status = ck_product_f64(
            execution.path.code, Int32(execution.threads), part, a.rows, b.columns, a.columns,
            ck_operand_f64(data: left.baseAddress, row: a.rowStride, column: a.columnStride),
            ck_operand_f64(data: right.baseAddress, row: b.rowStride, column: b.columnStride),
            result.baseAddress)
          precondition(status == 0, "no memory for a product")
          count = result.count
        }
      }
    }
  }
}
