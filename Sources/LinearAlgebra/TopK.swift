/// The greatest numbers of each row.
public enum TopK {
  /// The columns of the `count` greatest numbers of each row, the greatest first.
  ///
  /// Equal numbers, −0 and +0 among them, come in the order of their columns; NaN comes after all
  /// numbers.
  /// - Parameter count: At most the number of columns.
  /// - Complexity: O(*columns*) for each row, and O(`count`) for each number that is among the
  ///   greatest so far.
  public static func columns(_ matrix: Matrix<Float>, count: Int) -> [[Int]] {
    precondition(0 <= count && count <= matrix.columns, "a row has no \(count) columns")
    return matrix.elements.withUnsafeBufferPointer { elements in
      (0..<matrix.rows).map { row in
        let start = row * matrix.columns
        return greatest(elements[start..<start + matrix.columns], count)
      }
    }
  }

  private static func greatest(_ row: Slice<UnsafeBufferPointer<Float>>, _ count: Int) -> [Int] {
    if count == 0 { return [] }
    var kept: [(key: UInt32, column: Int)] = []
    kept.reserveCapacity(count + 1)
    for (column, number) in row.enumerated() {
      let key = rank(number)
      if kept.count == count, key <= kept[count - 1].key { continue }
      if kept.count == count { kept.removeLast() }
      // Behind all that are as great, so that the lower column stays first.
      var place = kept.count
      while place > 0, kept[place - 1].key < key { place -= 1 }
      kept.insert((key, column), at: place)
    }
    return kept.map(\.column)
  }

  /// Bits in the order of the numbers; NaN below −∞.
  private static func rank(_ number: Float) -> UInt32 {
    if number.isNaN { return 0 }
    let bits = (number + 0).bitPattern
    return bits >> 31 == 1 ? ~bits : bits | 1 << 31
  }
}
