public import Base
public import LinearAlgebra

/// All that a training has to keep to go on to the same bytes: plain values, ready to be archived.
public struct TrainingState: Sendable, Hashable {
  /// Batches so far.
  public var steps: Int
  /// Epochs so far.
  public var epochs: Int
  /// Parameters, moments and directions under fixed names.
  public var arrays: [NamedArray]

  /// A state from its parts, for one read back from an archive.
  public init(steps: Int, epochs: Int, arrays: [NamedArray]) {
    self.steps = steps
    self.epochs = epochs
    self.arrays = arrays
  }

  /// A matrix with a name.
  public struct NamedArray: Sendable, Hashable {
    /// Unique within a state.
    public var name: String
    /// The numbers.
    public var matrix: Matrix<Float>

    /// A matrix with a name.
    public init(_ name: String, _ matrix: Matrix<Float>) {
      self.name = name
      self.matrix = matrix
    }

    init(_ name: String, row: [Float]) {
      self.init(name, Matrix(rows: 1, columns: row.count, elements: row))
    }
  }

  /// The array of a name with a count of elements.
  func elements(_ name: String, count: Int) throws(TrainingError) -> [Float] {
    guard let array = arrays.first(where: { $0.name == name }) else {
      throw .missing(name: name)
    }
    guard array.matrix.elements.count == count else {
      throw .wrongSize(name: name, found: array.matrix.elements.count, wanted: count)
    }
    return array.matrix.elements
  }
}

/// A state that does not fit the training it is to resume.
public enum TrainingError: ExplainedError, Hashable {
  /// An array is not there.
  case missing(name: String)
  /// An array has another size.
  case wrongSize(name: String, found: Int, wanted: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .missing(let name):
      Explanation(
        .execution, "the training state has no \(name)", advice: "start the training again")
    case .wrongSize(let name, let found, let wanted):
      Explanation(
        .execution, "\(name) of the training state has \(found) numbers, \(wanted) are wanted",
        advice: "start the training again")
    }
  }
}

extension NetworkTrainer {
  private static let momentNames = ["hidden weights", "read-out weights", "bias", "gain", "shift"]

  /// All that is needed to go on.
  public var state: TrainingState {
    var arrays = [
      TrainingState.NamedArray("hidden weights", network.hiddenWeights),
      TrainingState.NamedArray("read-out weights", network.readOut.weights),
      TrainingState.NamedArray("bias", row: network.readOut.bias),
    ]
    if let normalization = network.normalization {
      arrays += [
        TrainingState.NamedArray("gain", row: normalization.gain),
        TrainingState.NamedArray("shift", row: normalization.shift),
        TrainingState.NamedArray("running mean", row: normalization.runningMean),
        TrainingState.NamedArray("running variance", row: normalization.runningVariance),
      ]
    }
    for (name, moment) in zip(Self.momentNames, moments) {
      arrays.append(TrainingState.NamedArray("\(name): first moment", row: moment.first))
      arrays.append(TrainingState.NamedArray("\(name): second moment", row: moment.second))
    }
    if let spectralDirections {
      arrays.append(TrainingState.NamedArray("spectral directions", spectralDirections))
    }
    return TrainingState(steps: steps, epochs: epochs, arrays: arrays)
  }

  /// Goes on from a state of a training with the same shapes and the same regulariser.
  public mutating func resume(_ state: TrainingState) throws(TrainingError) {
    var resumed = self
    resumed.steps = state.steps
    resumed.epochs = state.epochs
    resumed.network.hiddenWeights.elements = try state.elements(
      "hidden weights", count: network.hidden * network.inputs)
    resumed.network.readOut.weights.elements = try state.elements(
      "read-out weights", count: network.classes * network.hidden)
    resumed.network.readOut.bias = try state.elements("bias", count: network.classes)
    if var normalization = network.normalization {
      let units = network.hidden
      normalization.gain = try state.elements("gain", count: units)
      normalization.shift = try state.elements("shift", count: units)
      normalization.runningMean = try state.elements("running mean", count: units)
      normalization.runningVariance = try state.elements("running variance", count: units)
      resumed.network.normalization = normalization
    }
    for (place, name) in Self.momentNames.prefix(moments.count).enumerated() {
      let count = moments[place].first.count
      resumed.moments[place] = AdamMoments(
        first: try state.elements("\(name): first moment", count: count),
        second: try state.elements("\(name): second moment", count: count))
    }
    resumed.spectralDirections =
      state.arrays.first { $0.name == "spectral directions" }?.matrix
    self = resumed
  }
}
