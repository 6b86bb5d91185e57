public import LinearAlgebra
public import Randomness

/// A classifier with one hidden layer: h = x Wᵀ, r = max(h, 0)^n, logits = r Vᵀ + b.
///
/// Covers the back-propagated perceptron (n = 1) and a winner-take-all layer with a read-out
/// (n = 4.5, frozen effective weights). Inputs are what ``InputScaling`` makes of images.
public struct HiddenLayerNetwork: Sendable, Hashable {
  /// W, shape `[hidden, inputs]`, one unit a row: the transpose of the W of the literature.
  public var hiddenWeights: Matrix<Float>
  /// n of r = max(h, 0)^n.
  public let exponent: Double
  /// What stands between representation and read-out, if anything.
  public var normalization: BatchNormalization?
  /// V and b.
  public var readOut: LinearReadOut

  /// A network from its parts.
  public init(
    hiddenWeights: Matrix<Float>, exponent: Double = 1, normalization: BatchNormalization? = nil,
    readOut: LinearReadOut
  ) {
    precondition(exponent >= 1, "the exponent of the activation is at least 1")
    precondition(readOut.hidden == hiddenWeights.rows, "the read-out reads every unit")
    precondition(
      normalization.map { $0.units == hiddenWeights.rows } ?? true,
      "the normalisation has every unit")
    self.hiddenWeights = hiddenWeights
    self.exponent = exponent
    self.normalization = normalization
    self.readOut = readOut
  }

  /// The perceptron before back-propagation: weights normal(0, 2 / inputs), n = 1, and a read-out as
  /// PyTorch's `Linear` starts.
  /// - Source: He, Zhang, Ren & Sun, "Delving deep into rectifiers" (ICCV 2015), eq. 10.
  public init(
    inputs: Int, hidden: Int, classes: Int, isNormalized: Bool = false, key: RandomKey
  ) {
    let scale = Float((2 / Double(inputs)).squareRoot())
    let normal: [Float] = key.child("hidden weights").normals(hidden * inputs)
    self.init(
      hiddenWeights: Matrix(
        rows: hidden, columns: inputs, elements: normal.map { scale * $0 }),
      normalization: isNormalized ? BatchNormalization(units: hidden) : nil,
      readOut: LinearReadOut(hidden: hidden, classes: classes, key: key.child("read-out")))
  }

  /// A winner-take-all layer with an untrained read-out, the KH model.
  ///
  /// The hidden weights are the layer's effective ones, w ⊙ |w|^(p−2).
  /// - Source: Krotov & Hopfield, PNAS 116:7723 (2019).
  public init(_ layer: WTALayer, exponent: Double = 4.5, classes: Int, key: RandomKey) {
    self.init(
      hiddenWeights: layer.effectiveWeights, exponent: exponent,
      readOut: LinearReadOut(hidden: layer.units, classes: classes, key: key.child("read-out")))
  }

  /// How many inputs.
  public var inputs: Int { hiddenWeights.columns }

  /// How many hidden units.
  public var hidden: Int { hiddenWeights.rows }

  /// How many classes.
  public var classes: Int { readOut.classes }

  /// The same function without a normalisation: its running averages are folded into the read-out.
  public var folded: HiddenLayerNetwork {
    guard let normalization else { return self }
    return HiddenLayerNetwork(
      hiddenWeights: hiddenWeights, exponent: exponent,
      readOut: normalization.folded(into: readOut))
  }
}
