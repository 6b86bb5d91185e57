/// A published value that a reproduction is held against; never returned as a result.
public struct Published: Sendable, Hashable, Codable {
  /// As printed in the source.
  public let value: Double
  /// As printed in the source, nil where none is given.
  public let uncertainty: Double?
  /// Where it is printed, for instance "Holzhausen et al. 2024, Fig. 2".
  public let source: String
  /// The data set it was measured on, to tell a reproduction from a comparison.
  public let dataset: String

  /// A published value with its source.
  public init(_ value: Double, uncertainty: Double? = nil, source: String, dataset: String) {
    self.value = value
    self.uncertainty = uncertainty
    self.source = source
    self.dataset = dataset
  }
}

/// A named number that prose and claims can be bound to.
public struct Scalar: Sendable, Hashable, Codable {
  /// Dotted lower-case words, unique within an experiment, for instance `alpha.data`.
  public let name: String
  /// The number.
  public let value: Double
  /// One standard error, or what `meaning` says.
  public let uncertainty: Double?
  /// As printed; nil for a pure number.
  public let unit: String?
  /// One sentence: what the number is and how it was got.
  public let meaning: String
  /// What the literature says.
  public let published: Published?

  /// A scalar.
  public init(
    _ name: String, _ value: Double, uncertainty: Double? = nil, unit: String? = nil,
    meaning: String, published: Published? = nil
  ) {
    self.name = name
    self.value = value
    self.uncertainty = uncertainty
    self.unit = unit
    self.meaning = meaning
    self.published = published
  }

  /// The value with its uncertainty as people write them.
  public var text: String { UncertainText.text(value, uncertainty) }
}
