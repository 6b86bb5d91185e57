import Base
import LinearAlgebra
import TestSupport
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles")

/// The matrices of Oracles/make.py, exactly.
private func matrix(_ name: String) -> Matrix<Double> {
  func build(_ n: Int, _ element: (Int, Int) -> Double) -> Matrix<Double> {
    Matrix(
      rows: n, columns: n, elements: (0..<n * n).map { element($0 / n, $0 % n) })
  }
  func dense(_ i: Int, _ j: Int) -> Double { Double((i * j * 37 + i + j) % 101 - 50) }
  let size = Int(name.split(separator: "-").last ?? "") ?? 0
  return switch name.split(separator: "-").dropLast().joined(separator: "-") {
  case "dense": build(size, dense)
  case "graded":
    build(size) { dense($0, $1) * Double(sign: .plus, exponent: -($0 + $1), significand: 1) }
  case "clustered": build(size) { ($0 == $1 ? 1024 : 0) + dense($0, $1) * 0x1p-20 }
  case "rank-deficient": build(size) { Double(($0 - 7) * ($1 - 7) + ($0 % 5) * ($1 % 5)) }
  case "tiny": build(size) { dense($0, $1) * 0x1p-900 }
  case "huge": build(size) { dense($0, $1) * 0x1p900 }
  default: build(size) { $0 == $1 ? Double($0) : 0 }
  }
}

@Suite("Symmetric eigenvalues")
struct EigenTests {
  /// Backward stability bounds the error of each eigenvalue by a small multiple of n ε ‖A‖; LAPACK's
  /// own tests allow 30 of these.
  @Test(
    "agree with LAPACK's",
    arguments: [
      "dense-60", "dense-1", "dense-2", "graded-40", "clustered-40", "rank-deficient-40", "tiny-30",
      "huge-30", "diagonal-20",
    ])
  func agreeWithLAPACK(name: String) throws {
    let expected = try Files.readText(oracle.appending("eigenvalues.csv"))
      .split(separator: "\n").map { $0.split(separator: ",") }.filter { $0[0] == name }
      .map { try #require(Double($0[2])) }
    let values = try SymmetricEigen.values(of: matrix(name))
    try #require(values.count == expected.count && !values.isEmpty)
    let norm = expected.map(\.magnitude).max() ?? 0
    let tolerance = 30 * Double(values.count) * 0x1p-53 * norm
    for (value, wanted) in zip(values, expected) {
      #expect((value - wanted).magnitude <= tolerance, "\(value) for \(wanted)")
    }
  }

  @Test("are the same bits on every path and thread count")
  func sameBits() throws {
    var a = Matrix(rows: 300, columns: 300, repeating: 0.0)
    for i in 0..<300 {
      for j in 0..<300 { a[i, j] = Double((i * j * 31 + i + j) % 997) / 997 }
    }
    let expected = try SymmetricEigen.values(of: a)
    for path in KernelPath.allCases.filter(\.isAvailable) {
      for threads in [1, 2, 3] {
        try Execution.$current.withValue(Execution(path: path, threads: threads)) {
          let values = try SymmetricEigen.values(of: a)
          #expect(values == expected)
        }
      }
    }
  }

  @Test("read only the lower triangle")
  func readsLowerTriangle() throws {
    let symmetric = matrix("dense-60")
    var spoiled = symmetric
    for row in 0..<60 { for column in row + 1..<max(row + 1, 60) { spoiled[row, column] = .nan } }
    #expect(try SymmetricEigen.values(of: spoiled) == SymmetricEigen.values(of: symmetric))
  }

  @Test("name the element that is not finite")
  func notFinite() {
    var spoiled = matrix("dense-60")
    spoiled[7, 3] = .infinity
    #expect(throws: SpectralError.notFinite(row: 7, column: 3)) {
      try SymmetricEigen.values(of: spoiled)
    }
  }

  @Test("of nothing are nothing, of an oblong matrix an error")
  func degenerate() throws {
    #expect(try SymmetricEigen.values(of: Matrix(rows: 0, columns: 0, elements: [])).isEmpty)
    #expect(throws: SpectralError.notSquare(rows: 2, columns: 3)) {
      try SymmetricEigen.values(of: Matrix(rows: 2, columns: 3, repeating: 0))
    }
  }
}
