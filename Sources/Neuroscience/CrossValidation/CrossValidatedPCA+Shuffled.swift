public import LinearAlgebra
public import Randomness

extension CrossValidatedPCA {
  /// What is exchanged between the repeats before an analysis.
  public enum Exchange: String, Sendable, Hashable, Codable, CaseIterable {
    /// A neuron's responses to all stimuli.
    case neurons
    /// All neurons' responses to a stimulus.
    case stimuli
  }

  /// The mean of cross-validated spectra over random exchanges between the two repeats.
  ///
  /// Each time every neuron, or every stimulus, changes repeats with probability ½. It removes what
  /// the order of the repeats has to do with the estimate and some of its scatter. Time t draws
  /// from `key.child(t)`, so that more times extend fewer.
  /// - Parameters:
  ///   - first: Shape `[stimuli, neurons]`.
  ///   - second: The same stimuli again, in the same order.
  ///   - times: At least 1; published analyses take 5 to 10.
  ///   - components: How many components are wanted, from the first; nil for min(stimuli, neurons).
  ///   - exchange: What is exchanged.
  /// - Throws: ``CrossValidatedPCAError``, `SpectralError`
  /// - Complexity: `times` times that of ``init(_:_:components:)``.
  /// - Source: Stringer et al., *Nature* 571 (2019) 361, and the code released with it.
  public static func shuffled(
    _ first: Matrix<Float>, _ second: Matrix<Float>, times: Int, components: Int? = nil,
    exchanging exchange: Exchange = .neurons, key: RandomKey
  ) throws -> [Double] {
    precondition(times >= 1, "a mean wants at least one spectrum")
    var total: [Double] = []
    for time in 0..<times {
      try Task.checkCancellation()
      let (one, two) = try exchanged(first, second, exchange, key: key.child(time))
      let spectrum = try spectrum(one, two, components: components)
      total = total.isEmpty ? spectrum : zip(total, spectrum).map { $0 + $1 }
    }
    return total.map { $0 / Double(times) }
  }

  /// Both repeats after one random exchange.
  static func exchanged(
    _ first: Matrix<Float>, _ second: Matrix<Float>, _ exchange: Exchange, key: RandomKey
  ) throws -> (Matrix<Float>, Matrix<Float>) {
    guard first.rows == second.rows, first.columns == second.columns else {
      throw CrossValidatedPCAError.shapesDiffer(
        first: [first.rows, first.columns], second: [second.rows, second.columns])
    }
    let count = exchange == .neurons ? first.columns : first.rows
    let swaps = key.integers(count, below: 2).map { $0 == 1 }
    func mixed(_ own: Matrix<Float>, _ other: Matrix<Float>) -> Matrix<Float> {
      let columns = own.columns
      var result = own
      result.elements.withUnsafeMutableBufferPointer { result in
        other.elements.withUnsafeBufferPointer { other in
          for row in 0..<own.rows {
            for column in 0..<columns where swaps[exchange == .neurons ? column : row] {
              result[row * columns + column] = other[row * columns + column]
            }
          }
        }
      }
      return result
    }
    return (mixed(first, second), mixed(second, first))
  }
}
