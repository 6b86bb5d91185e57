import Base
import LinearAlgebra
import Testing

@testable import Learning

/// The numbers of the Python scripts in Oracles.
func formula(_ rows: Int, _ columns: Int, _ seed: Int) -> Matrix<Double> {
  let elements = (0..<rows * columns).map { place -> Double in
    let (i, j) = (place / columns, place % columns)
    let mixed: Int = i * 7919 + j * 104_729 + i * j * 31 + seed
    return Double(mixed % 1009) / 1009
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

/// The small network that Oracles/networks.py trains and attacks: sizes that fill no vector.
enum Small {
  static let (images, inputs, hidden, classes, batch) = (40, 30, 24, 5, 20)

  private static let stored = Result {
    let path = FilePath(#filePath).removingLastComponent().appending("Oracles/networks.json")
    return try JSONValue(parsing: Files.read(path))
  }

  /// What Oracles/networks.py found.
  static func oracle() throws -> JSONValue { try stored.get() }

  static func scaled(_ rows: Int, _ columns: Int, _ seed: Int, _ scale: Double) -> Matrix<Float> {
    Matrix(
      rows: rows, columns: columns,
      elements: formula(rows, columns, seed).elements.map { Float(($0 - 0.5) * scale) })
  }

  static func network(exponent: Double = 1, isNormalized: Bool = false) -> HiddenLayerNetwork {
    HiddenLayerNetwork(
      hiddenWeights: scaled(hidden, inputs, 5, 1.5), exponent: exponent,
      normalization: isNormalized ? BatchNormalization(units: hidden) : nil,
      readOut: LinearReadOut(
        weights: scaled(classes, hidden, 7, 0.8), bias: scaled(1, classes, 9, 0.2).elements))
  }

  static func data() -> LabeledInputs {
    let raw = formula(images, inputs, 11)
    var elements: [Float] = []
    for row in 0..<images {
      let sum = raw.row(row).reduce(0.0) { $0 + $1 * $1 * $1 }
      let norm = ElementaryFunctions.pow(sum, 1.0 / 3)
      elements += raw.row(row).map { Float($0 / norm) }
    }
    return LabeledInputs(
      Matrix(rows: images, columns: inputs, elements: elements),
      labels: (0..<images).map { UInt8(($0 * 7 + 3) % classes) })
  }

  /// The first and the second half in turn.
  static func half(_ step: Int) -> LabeledInputs {
    data().selecting(Array((step % 2) * batch..<(step % 2) * batch + batch))
  }

  static func directions(_ oracle: JSONValue) throws -> Matrix<Float> {
    let values = try #require(oracle["directions"]).decode([Double].self)
    return Matrix(rows: hidden, columns: hidden, elements: values.map { Float($0) })
  }
}

/// Every way of computing that this machine has.
var executions: [Execution] {
  KernelPath.allCases.filter(\.isAvailable).flatMap { path in
    [1, 2, 3].map { Execution(path: path, threads: $0) }
  }
}

/// The largest distance between two lists of numbers.
func distance(_ x: [Float], _ y: [Double]) -> Double {
  guard x.count == y.count else { return .infinity }
  return zip(x, y).map { (Double($0) - $1).magnitude }.max() ?? 0
}

/// The same in units of the largest number of the second.
func relativeDistance(_ x: [Float], _ y: [Double]) -> Double {
  distance(x, y) / (y.map(\.magnitude).max() ?? 1)
}
