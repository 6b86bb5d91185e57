/// The quantile of sorted values by linear interpolation (Hyndman & Fan's type 7, the default of R
/// and NumPy).
///
/// - Parameters:
///   - values: Smallest first, at least one.
///   - probability: 0 to 1.
public func quantile(sorted values: [Double], _ probability: Double) -> Double {
  precondition(!values.isEmpty, "no values have no quantile")
  precondition((0...1).contains(probability), "a probability lies between 0 and 1")
  let place = probability * Double(values.count - 1)
  let below = Int(place.rounded(.down))
  let above = min(below + 1, values.count - 1)
  return values[below] + (place - Double(below)) * (values[above] - values[below])
}
