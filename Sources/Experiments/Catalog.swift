public import Pipeline

extension ExperimentCatalog {
  /// The experiments that Facsimile ships with.
  public static let shipped = ExperimentCatalog([
    WTALearning.self, WTAConvergence.self, WTAUnlearning.self, WTASpectra.self,
    ModelSpectra.self, TrainingCurves.self, Robustness.self, AccuracyRobustness.self,
    DecisionLandscape.self, LandscapeStatistics.self, RegularizationTradeoffs.self,
    ReleasedPenalties.self, V1CVPCA.self, V1Dimensionality.self, V1Manifold.self, V1Recordings.self,
  ])
}
