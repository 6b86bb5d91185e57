import LinearAlgebra

extension Matrix where Element == Float {
  /// A new matrix, row by row on all threads.
  /// - Parameter fill: Gets a row's index and where its elements go; must set each of them.
  static func byRows(
    _ rows: Int, _ columns: Int, _ fill: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> Matrix {
    let elements = [Float](unsafeUninitializedCapacity: rows * columns) { result, count in
      let whole = UnsafeMutableBufferPointer(rebasing: result[0..<rows * columns])
      onAllThreads(rows) { row in
        fill(
          row, UnsafeMutableBufferPointer(rebasing: whole[row * columns..<(row + 1) * columns]))
      }
      count = rows * columns
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// Element by element with another matrix of the same shape.
  func combined(with other: Matrix, _ combine: (Float, Float) -> Float) -> Matrix {
    precondition(
      rows == other.rows && columns == other.columns,
      "\(rows) x \(columns) and \(other.rows) x \(other.columns) have other shapes")
    return elements.withUnsafeBufferPointer { own in
      other.elements.withUnsafeBufferPointer { others in
        Matrix.byRows(rows, columns) { row, result in
          let start = row * columns
          for column in 0..<columns {
            result[column] = combine(own[start + column], others[start + column])
          }
        }
      }
    }
  }

  /// Each row by a factor of its own.
  mutating func scaleRows(by factors: [Double]) {
    precondition(factors.count == rows, "each row has a factor")
    let columns = columns
    elements.withUnsafeMutableBufferPointer { elements in
      let whole = elements
      onAllThreads(factors.count) { row in
        for place in row * columns..<(row + 1) * columns {
          whole[place] = Float(Double(whole[place]) * factors[row])
        }
      }
    }
  }
}

/// n^(−exponent/2), n = 1 … count: standard deviations of a power law.
func powerLawDeviations(_ count: Int, exponent: Double) -> [Double] {
  ElementaryFunctions.pow((0..<count).map { Double($0 + 1) }, -exponent / 2)
}
