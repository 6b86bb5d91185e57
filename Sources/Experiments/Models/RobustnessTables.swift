import Learning
import Results
import Statistics

/// The critical perturbations of one network under one attack.
struct RobustnessResult: Sendable {
  var model: StudyModel
  var attack: StudyAttack
  var replicate: Int
  var found: CriticalPerturbations

  /// Median L2 norm; the largest found when half of the images never fail.
  var medianNorm: Double {
    found.normQuantile(0.5) ?? found.norms.compactMap { $0 }.max() ?? 0
  }
}

/// How a bracketing search and the whole grid agree on one model.
struct SearchComparison: Sendable {
  var model: StudyModel
  var images: Int
  var recovering: Int
  var differing: Int
  var gap: Double

  init(model: StudyModel, _ disagreement: SearchDisagreement) {
    self.model = model
    images = disagreement.images
    recovering = disagreement.recovering
    differing = disagreement.differing
    gap = disagreement.largestAccuracyGap
  }
}

extension [RobustnessResult] {
  /// Accuracy over the size of the perturbation.
  var curveTable: Table {
    let rows = flatMap { one in one.found.grid.budgets.indices.map { (one, $0) } }
    let relative = flatMap(\.found.relativeAccuracies)
    let absolute = flatMap(\.found.accuracies)
    return Table(
      "curves", title: "Accuracy over the size of the perturbation",
      columns: [
        Column("model", texts: rows.map(\.0.model.rawValue)),
        Column("attack", texts: rows.map(\.0.attack.rawValue)),
        Column("replicate", integers: rows.map(\.0.replicate)),
        Column("epsilon", doubles: rows.map { $0.0.found.grid.budgets[$0.1] }),
        Column("relative accuracy", doubles: relative),
        Column("accuracy", doubles: absolute),
      ])
  }

  /// One row for every image that was classified correctly; −1 where no size sufficed.
  var criticalTable: Table {
    let rows = flatMap { one in one.found.images.indices.map { (one, $0) } }
    return Table(
      "critical", title: "L2 norm of the perturbation at which each image is first misclassified",
      columns: [
        Column("model", texts: rows.map(\.0.model.rawValue)),
        Column("attack", texts: rows.map(\.0.attack.rawValue)),
        Column("replicate", integers: rows.map(\.0.replicate)),
        Column("image", integers: rows.map { $0.0.found.images[$0.1] }),
        Column("norm", doubles: rows.map { $0.0.found.norms[$0.1] ?? -1 }),
      ])
  }

  /// One row a network and attack.
  var summaryTable: Table {
    Table(
      "summary", title: "What each network withstands",
      columns: [
        Column("model", texts: map(\.model.rawValue)),
        Column("attack", texts: map(\.attack.rawValue)),
        Column("replicate", integers: map(\.replicate)),
        Column("accuracy", doubles: map(\.found.accuracy)),
        Column("lower quartile norm", doubles: map { $0.found.normQuantile(0.25) ?? -1 }),
        Column("median norm", doubles: map(\.medianNorm)),
        Column("upper quartile norm", doubles: map { $0.found.normQuantile(0.75) ?? -1 }),
        Column("never failing", integers: map { $0.found.failures.count { $0 == nil } }),
        Column("zero gradients", doubles: map(\.found.vanishingShare)),
      ])
  }

  /// Medians, accuracies and shares of zero gradients, over replicates.
  var scalars: [Scalar] {
    StudyModel.allCases.flatMap { model -> [Scalar] in
      let own = filter { $0.model == model }
      let medians = StudyAttack.allCases.map { attack -> Scalar in
        let values = own.filter { $0.attack == attack }.map(\.medianNorm)
        return Scalar(
          "median.\(attack.rawValue).\(model.slug)", mean(values),
          uncertainty: deviation(values),
          meaning: "Median L2 norm at which \(attack.sentenceName) first deceives \(model.rawValue)"
            + ", mean over seeds with their standard deviation",
          published: published(model, attack))
      }
      let first = own.filter { $0.attack == .pgd }
      return medians + [
        Scalar(
          "accuracy.\(model.slug)", mean(first.map(\.found.accuracy)),
          uncertainty: deviation(first.map(\.found.accuracy)),
          meaning: "Share of the attacked test images that \(model.rawValue) classifies correctly",
          published: publishedAccuracy(model)),
        Scalar(
          "zero-gradients.\(model.slug)", mean(first.map(\.found.vanishingShare)),
          meaning: "Share of the images at which the gradient of \(model.rawValue) is zero"),
      ]
    }
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private func deviation(_ values: [Double]) -> Double? {
    values.count < 2 ? nil : Moments(values)?.standardDeviation
  }

  /// Read off the paper's Fig. A2; compared with, never returned as a result. Noise is likely to have
  /// been drawn anew at each size there, as only such norms come near.
  private func published(_ model: StudyModel, _ attack: StudyAttack) -> Published? {
    let (random, pgd) =
      switch model {
      case .kh: (3.13, 0.120)
      case .bp: (1.13, 0.038)
      case .l2: (2.60, 0.101)
      case .jreg: (1.77, 0.065)
      case .specreg: (0.95, 0.036)
      }
    let source = "Holzhausen et al. 2024, Fig. A2, read off"
    return switch attack {
    case .redrawn: Published(random, uncertainty: 0.05, source: source, dataset: "cifar10")
    case .pgd: Published(pgd, uncertainty: 0.002, source: source, dataset: "cifar10")
    default: nil
    }
  }

  private func publishedAccuracy(_ model: StudyModel) -> Published {
    let value =
      switch model {
      case .kh: 0.472
      case .bp: 0.562
      case .l2: 0.519
      case .jreg: 0.559
      case .specreg: 0.448
      }
    return Published(
      value, uncertainty: 0.005, source: "Holzhausen et al. 2024, Fig. A2, read off",
      dataset: "cifar10")
  }
}

extension [SearchComparison] {
  /// One row a model.
  var table: Table {
    Table(
      "search", title: "The bracketing search beside the whole grid, under PGD",
      columns: [
        Column("model", texts: map(\.model.rawValue)),
        Column("images", integers: map(\.images)),
        Column("recovering", integers: map(\.recovering)),
        Column("differing", integers: map(\.differing)),
        Column("largest gap", doubles: map(\.gap)),
      ])
  }
}
