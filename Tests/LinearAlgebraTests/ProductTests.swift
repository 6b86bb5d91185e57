import CKernels
import LinearAlgebra
import Testing

/// The slow version: one chain of fused multiply-adds over k, upwards, from a given start.
private func reference<Element: BinaryFloatingPoint>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, onto start: Matrix<Element>? = nil
) -> [Element] {
  var result: [Element] = []
  for row in 0..<a.rows {
    for column in 0..<b.columns {
      var sum = start?[row, column] ?? 0
      for k in 0..<a.columns { sum.addProduct(a[row, k], b[k, column]) }
      result.append(sum)
    }
  }
  return result
}

/// Numbers without pattern from a linear congruence; no library of ours takes part.
func numbers<Element: BinaryFloatingPoint & Sendable>(
  _ rows: Int, _ columns: Int, seed: UInt64
) -> Matrix<Element> {
  var state = seed
  let elements = (0..<rows * columns).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Element(Double(Int64(bitPattern: state) >> 20) / 0x1p43)
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

/// Rows, steps and columns: empty ones, one row or column, tiles and their borders, both thin forms,
/// several depths.
private let shapes = [
  [1, 1, 1], [2, 0, 3], [0, 4, 5], [4, 5, 0], [7, 13, 5], [14, 32, 32], [15, 33, 33], [1, 700, 1],
  [130, 257, 65], [3, 321, 200], [200, 641, 10], [29, 640, 97], [10, 300, 133], [133, 7, 10],
  [90, 1, 70], [1, 50, 90], [90, 50, 1], [57, 390, 41],
]

private let executions = KernelPath.allCases.filter(\.isAvailable).flatMap { path in
  [1, 2, 3, 8].map { Execution(path: path, threads: $0) }
}

/// Every form of the product, on every path and thread count, as one chain.
private func expectChains<Element: ProductElement>(_: Element.Type, _ shape: [Int]) {
  let a: Matrix<Element> = numbers(shape[0], shape[1], seed: 1)
  let b: Matrix<Element> = numbers(shape[1], shape[2], seed: 2)
  let start: Matrix<Element> = numbers(shape[0], shape[2], seed: 3)
  let (turnedA, turnedB) = (a.transposed(), b.transposed())
  let minusA = Matrix(rows: a.rows, columns: a.columns, elements: a.elements.map { -$0 })
  let (expected, added) = (reference(a, b), reference(a, b, onto: start))
  let subtracted = reference(minusA, b, onto: start)
  for execution in executions {
    Execution.$current.withValue(execution) {
      #expect(a.times(b).elements == expected, "\(execution)")
      #expect(a.timesTransposed(turnedB).elements == expected, "\(execution)")
      #expect(turnedA.transposedTimes(b).elements == expected, "\(execution)")
      #expect(turnedA.transpose.times(turnedB.transpose).elements == expected, "\(execution)")
      var result = start
      a.times(turnedB.transpose, addedTo: &result)
      #expect(result.elements == added, "\(execution)")
      result = start
      turnedA.transpose.times(b, subtractedFrom: &result)
      #expect(result.elements == subtracted, "\(execution)")
      a.times(b, into: &result)
      #expect(result.elements == expected, "\(execution)")
    }
  }
}

/// Aᵀ A and A Aᵀ against the whole products.
private func expectSymmetric<Element: ProductElement>(_: Element.Type, _ shape: [Int]) {
  let a: Matrix<Element> = numbers(shape[0], shape[1], seed: 4)
  for execution in executions {
    Execution.$current.withValue(execution) {
      #expect(a.transposedTimesItself() == a.transposedTimes(a), "\(execution)")
      #expect(a.timesItsTranspose() == a.timesTransposed(a), "\(execution)")
    }
  }
}

@Suite("Products")
struct ProductTests {
  @Test("this CPU runs the portable path and says which others")
  func pathsAreKnown() {
    print("kernel paths here: \(KernelPath.allCases.filter(\.isAvailable).map(\.rawValue))")
    #expect(KernelPath.scalar.isAvailable)
    #expect(KernelPath.best.isAvailable)
  }

  @Test("single precision is one chain on every path and thread count", arguments: shapes)
  func singlePrecision(shape: [Int]) { expectChains(Float.self, shape) }

  @Test("double precision is one chain on every path and thread count", arguments: shapes)
  func doublePrecision(shape: [Int]) { expectChains(Double.self, shape) }

  @Test("a product with itself is the whole product, bit for bit", arguments: shapes)
  func symmetricProducts(shape: [Int]) {
    expectSymmetric(Float.self, shape)
    expectSymmetric(Double.self, shape)
  }

  @Test("software fused multiply-adds give the bits of the processor's", arguments: shapes)
  func softwarePath(shape: [Int]) {
    let (m, k, n) = (shape[0], shape[1], shape[2])
    let (a, b): (Matrix<Float>, Matrix<Float>) = (numbers(m, k, seed: 5), numbers(k, n, seed: 6))
    let (x, y): (Matrix<Double>, Matrix<Double>) = (numbers(m, k, seed: 7), numbers(k, n, seed: 8))
    var single = [Float](repeating: 0, count: m * n)
    var double = [Double](repeating: 0, count: m * n)
    a.elements.withUnsafeBufferPointer { a in
      b.elements.withUnsafeBufferPointer { b in
        let left = ck_operand_f32(data: a.baseAddress, row: k, column: 1)
        let right = ck_operand_f32(data: b.baseAddress, row: n, column: 1)
        #expect(ck_product_f32(CK_SOFTWARE, 2, CK_WHOLE, m, n, k, left, right, &single) == 0)
      }
    }
    x.elements.withUnsafeBufferPointer { x in
      y.elements.withUnsafeBufferPointer { y in
        let left = ck_operand_f64(data: x.baseAddress, row: k, column: 1)
        let right = ck_operand_f64(data: y.baseAddress, row: n, column: 1)
        #expect(ck_product_f64(CK_SOFTWARE, 2, CK_WHOLE, m, n, k, left, right, &double) == 0)
      }
    }
    #expect(single == reference(a, b))
    #expect(double == reference(x, y))
  }

  @Test("going on from C leaves what lies between its rows alone")
  func stridedResult() {
    let (m, n, k, stride) = (20, 33, 50, 40)
    let a: Matrix<Double> = numbers(m, k, seed: 9)
    let b: Matrix<Double> = numbers(k, n, seed: 10)
    let start: Matrix<Double> = numbers(m, stride, seed: 11)
    let left = Matrix(
      rows: m, columns: n, elements: (0..<m).flatMap { start.row($0).prefix(n) })
    let chains = Matrix(rows: m, columns: n, elements: reference(a, b, onto: left))
    let expected = (0..<m).flatMap { chains.row($0) + start.row($0).dropFirst(n) }
    for execution in executions {
      var c = start.elements
      a.elements.withUnsafeBufferPointer { a in
        b.elements.withUnsafeBufferPointer { b in
          let left = ck_operand_f64(data: a.baseAddress, row: k, column: 1)
          let right = ck_operand_f64(data: b.baseAddress, row: n, column: 1)
          let status = ck_product_accumulate_f64(
            execution.path.code, Int32(execution.threads), CK_WHOLE, m, n, k, left, right, &c,
            stride,
            0)
          #expect(status == 0)
        }
      }
      #expect(c == expected, "\(execution)")
    }
  }

  @Test("a zero keeps its sign through the chain", arguments: executions)
  func signedZeros(execution: Execution) {
    let (a, b) = (
      Matrix(rows: 1, columns: 1, elements: [-0.0]), Matrix(rows: 1, columns: 1, repeating: 1.0)
    )
    var c = Matrix(rows: 1, columns: 1, elements: [-0.0])
    Execution.$current.withValue(execution) { a.times(b, addedTo: &c) }
    #expect(c[0, 0].sign == .minus)
    Execution.$current.withValue(execution) { #expect(a.times(b)[0, 0].sign == .plus) }
  }

  @Test("calls from many tasks at once give the same bytes")
  func concurrentCalls() async {
    let a: Matrix<Float> = numbers(90, 400, seed: 6)
    let b: Matrix<Float> = numbers(400, 70, seed: 7)
    let expected = a.times(b)
    await withTaskGroup(of: Matrix<Float>.self) { group in
      for _ in 0..<8 { group.addTask { a.times(b) } }
      for await result in group { #expect(result == expected) }
    }
  }
}
