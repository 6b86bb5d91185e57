import Learning
import LinearAlgebra
import Pipeline

/// Networks and states of training as archives keep them.
extension Archive {
  /// Adds a network under names that begin with `name`.
  mutating func set(_ name: String, _ network: HiddenLayerNetwork) {
    set("\(name).hidden weights", network.hiddenWeights)
    set("\(name).exponent", doubles: [network.exponent])
    set("\(name).read-out", network.readOut.weights)
    set("\(name).bias", row: network.readOut.bias)
    guard let normalization = network.normalization else { return }
    set("\(name).gain", row: normalization.gain)
    set("\(name).shift", row: normalization.shift)
    set("\(name).running mean", row: normalization.runningMean)
    set("\(name).running variance", row: normalization.runningVariance)
  }

  /// The network under names that begin with `name`.
  func network(_ name: String) throws -> HiddenLayerNetwork {
    let weights = try matrix("\(name).hidden weights")
    var normalization: BatchNormalization?
    if let gain = try? row("\(name).gain") {
      var read = BatchNormalization(units: weights.rows)
      read.gain = gain
      read.shift = try row("\(name).shift")
      read.runningMean = try row("\(name).running mean")
      read.runningVariance = try row("\(name).running variance")
      normalization = read
    }
    return HiddenLayerNetwork(
      hiddenWeights: weights, exponent: try doubles("\(name).exponent").first ?? 1,
      normalization: normalization,
      readOut: LinearReadOut(
        weights: try matrix("\(name).read-out"), bias: try row("\(name).bias")))
  }

  private mutating func set(_ name: String, row: [Float]) {
    set(name, Matrix(rows: 1, columns: row.count, elements: row))
  }

  private func row(_ name: String) throws -> [Float] { try matrix(name).elements }
}

extension TrainingState {
  private static let prefix = "state."

  /// The state as an archive of its own.
  var archive: Archive {
    var archive = Archive()
    archive.set("state steps and epochs", integers: [steps, epochs])
    for array in arrays { archive.set(Self.prefix + array.name, array.matrix) }
    return archive
  }

  /// Reads a state back.
  init(archive: Archive) throws {
    let counts = try archive.integers("state steps and epochs")
    guard counts.count == 2 else { throw ArchiveError.missing(name: "state steps and epochs") }
    let names = archive.names.filter { $0.hasPrefix(Self.prefix) }
    self.init(
      steps: counts[0], epochs: counts[1],
      arrays: try names.map {
        NamedArray(String($0.dropFirst(Self.prefix.count)), try archive.matrix($0))
      })
  }
}
