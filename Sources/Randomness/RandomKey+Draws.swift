import CKernels
public import LinearAlgebra

extension RandomKey {
  /// Uniform numbers in the open interval (0, 1), 52 bits each.
  public func uniforms(_ count: Int) -> [Double] { filled(count, ck_uniforms_f64) }

  /// Uniform numbers in the open interval (0, 1), 23 bits each.
  public func uniforms(_ count: Int) -> [Float] { filled(count, ck_uniforms_f32) }

  /// Standard normal numbers, by the inverse distribution function of 52 random bits.
  public func normals(_ count: Int) -> [Double] { filled(count, ck_normals_f64) }

  /// Standard normal numbers, by the inverse distribution function of 32 random bits.
  public func normals(_ count: Int) -> [Float] { filled(count, ck_normals_f32) }

  /// A matrix of standard normal numbers, filled row by row.
  public func normalMatrix(rows: Int, columns: Int) -> Matrix<Float> {
    Matrix(rows: rows, columns: columns, elements: normals(rows * columns))
  }

  /// 64 random bits each.
  public func words(_ count: Int) -> [UInt64] { filled(count, ck_words_u64) }

  /// The numbers 0 to count − 1 in random order: sorted by 64 random bits each, ties by the number.
  ///
  /// - Complexity: O(*n* log *n*)
  public func permutation(_ count: Int) -> [Int] {
    let order = words(count)
    return (0..<count).sorted { (order[$0], $0) < (order[$1], $1) }
  }

  /// Whole numbers below a bound, by multiplying 64 random bits and keeping the high word.
  ///
  /// The probabilities of two numbers differ by less than bound / 2^64.
  /// - Parameter bound: At least 1.
  public func integers(_ count: Int, below bound: Int) -> [Int] {
    precondition(bound >= 1, "there is no number below \(bound)")
    return words(count).map { Int($0.multipliedFullWidth(by: UInt64(bound)).high) }
  }

  private func filled<Number>(
    _ count: Int,
    _ fill: (UnsafePointer<UInt32>?, UInt64, Int, UnsafeMutablePointer<Number>?) -> Void
  ) -> [Number] {
    precondition(count >= 0, "a count is not negative")
    return self.words.withUnsafeBufferPointer { key in
      let chunk = 1 << 14
      let chunks = (count + chunk - 1) / chunk
      return [Number](unsafeUninitializedCapacity: count) { result, filled in
        for index in 0..<chunks {
          let start = index * chunk
          fill(
            key.baseAddress, UInt64(start), min(chunk, count - start),
            result.baseAddress.map { $0 + start })
        }
        filled = count
      }
    }
  }
}
