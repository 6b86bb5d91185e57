import LinearAlgebra

/// The change of the few units that take part in a step, in the order in which they first did.
struct SparseUpdate {
  private let inputs: Int
  /// Place of each unit in `units`, -1 for those at rest.
  private var slots: [Int]
  private var units: [Int] = []
  /// Σ g x, one row of `inputs` a slot.
  private var sums: [Float] = []
  /// Σ g I, one a slot.
  private var pulls: [Float] = []

  init(units: Int, inputs: Int) {
    self.inputs = inputs
    slots = [Int](repeating: -1, count: units)
  }

  /// Adds `gain` · pixels to a unit's sum.
  mutating func add(_ pixels: ArraySlice<Float>, to unit: Int, gain: Float, current: Float) {
    if slots[unit] < 0 {
      slots[unit] = units.count
      units.append(unit)
      pulls.append(0)
      sums.append(contentsOf: repeatElement(0, count: inputs))
    }
    let slot = slots[unit]
    pulls[slot] += gain * current
    sums.withUnsafeMutableBufferPointer { sums in
      pixels.withUnsafeBufferPointer { pixels in
        for index in 0..<inputs { sums[slot * inputs + index] += gain * pixels[index] }
      }
    }
  }

  /// Turns the sums into R^p Σ g x − w Σ g I and returns the largest magnitude.
  mutating func settle(weights: Matrix<Float>, radius: Float) -> Float {
    var largest: Float = 0
    for (slot, unit) in units.enumerated() {
      let pull = pulls[slot]
      sums.withUnsafeMutableBufferPointer { sums in
        weights.elements.withUnsafeBufferPointer { weights in
          for index in 0..<inputs {
            let place = slot * inputs + index
            let change = radius * sums[place] - weights[unit * inputs + index] * pull
            sums[place] = change
            largest = max(largest, change.magnitude)
          }
        }
      }
    }
    return largest
  }

  /// Units with their changes.
  var directions: [(unit: Int, change: ArraySlice<Float>)] {
    units.enumerated().map { slot, unit in
      (unit, sums[slot * inputs..<(slot + 1) * inputs])
    }
  }
}
