import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Matrices that the tests of spectra share.
enum EigenMatrix {
  static func build(_ rows: Int, _ columns: Int, _ element: (Int, Int) -> Double) -> Matrix<Double>
  {
    let elements = (0..<rows * columns).map { element($0 / columns, $0 % columns) }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// The symmetric matrices of Oracles/make.py, exactly.
  static func named(_ name: String) -> Matrix<Double> {
    func dense(_ i: Int, _ j: Int) -> Double { Double((i * j * 37 + i + j) % 101 - 50) }
    let size = Int(name.split(separator: "-").last ?? "") ?? 0
    func square(_ element: (Int, Int) -> Double) -> Matrix<Double> { build(size, size, element) }
    return switch name.split(separator: "-").dropLast().joined(separator: "-") {
    case "dense": square(dense)
    case "graded":
      square { dense($0, $1) * Double(sign: .plus, exponent: -($0 + $1), significand: 1) }
    case "clustered": square { ($0 == $1 ? 1024 : 0) + dense($0, $1) * 0x1p-20 }
    case "rank-deficient": square { Double(($0 - 7) * ($1 - 7) + ($0 % 5) * ($1 % 5)) }
    case "tiny": square { dense($0, $1) * 0x1p-900 }
    case "huge": square { dense($0, $1) * 0x1p900 }
    case "identity": square { $0 == $1 ? 1 : 0 }
    case "zero": square { _, _ in 0 }
    case "second-differences": secondDifferences(size)
    case "random": random(size)
    default: square { $0 == $1 ? Double($0) : 0 }
    }
  }

  /// Symmetric, elements in -0.5 ..< 0.5.
  static func random(_ size: Int) -> Matrix<Double> {
    let half = random(size, size)
    return build(size, size) { half[max($0, $1), min($0, $1)] }
  }

  /// Elements in -0.5 ..< 0.5 from a linear congruence.
  static func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
    var state: UInt64 = 1
    return build(rows, columns) { _, _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53 - 0.5
    }
  }

  static func covariance(samples: Int, units: Int) -> Matrix<Double> {
    var data = random(samples, units)
    for column in 0..<units {
      let mean = (0..<samples).reduce(0) { $0 + data[$1, column] } / Double(samples)
      for row in 0..<samples { data[row, column] -= mean }
    }
    return data.transposedTimes(data)
  }

  static func secondDifferences(_ size: Int) -> Matrix<Double> {
    build(size, size) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
  }

  /// The eigenvalue of ``secondDifferences(_:)`` with an index, largest first.
  static func secondDifference(_ size: Int, _ index: Int) -> Double {
    2 - 2 * cos(Double(size - index) * Double.pi / Double(size + 1))
  }

  /// Runs a claim on every path that this machine has, with few, odd and many threads.
  static func everyExecution(_ claim: () throws -> Void) throws {
    for path in KernelPath.allCases.filter(\.isAvailable) {
      for threads in [1, 2, 3, 8] {
        try Execution.$current.withValue(Execution(path: path, threads: threads)) { try claim() }
      }
    }
  }
}
