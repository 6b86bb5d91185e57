import CKernels
import LinearAlgebra

/// Some rows of a matrix of images, without copying them.
struct ImageBatch {
  let images: Matrix<Float>
  let rows: [Int64]

  init(_ images: Matrix<Float>, rows: some Sequence<Int>) {
    self.images = images
    self.rows = rows.map { row in
      precondition((0..<images.rows).contains(row), "row \(row) of \(images.rows)")
      return Int64(row)
    }
  }

  /// Lends the rows to a kernel.
  func withKernel<Result>(_ body: (ck_wta_batch) -> Result) -> Result {
    images.elements.withUnsafeBufferPointer { elements in
      rows.withUnsafeBufferPointer { rows in
        body(
          ck_wta_batch(
            images: elements.baseAddress, rows: rows.baseAddress, count: rows.count,
            inputs: images.columns))
      }
    }
  }

  /// The rows as a matrix of their own.
  func gathered() -> Matrix<Float> {
    let threads = Int32(Execution.current.threads)
    let elements = [Float](unsafeUninitializedCapacity: rows.count * images.columns) {
      result, count in
      withKernel { ck_wta_gather(threads, $0, result.baseAddress) }
      count = result.count
    }
    return Matrix(rows: rows.count, columns: images.columns, elements: elements)
  }
}
