import Base
import Plots
import Results

/// What a sweep over strengths of penalties measures.
enum PenaltySweep {
  /// One network.
  struct Entry: Sendable {
    var penalty: Penalty
    var strength: Double
    var accuracy: Double
    var medianNorm: Double
    var exponent: Double
    var jacobianNorm: Double
  }

  /// No penalty, then every penalty at every strength.
  static func settings(_ penalties: [Penalty], factors: [Double]) -> [(Penalty, Double)] {
    [(Penalty.none, 0)]
      + penalties.flatMap { penalty in factors.map { (penalty, $0 * penalty.publishedStrength) } }
  }

  /// One row a network.
  static func table(_ entries: [Entry]) -> Table {
    Table(
      "sweep", title: "What each penalty buys at each strength",
      columns: [
        Column("penalty", texts: entries.map(\.penalty.rawValue)),
        Column("strength", doubles: entries.map(\.strength)),
        Column(
          "factor",
          doubles: entries.map { entry in
            let published = entry.penalty.publishedStrength
            return published > 0 ? entry.strength / published : 0
          }),
        Column("accuracy", doubles: entries.map(\.accuracy)),
        Column("median norm", doubles: entries.map(\.medianNorm)),
        Column("exponent", doubles: entries.map(\.exponent)),
        Column("Jacobian norm", doubles: entries.map(\.jacobianNorm)),
        Column("Pareto optimal", integers: entries.map { isOptimal($0, among: entries) ? 1 : 0 }),
      ])
  }

  /// Whether no other network is at least as accurate and robust, and better in one.
  private static func isOptimal(_ one: Entry, among all: [Entry]) -> Bool {
    !all.contains {
      $0.accuracy >= one.accuracy && $0.medianNorm >= one.medianNorm
        && ($0.accuracy > one.accuracy || $0.medianNorm > one.medianNorm)
    }
  }

  /// The plain network and the most robust one that costs at most a hundredth of accuracy.
  static func scalars(_ entries: [Entry]) -> [Scalar] {
    guard let plain = entries.first else { return [] }
    let cheap = entries.filter { $0.accuracy >= plain.accuracy - 0.01 }
    let best = cheap.max { $0.medianNorm < $1.medianNorm } ?? plain
    return [
      Scalar(
        "accuracy.none", plain.accuracy, meaning: "Test accuracy of the network without penalty"),
      Scalar(
        "median.none", plain.medianNorm,
        meaning: "Median critical norm under PGD of the network without penalty"),
      Scalar(
        "median.best", best.medianNorm,
        meaning: "Largest median critical norm under PGD among networks that lose at most one "
          + "percentage point of accuracy"),
    ]
  }
}

extension Penalty {
  /// The published strength.
  var publishedStrength: Double {
    switch self {
    case .none: 0
    case .squaredParameters: StudyModel.l2.strength
    case .jacobianAsReleased, .jacobianOfPreactivation, .jacobianOfRepresentation,
      .jacobianOfLogits:
      StudyModel.jreg.strength
    case .spectralAsReleased, .spectralAsDefined: StudyModel.specreg.strength
    }
  }

  /// As legends name it.
  var title: String {
    switch self {
    case .none: "None"
    case .squaredParameters: "L2"
    case .jacobianAsReleased: "JReg, released"
    case .jacobianOfPreactivation: "JReg of $h$"
    case .jacobianOfRepresentation: "JReg of $r$"
    case .jacobianOfLogits: "JReg of logits"
    case .spectralAsReleased: "SpecReg, released"
    case .spectralAsDefined: "SpecReg, defined"
    }
  }

  /// The colour of the model that it belongs to.
  var color: SeriesColor {
    switch self {
    case .none: Palette.bp
    case .squaredParameters: Palette.l2
    case .jacobianAsReleased, .jacobianOfPreactivation, .jacobianOfRepresentation,
      .jacobianOfLogits:
      Palette.jreg
    case .spectralAsReleased, .spectralAsDefined: Palette.specreg
    }
  }

  /// Variants of one model differ in their dashes.
  var dash: [Double] {
    switch self {
    case .none, .squaredParameters, .jacobianAsReleased, .spectralAsReleased: []
    case .jacobianOfPreactivation: [1, 1.5]
    case .jacobianOfRepresentation: [2, 1.5]
    case .jacobianOfLogits, .spectralAsDefined: [5, 2]
    }
  }
}
