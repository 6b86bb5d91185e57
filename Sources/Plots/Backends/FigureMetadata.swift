/// What a drawing says about itself, in every format.
public struct FigureMetadata: Sendable, Hashable {
  /// A short title.
  public var title: String
  /// What it shows, for those who cannot see it.
  public var alternative: String
  /// How it was made, as canonical JSON; no time, no machine.
  public var provenance: String

  /// What a drawing says about itself.
  public init(title: String, alternative: String, provenance: String) {
    self.title = title
    self.alternative = alternative
    self.provenance = provenance
  }

  /// The program named in files.
  static let software = "Facsimile"
}
