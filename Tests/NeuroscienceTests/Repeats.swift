import Base
import LinearAlgebra
import TestSupport

/// The numbers of the Python scripts in Oracles.
func formula(_ rows: Int, _ columns: Int, _ seed: Int) -> Matrix<Double> {
  let elements = (0..<rows * columns).map { place -> Double in
    let (i, j) = (place / columns, place % columns)
    let mixed: Int = i * 7919 + j * 104_729 + i * i * 211 + i * j * 31 + j * j * 97 + seed
    return Double(mixed % 1009) / 1009
  }
  return Matrix(rows: rows, columns: columns, elements: elements)
}

/// Two repeats of the same stimuli, as Oracles/cvpca.py makes them.
struct Repeats {
  let first: Matrix<Float>
  let second: Matrix<Float>

  init(_ stimuli: Int, _ neurons: Int) {
    let signal = formula(stimuli, neurons, 1).elements.enumerated().map {
      $0.element * (3 / Double($0.offset % neurons + 1))
    }
    func noisy(_ seed: Int) -> Matrix<Float> {
      let noise = formula(stimuli, neurons, seed).elements
      return Matrix(
        rows: stimuli, columns: neurons,
        elements: zip(signal, noise).map { Float($0 + 0.3 * $1) })
    }
    first = noisy(401)
    second = noisy(797)
  }
}

/// A file of stored values.
func oracle(_ name: String) throws -> JSONValue {
  let path = FilePath(#filePath).removingLastComponent().appending("Oracles/\(name).json")
  return try JSONValue(parsing: Files.read(path))
}

extension JSONValue {
  /// Numbers of a member.
  func numbers(_ name: String) throws -> [Double] {
    try (self[name]?.elements ?? []).map { try $0.decode(Double.self) }
  }
}

/// Largest difference, over the largest magnitude of the first.
func deviation(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  let scale = a.map(\.magnitude).max() ?? 1
  return zip(a, b).map { ($0 - $1).magnitude }.max().map { $0 / scale } ?? 0
}
