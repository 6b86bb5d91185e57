import CKernels
import LinearAlgebra

/// How far a layer has come.
public struct WTADiagnostics: Sendable, Hashable {
  /// ‖w‖_p of each unit.
  public let norms: [Double]
  /// Mean weight of each unit.
  public let means: [Double]

  /// Measures a layer; O(units × inputs).
  ///
  /// Sums in double precision, 16 interleaved lanes joined by a fixed tree.
  public init(_ layer: WTALayer) {
    var sums = [Double](repeating: 0, count: layer.units)
    var powers = sums
    ck_wta_moments(
      Int32(Execution.current.threads), layer.units, layer.inputs, layer.weights.elements, &powers,
      &sums)
    if layer.p != 3 {
      powers = (0..<layer.units).map { Self.powerSum(layer.weights.row($0), p: layer.p) }
    }
    norms = powers.map { ElementaryFunctions.pow($0, 1 / layer.p) }
    means = sums.map { $0 / Double(layer.inputs) }
  }

  /// Share of units whose norm is further than `tolerance` from `radius`.
  public func unconvergedShare(radius: Double, tolerance: Double = 1e-2) -> Double {
    let open = norms.filter { !(($0 - radius).magnitude <= tolerance) }
    return Double(open.count) / Double(norms.count)
  }

  /// Units whose mean weight lies below −radius / 2: the sign of a diverging run.
  public func divergedUnits(radius: Double) -> Int {
    means.filter { !($0 >= -radius / 2) }.count
  }

  /// Σ|w|^p in index order, in double precision.
  private static func powerSum(_ row: ArraySlice<Float>, p: Double) -> Double {
    row.reduce(0.0) { $0 + ElementaryFunctions.pow(Double($1.magnitude), p) }
  }
}
