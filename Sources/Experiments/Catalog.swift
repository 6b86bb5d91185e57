public import Base
import Datasets
public import Pipeline

extension ExperimentCatalog {
  /// The experiments that Facsimile ships with.
  public static let shipped = ExperimentCatalog([
    WTALearning.self, WTASpectra.self, ModelSpectra.self, TrainingCurves.self,
    Robustness.self, AccuracyRobustness.self, DecisionLandscape.self, LandscapeStatistics.self,
    RegularizationTradeoffs.self,
  ])
}

/// The data sets that the shipped experiments read.
public struct ShippedDataSet: Sendable {
  /// As experiments name it.
  public let name: String
  /// What it holds.
  public let title: String
  /// Terms of use.
  public let licence: String
  /// Finds its files, or throws how to get them.
  public let locate: @Sendable ([FilePath]) throws -> [FilePath]

  /// All of them.
  public static let all = DatasetCatalog.all.map { dataset in
    ShippedDataSet(
      name: dataset.name, title: dataset.title, licence: dataset.licence,
      locate: { try dataset.locate(in: $0) })
  }
}
