import CKernels
import LinearAlgebra

/// The C kernels with the path and the threads of the current execution.
enum Kernels {
  static var path: ck_path { Execution.current.path.code }

  static var threads: Int32 { Int32(Execution.current.threads) }

  /// One factor of a product: element (i, j) stands at `data[i * row + j * column]`.
  struct Factor {
    let data: UnsafePointer<Float>
    let row: Int
    let column: Int

    /// A dense matrix of some columns.
    static func plain(_ data: UnsafePointer<Float>, columns: Int) -> Factor {
      Factor(data: data, row: columns, column: 1)
    }

    /// The transpose of a dense matrix of some columns.
    static func transposed(_ data: UnsafePointer<Float>, columns: Int) -> Factor {
      Factor(data: data, row: 1, column: columns)
    }
  }

  /// Writes A B, shapes [rows, depth] [depth, columns], each element one chain over the depth.
  static func product(
    rows: Int, columns: Int, depth: Int, _ a: Factor, _ b: Factor,
    into result: UnsafeMutablePointer<Float>
  ) {
    let status = ck_product_f32(
      path, threads, CK_WHOLE, rows, columns, depth,
      ck_operand_f32(data: a.data, row: a.row, column: a.column),
      ck_operand_f32(data: b.data, row: b.row, column: b.column), result)
    precondition(status == 0, "no memory for a product")
  }

  /// Writes A Aᵀ, `[size, size]`, of which half is computed and mirrored.
  static func gram(
    size: Int, depth: Int, _ a: Factor, into result: UnsafeMutablePointer<Float>
  ) {
    let status = ck_product_f32(
      path, threads, CK_LOWER, size, size, depth,
      ck_operand_f32(data: a.data, row: a.row, column: a.column),
      ck_operand_f32(data: a.data, row: a.column, column: a.row), result)
    precondition(status == 0, "no memory for a product")
    ck_mirror_f32(threads, size, result, 1)
  }

  /// Adds A B: each element's chain goes on from what is there.
  static func accumulateProduct(
    rows: Int, columns: Int, depth: Int, _ a: Factor, _ b: Factor,
    into result: UnsafeMutablePointer<Float>
  ) {
    let status = ck_product_accumulate_f32(
      path, threads, CK_WHOLE, rows, columns, depth,
      ck_operand_f32(data: a.data, row: a.row, column: a.column),
      ck_operand_f32(data: b.data, row: b.row, column: b.column), result, columns, 0)
    precondition(status == 0, "no memory for a product")
  }
}
