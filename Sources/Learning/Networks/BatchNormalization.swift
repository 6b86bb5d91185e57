import LinearAlgebra

/// Centring and scaling of every unit of a representation before it is read out.
///
/// In training by the mean and the variance of the batch; otherwise by running averages of them, and
/// then it is one more linear map.
/// - Source: Ioffe & Szegedy, "Batch normalization" (ICML 2015).
public struct BatchNormalization: Sendable, Hashable {
  /// Learned factor of each unit, 1 at first.
  public var gain: [Float]
  /// Learned summand of each unit, 0 at first.
  public var shift: [Float]
  /// Running mean of each unit.
  public var runningMean: [Float]
  /// Running variance of each unit, unbiased.
  public var runningVariance: [Float]
  /// Share of a new batch in the running averages.
  public var momentum: Float = 0.1
  /// Added to variances.
  public var epsilon: Float = 1e-5

  /// The start: nothing is shifted or scaled.
  public init(units: Int) {
    gain = [Float](repeating: 1, count: units)
    shift = [Float](repeating: 0, count: units)
    runningMean = [Float](repeating: 0, count: units)
    runningVariance = [Float](repeating: 1, count: units)
  }

  /// How many units.
  public var units: Int { gain.count }

  /// A read-out that does what `readOut` does after this normalisation with its running averages.
  public func folded(into readOut: LinearReadOut) -> LinearReadOut {
    var result = readOut
    let scale = gain.indices.map { unit in
      Double(gain[unit]) / (Double(runningVariance[unit]) + Double(epsilon)).squareRoot()
    }
    for row in 0..<readOut.classes {
      var bias = Double(readOut.bias[row])
      for unit in 0..<units {
        let weight = Double(readOut.weights[row, unit])
        result.weights[row, unit] = Float(weight * scale[unit])
        bias += weight * (Double(shift[unit]) - Double(runningMean[unit]) * scale[unit])
      }
      result.bias[row] = Float(bias)
    }
    return result
  }
}
