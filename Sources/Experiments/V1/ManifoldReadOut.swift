import Base
import LinearAlgebra
import Neuroscience
import Randomness
import Results
import Statistics

/// How read-outs are fitted and tried.
struct ReadOutSetting: Codable, Hashable, Sendable {
  /// α of the codes.
  var exponents: [Double]
  /// Waves of each code.
  var waves: Int
  /// Random angles that a read-out is fitted to.
  var trainingAngles: Int
  /// Random angles that it is tried at.
  var testAngles: Int
  /// Equal sectors of the circle, whose classes alternate.
  var sectors: Int
  /// Strength of ridge regression, for responses of unit variance.
  var ridge: Double
  /// By how much the stimulus moves, in radians.
  var shift: Double
  /// Random problems: angles and where the sectors begin.
  var problems: Int
}

/// What read-outs of one code can do; means over problems.
struct ReadOutFound: Sendable {
  var exponent: Double
  /// Share of new angles in the right class.
  var accuracy: [Double]
  /// Median distance |w · x| / ‖w‖ to the other class of rightly classified responses, which have
  /// norm 1.
  var criticalNorm: [Double]
  /// Share of rightly classified angles, whose class stays, that change when the stimulus shifts.
  var changed: [Double]

  /// All codes on the same problems.
  static func all(_ setting: ReadOutSetting, key: RandomKey) throws -> [ReadOutFound] {
    try setting.exponents.map { exponent in
      let code = RingCode.powerLaw(exponent: exponent, waves: setting.waves)
      var found = ReadOutFound(exponent: exponent, accuracy: [], criticalNorm: [], changed: [])
      for problem in 0..<setting.problems {
        try found.solve(setting, code, key: key.child(problem))
        try Task.checkCancellation()
      }
      return found
    }
  }

  private mutating func solve(
    _ setting: ReadOutSetting, _ code: RingCode, key: RandomKey
  ) throws {
    func angles(_ name: String, _ count: Int) -> [Double] {
      let turns: [Double] = key.child(name).uniforms(count)
      return turns.map { 2 * Double.pi * $0 }
    }
    let origin = angles("origin", 1)[0]
    func side(_ angle: Double) -> Double {
      ElementaryFunctions.sin(Double(setting.sectors) / 2 * (angle - origin)) >= 0 ? 1 : -1
    }
    let training = angles("training", setting.trainingAngles)
    let readOut = try RingReadOut(
      code, angles: training, targets: training.map(side), ridge: setting.ridge)
    let tested = angles("test", setting.testAngles)
    let outputs = readOut.outputs(at: tested)
    let moved = readOut.outputs(at: tested.map { $0 + setting.shift })
    let right = tested.indices.filter { outputs[$0] * side(tested[$0]) > 0 }
    let margins = right.map { outputs[$0].magnitude / readOut.weightNorm }
    let staying = right.filter { side(tested[$0]) == side(tested[$0] + setting.shift) }
    let flipped = staying.filter { outputs[$0] * moved[$0] <= 0 }
    accuracy.append(Double(right.count) / Double(tested.count))
    criticalNorm.append(FiveNumberSummary(margins)?.median ?? 0)
    changed.append(Double(flipped.count) / Double(max(1, staying.count)))
  }
}

extension [ReadOutFound] {
  var table: Table {
    func mean(_ values: [Double]) -> Double { Moments(values)?.mean ?? .nan }
    func error(_ values: [Double]) -> Double {
      values.count > 1 ? Moments(values)?.standardError ?? 0 : 0
    }
    return Table(
      "read-out", title: "Linear read-outs of codes of an angle",
      columns: [
        Column("exponent", doubles: map(\.exponent)),
        Column("accuracy", doubles: map { mean($0.accuracy) }),
        Column("error of accuracy", doubles: map { error($0.accuracy) }),
        Column("critical norm", doubles: map { mean($0.criticalNorm) }),
        Column("error of critical norm", doubles: map { error($0.criticalNorm) }),
        Column("changed by shift", doubles: map { mean($0.changed) }),
        Column("error of changed", doubles: map { error($0.changed) }),
      ])
  }

  var scalars: [Scalar] {
    flatMap { one in
      let name = NumberText.shortest(one.exponent)
      return [
        Scalar(
          "accuracy.\(name)", Moments(one.accuracy)?.mean ?? .nan,
          meaning: "Share of new angles that a read-out of a code with α = \(name) classifies "
            + "rightly"),
        Scalar(
          "critical-norm.\(name)", Moments(one.criticalNorm)?.mean ?? .nan,
          meaning: "Median norm of the least change of the response that flips the read-out, "
            + "over that of the response, α = \(name)"),
      ]
    }
  }
}
