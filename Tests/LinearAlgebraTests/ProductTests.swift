import LinearAlgebra
import Testing

/// The slow version: one chain of fused multiply-adds over k, upwards.
private func reference<Element: BinaryFloatingPoint>(
  _ a: Matrix<Element>, _ b: Matrix<Element>
) -> [Element] {
  var result: [Element] = []
  for row in 0..<a.rows {
    for column in 0..<b.columns {
      var sum: Element = 0
      for k in 0..<a.columns { sum.addProduct(a[row, k], b[k, column]) }
      result.append(sum)
    }
  }
  return result
}

/// Numbers without pattern from a linear congruence; no library of ours takes part.
private func numbers<Element: BinaryFloatingPoint & Sendable>(
  _ rows: Int, _ columns: Int, seed: UInt64
) -> Matrix<Element> {
  var state = seed
  let elements = (0..<rows * columns).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Element(Double(Int64(bitPattern: state) >> 20) / 0x1p43)
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

private let shapes = [
  [1, 1, 1], [2, 0, 3], [0, 4, 5], [4, 5, 0], [7, 13, 5], [14, 32, 32], [15, 33, 33], [1, 700, 1],
  [130, 257, 65], [3, 321, 200], [200, 641, 10], [29, 640, 97],
]

private let executions = KernelPath.allCases.filter(\.isAvailable).flatMap { path in
  [1, 2, 3].map { Execution(path: path, threads: $0) }
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
  func singlePrecision(shape: [Int]) {
    let a: Matrix<Float> = numbers(shape[0], shape[1], seed: 1)
    let b: Matrix<Float> = numbers(shape[1], shape[2], seed: 2)
    let expected = reference(a, b).map(\.bitPattern)
    for execution in executions {
      Execution.$current.withValue(execution) {
        #expect(a.times(b).elements.map(\.bitPattern) == expected, "\(execution)")
        #expect(
          a.timesTransposed(b.transposed()).elements.map(\.bitPattern) == expected, "\(execution)")
        #expect(
          a.transposed().transposedTimes(b).elements.map(\.bitPattern) == expected, "\(execution)")
      }
    }
  }

  @Test("double precision is one chain on every path and thread count", arguments: shapes)
  func doublePrecision(shape: [Int]) {
    let a: Matrix<Double> = numbers(shape[0], shape[1], seed: 3)
    let b: Matrix<Double> = numbers(shape[1], shape[2], seed: 4)
    let expected = reference(a, b).map(\.bitPattern)
    for execution in executions {
      Execution.$current.withValue(execution) {
        #expect(a.times(b).elements.map(\.bitPattern) == expected, "\(execution)")
        #expect(
          a.timesTransposed(b.transposed()).elements.map(\.bitPattern) == expected, "\(execution)")
        #expect(
          a.transposed().transposedTimes(b).elements.map(\.bitPattern) == expected, "\(execution)")
      }
    }
  }

  @Test("a covariance is symmetric to the bit and the same on every path and thread count")
  func covarianceIsStable() {
    let samples: Matrix<Float> = numbers(211, 67, seed: 5)
    let expected = covariance(of: samples)
    #expect(expected == expected.transposed())
    for execution in executions {
      Execution.$current.withValue(execution) { #expect(covariance(of: samples) == expected) }
    }
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
