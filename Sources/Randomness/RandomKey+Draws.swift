import CKernels
public import LinearAlgebra

/// Number i of a draw is a function of the key and i alone: a longer draw begins with the shorter
/// one, a range is a piece of the whole, and threads change nothing.
extension RandomKey {
  /// Uniform numbers in the open interval (0, 1), 52 bits each.
  public func uniforms(_ count: Int) -> [Double] { uniforms(wanted(count)) }

  /// Uniform numbers in the open interval (0, 1), 23 bits each.
  public func uniforms(_ count: Int) -> [Float] { uniforms(wanted(count)) }

  /// Standard normal numbers, by the inverse distribution function of 52 random bits.
  ///
  /// The inverse is a ratio of polynomials, monotonic in the bits and relatively exact to 2e-15;
  /// unlike the methods that reject or pair numbers it gives number i from bits i.
  public func normals(_ count: Int) -> [Double] { normals(wanted(count)) }

  /// Standard normal numbers, by the inverse distribution function of 32 random bits.
  ///
  /// Evaluated in double precision to 2e-9 and rounded once, so within 0.54 units of the last place;
  /// odd and monotonic in the bits; no number is further out than 6.4.
  public func normals(_ count: Int) -> [Float] { normals(wanted(count)) }

  /// The numbers of a range of indices; see ``uniforms(_:)``.
  public func uniforms(_ range: Range<Int>) -> [Double] { filled(range, ck_uniforms_f64) }

  /// The numbers of a range of indices; see ``uniforms(_:)``.
  public func uniforms(_ range: Range<Int>) -> [Float] { filled(range, ck_uniforms_f32) }

  /// The numbers of a range of indices; see ``normals(_:)``.
  public func normals(_ range: Range<Int>) -> [Double] { filled(range, ck_normals_f64) }

  /// The numbers of a range of indices; see ``normals(_:)``.
  public func normals(_ range: Range<Int>) -> [Float] { filled(range, ck_normals_f32) }

  /// A matrix of standard normal numbers, filled row by row.
  public func normalMatrix(rows: Int, columns: Int) -> Matrix<Float> {
    Matrix(rows: rows, columns: columns, elements: normals(rows * columns))
  }

  /// A matrix of standard normal numbers, filled row by row.
  public func normalMatrix(rows: Int, columns: Int) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns, elements: normals(rows * columns))
  }

  /// 64 random bits each.
  public func words(_ count: Int) -> [UInt64] { filled(wanted(count), ck_words_u64) }

  /// Whole numbers from 0 to below a bound, all equally likely.
  /// - Parameter bound: At least 1.
  public func integers(_ count: Int, below bound: Int) -> [Int] {
    precondition(bound >= 1, "there is no number below \(bound)")
    let numbers: [Int64] = filled(wanted(count)) { path, key, first, count, result in
      ck_integers_i64(path, key, first, count, UInt64(bound), result)
    }
    return numbers.map { Int($0) }
  }

  private func wanted(_ count: Int) -> Range<Int> {
    precondition(count >= 0, "a count is not negative")
    return 0..<count
  }

  /// Numbers of one task; a multiple of the block and buffer sizes, and long enough to be worth it.
  private static var chunk: Int { 1 << 14 }

  private func filled<Number>(
    _ range: Range<Int>,
    _ fill: (ck_path, UnsafePointer<UInt32>, UInt64, Int, UnsafeMutablePointer<Number>?) -> Void
  ) -> [Number] {
    precondition(range.lowerBound >= 0, "indices are not negative")
    let key = self.words
    let path = Execution.current.path.code
    let chunk = Self.chunk
    return [Number](unsafeUninitializedCapacity: range.count) { result, filled in
      let target = result.baseAddress
      onAllThreads((range.count + chunk - 1) / chunk) { index in
        let start = index * chunk
        fill(
          path, key, UInt64(range.lowerBound + start), min(chunk, range.count - start),
          target.map { $0 + start })
      }
      filled = range.count
    }
  }
}
