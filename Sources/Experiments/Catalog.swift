public import Pipeline

extension ExperimentCatalog {
  /// The experiments that Facsimile ships with.
  public static let shipped = ExperimentCatalog([WTALearning.self, WTASpectra.self])
}
