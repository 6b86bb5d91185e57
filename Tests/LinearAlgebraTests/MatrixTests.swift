import LinearAlgebra
import Testing

private let executions = KernelPath.allCases.filter(\.isAvailable).flatMap { path in
  [1, 2, 3].map { Execution(path: path, threads: $0) }
}

@Suite("Matrices")
struct MatrixTests {
  @Test("rows and transposes are read in place as if copied", arguments: [0..<0, 3..<40, 0..<57])
  func views(range: Range<Int>) {
    let a: Matrix<Float> = numbers(57, 30, seed: 1)
    let b: Matrix<Float> = numbers(30, 21, seed: 2)
    let copy = Matrix(
      rows: range.count, columns: 30, elements: range.flatMap { a.row($0) })
    #expect(a.rows(range).copied() == copy)
    #expect(a.rows(range).transpose.copied() == copy.transposed())
    #expect(a.rows(range).times(b) == copy.times(b))
    #expect(a.rows(range).transposedTimes(a.rows(range)) == copy.transposedTimes(copy))
  }

  @Test("a view stays as it was when its matrix changes")
  func viewsAreValues() {
    var a: Matrix<Double> = numbers(5, 4, seed: 3)
    let (before, view) = (a, a.rows(1..<3))
    a[1, 0] = 7
    #expect(view.copied().elements == Array(before.elements[4..<12]))
  }

  @Test("a product may go into one of its own operands")
  func aliasedProduct() {
    var a: Matrix<Double> = numbers(40, 40, seed: 4)
    let expected = a.times(a)
    a.times(a, into: &a)
    #expect(a == expected)
  }

  @Test("a matrix times a vector is its product with one column")
  func vectors() {
    let a: Matrix<Float> = numbers(37, 22, seed: 5)
    let (x, y): (Matrix<Float>, Matrix<Float>) = (numbers(22, 1, seed: 6), numbers(37, 1, seed: 7))
    #expect(a.times(x.elements) == a.times(x).elements)
    #expect(a.transposedTimes(y.elements) == a.transposed().times(y).elements)
  }

  @Test("selected rows come in the given order, on any number of threads")
  func selectedRows() {
    let a: Matrix<Double> = numbers(300, 700, seed: 8)
    let order = (0..<500).map { $0 * 7919 % 300 }
    let expected = order.flatMap { a.row($0) }
    for threads in 1...3 {
      Execution.$current.withValue(Execution(threads: threads)) {
        #expect(a.selecting(rows: order).elements == expected)
      }
    }
    #expect(a.selecting(rows: []).rows == 0)
  }

  @Test(
    "a transposed matrix has rows and columns exchanged", arguments: [[0, 3], [1, 40], [70, 33]])
  func transposed(shape: [Int]) {
    let a: Matrix<Float> = numbers(shape[0], shape[1], seed: 9)
    let turned = a.transposed()
    #expect(turned.rows == a.columns && turned.columns == a.rows)
    for row in 0..<a.rows {
      for column in 0..<a.columns { #expect(turned[column, row] == a[row, column]) }
    }
  }
}

@Suite("Covariance")
struct CovarianceTests {
  /// The slow version: centred in double precision, one chain of fused multiply-adds for each pair.
  private func reference(_ samples: Matrix<Float>) -> [Double] {
    let means = (0..<samples.columns).map { column in
      (0..<samples.rows).reduce(0) { $0 + Double(samples[$1, column]) } / Double(samples.rows)
    }
    return (0..<samples.columns * samples.columns).map { place in
      let (i, j) = (place / samples.columns, place % samples.columns)
      var sum = 0.0
      for row in 0..<samples.rows {
        sum.addProduct(Double(samples[row, i]) - means[i], Double(samples[row, j]) - means[j])
      }
      return sum / Double(samples.rows - 1)
    }
  }

  @Test(
    "is one chain for each pair, on every path and thread count",
    arguments: [[2, 1], [211, 67], [40, 300], [700, 20]])
  func chains(shape: [Int]) {
    let samples: Matrix<Float> = numbers(shape[0], shape[1], seed: 5)
    let expected = reference(samples)
    for execution in executions {
      Execution.$current.withValue(execution) {
        #expect(covariance(of: samples).elements == expected, "\(execution)")
      }
    }
  }
}
