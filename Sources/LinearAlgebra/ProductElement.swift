import CKernels

extension Float: ProductElement {
  /// See ``MatrixOperand/times(_:)``.
  public static func multiply(
    _ a: MatrixView<Float>, _ b: MatrixView<Float>,
    into result: UnsafeMutableBufferPointer<Float>, _ update: ProductUpdate
  ) {
    let (path, threads) = (Execution.current.path.code, Int32(Execution.current.threads))
    let (m, n, k) = (a.rows, b.columns, a.columns)
    withOperand(a) { left in
      withOperand(b) { right in
        let status =
          switch update {
          case .replace:
            ck_product_f32(path, threads, CK_WHOLE, m, n, k, left, right, result.baseAddress)
          case .add, .subtract:
            ck_product_accumulate_f32(
              path, threads, CK_WHOLE, m, n, k, left, right, result.baseAddress, n,
              update == .subtract ? 1 : 0)
          }
        precondition(status == 0, "no memory for a product")
      }
    }
  }

  /// See ``MatrixOperand/timesItsTranspose()``.
  public static func multiplySymmetric(
    _ a: MatrixView<Float>, into result: UnsafeMutableBufferPointer<Float>
  ) {
    let (path, threads) = (Execution.current.path.code, Int32(Execution.current.threads))
    withOperand(a) { left in
      let right = ck_operand_f32(data: left.data, row: left.column, column: left.row)
      let status = ck_product_f32(
        path, threads, CK_LOWER, a.rows, a.rows, a.columns, left, right, result.baseAddress)
      precondition(status == 0, "no memory for a product")
      ck_mirror_f32(threads, a.rows, result.baseAddress, 1)
    }
  }

  private static func withOperand(_ a: MatrixView<Float>, _ body: (ck_operand_f32) -> Void) {
    a.matrix.elements.withUnsafeBufferPointer { elements in
      let start = elements.baseAddress.map { $0 + a.firstElement }
      body(ck_operand_f32(data: start, row: a.rowStride, column: a.columnStride))
    }
  }
}

extension Double: ProductElement {
  /// See ``MatrixOperand/times(_:)``.
  public static func multiply(
    _ a: MatrixView<Double>, _ b: MatrixView<Double>,
    into result: UnsafeMutableBufferPointer<Double>, _ update: ProductUpdate
  ) {
    let (path, threads) = (Execution.current.path.code, Int32(Execution.current.threads))
    let (m, n, k) = (a.rows, b.columns, a.columns)
    withOperand(a) { left in
      withOperand(b) { right in
        let status =
          switch update {
          case .replace:
            ck_product_f64(path, threads, CK_WHOLE, m, n, k, left, right, result.baseAddress)
          case .add, .subtract:
            ck_product_accumulate_f64(
              path, threads, CK_WHOLE, m, n, k, left, right, result.baseAddress, n,
              update == .subtract ? 1 : 0)
          }
        precondition(status == 0, "no memory for a product")
      }
    }
  }

  /// See ``MatrixOperand/timesItsTranspose()``.
  public static func multiplySymmetric(
    _ a: MatrixView<Double>, into result: UnsafeMutableBufferPointer<Double>
  ) {
    let (path, threads) = (Execution.current.path.code, Int32(Execution.current.threads))
    withOperand(a) { left in
      let right = ck_operand_f64(data: left.data, row: left.column, column: left.row)
      let status = ck_product_f64(
        path, threads, CK_LOWER, a.rows, a.rows, a.columns, left, right, result.baseAddress)
      precondition(status == 0, "no memory for a product")
      ck_mirror_f64(threads, a.rows, result.baseAddress, 1)
    }
  }

  private static func withOperand(_ a: MatrixView<Double>, _ body: (ck_operand_f64) -> Void) {
    a.matrix.elements.withUnsafeBufferPointer { elements in
      let start = elements.baseAddress.map { $0 + a.firstElement }
      body(ck_operand_f64(data: start, row: a.rowStride, column: a.columnStride))
    }
  }
}
