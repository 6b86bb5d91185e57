import LinearAlgebra

/// How far a layer has come.
public struct WTADiagnostics: Sendable, Hashable {
  /// ‖w‖_p of each unit.
  public let norms: [Double]
  /// Mean weight of each unit.
  public let means: [Double]

  /// Measures a layer; O(units × inputs).
  public init(_ layer: WTALayer) {
    var norms: [Double] = []
    var means: [Double] = []
    for unit in 0..<layer.units {
      let row = layer.weights.row(unit)
      let sum = Self.powerSum(row, p: layer.p)
      norms.append(ElementaryFunctions.pow(sum, 1 / layer.p))
      means.append(row.reduce(0.0) { $0 + Double($1) } / Double(layer.inputs))
    }
    self.norms = norms
    self.means = means
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
    if p == 3 {
      return row.reduce(0.0) {
        let weight = Double($1.magnitude)
        return $0 + weight * weight * weight
      }
    }
    return row.reduce(0.0) { $0 + ElementaryFunctions.pow(Double($1.magnitude), p) }
  }
}
