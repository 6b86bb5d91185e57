import Base
import Results
import Statistics

/// The mean over recordings under one condition.
struct Recovered: Sendable {
  var estimates: [V1CVPCA.Estimate]

  var population: NamedPopulation { estimates[0].population }
  var condition: NoiseCondition { estimates[0].condition }

  func mean(_ value: (V1CVPCA.Estimate) -> Double) -> Double {
    Moments(estimates.map(value))?.mean ?? .nan
  }

  var exponent: Double { mean { $0.crossValidated.weighted.exponent } }

  /// Root of the mean bootstrap variance over the number of recordings.
  var error: Double {
    (mean { $0.crossValidated.error * $0.crossValidated.error } / Double(estimates.count))
      .squareRoot()
  }

  /// Standard deviation over recordings; 0 for one.
  var spread: Double {
    estimates.count > 1
      ? Moments(estimates.map(\.crossValidated.weighted.exponent))?.standardDeviation ?? 0 : 0
  }

  /// `natural.additive.1`.
  var name: String {
    let condition = condition
    return condition.kind == .none
      ? "\(population.name).none"
      : "\(population.name).\(condition.kind.rawValue).\(condition.level)"
  }

  var scalars: [Scalar] {
    let noise =
      condition.kind == .none
      ? "without noise" : "under \(condition.kind.rawValue) noise of level \(condition.level)"
    let ranks = estimates[0].crossValidated.weighted.ranks
    let fit =
      "fit weighted by 1/n, n = \(ranks.lowerBound) to \(ranks.upperBound)"
    return [
      Scalar(
        "alpha.\(name)", exponent, uncertainty: error,
        meaning: "Exponent by cross-validated PCA \(noise), true "
          + "\(NumberText.shortest(population.exponent)); \(fit), simulated, with the error of a "
          + "bootstrap over stimuli"),
      Scalar(
        "plain.\(name)", mean(\.plain),
        meaning: "Exponent by PCA of one repeat \(noise), true "
          + "\(NumberText.shortest(population.exponent)); \(fit), simulated"),
    ]
  }
}

extension [V1CVPCA.Estimate] {
  /// Recordings of one condition together, in the order of the first.
  var recovery: [Recovered] {
    filter { $0.recording == 0 }.map { first in
      Recovered(
        estimates: filter {
          $0.population == first.population && $0.condition == first.condition
        })
    }
  }

  /// One row for each condition and recording.
  var table: Table {
    Table(
      "estimates", title: "Exponents of every simulated recording",
      columns: [
        Column("population", texts: map(\.population.name)),
        Column("noise", texts: map(\.condition.kind.rawValue)),
        Column("level", integers: map(\.condition.level)),
        Column("recording", integers: map { $0.recording + 1 }),
        Column("cross-validated", doubles: map(\.crossValidated.weighted.exponent)),
        Column("bootstrap error", doubles: map(\.crossValidated.error)),
        Column(
          "ordinary fit", doubles: map { $0.crossValidated.ordinary?.exponent ?? .nan }),
        Column("shuffled", doubles: map(\.shuffled)),
        Column("plain", doubles: map(\.plain)),
      ])
  }

  /// Spectra of the first recording, at some ranks.
  var spectrumTable: Table {
    let rows = flatMap { one in
      guard let spectra = one.spectra else { return [(V1CVPCA.Estimate, Int, Double, Double)]() }
      return tabulatedRanks(spectra.plain.count).map {
        (one, $0, spectra.crossValidated[$0 - 1], spectra.plain[$0 - 1])
      }
    }
    return Table(
      "spectra", title: "Eigenvalues over the first of the signal",
      columns: [
        Column("population", texts: rows.map(\.0.population.name)),
        Column("noise", texts: rows.map(\.0.condition.kind.rawValue)),
        Column("level", integers: rows.map(\.0.condition.level)),
        Column("n", integers: rows.map(\.1)),
        Column("cross-validated", doubles: rows.map(\.2)),
        Column("plain", doubles: rows.map(\.3)),
      ])
  }
}

extension [Recovered] {
  /// One row a condition.
  var table: Table {
    Table(
      "recovery", title: "Recovered exponents beside the true ones",
      columns: [
        Column("population", texts: map(\.population.name)),
        Column("true exponent", doubles: map(\.population.exponent)),
        Column("noise", texts: map(\.condition.kind.rawValue)),
        Column("level", integers: map(\.condition.level)),
        Column("strength", doubles: map(\.condition.strength)),
        Column("noise over signal", doubles: map { $0.estimates[0].noiseToSignal }),
        Column("exponent", doubles: map(\.exponent)),
        Column("standard error", doubles: map(\.error)),
        Column("spread over recordings", doubles: map(\.spread)),
        Column("shuffled exponent", doubles: map { $0.mean(\.shuffled) }),
        Column("plain exponent", doubles: map { $0.mean(\.plain) }),
        Column("prefactor", doubles: map(\.estimates[0].prefactor)),
        Column(
          "first rank", integers: map { $0.estimates[0].crossValidated.weighted.ranks.lowerBound }),
        Column(
          "last rank", integers: map { $0.estimates[0].crossValidated.weighted.ranks.upperBound }),
      ])
  }

  /// For each population and kind, the strongest noise up to which every exponent was within two
  /// errors of that without noise.
  var breakdownScalars: [Scalar] {
    let kinds = NoiseCondition.Kind.fields
    let names = filter { $0.condition.kind == .none }.map(\.population.name)
    return names.flatMap { name in
      kinds.map { kind in
        let levels = filter { $0.population.name == name && $0.condition.kind == kind }
        let clean =
          first { $0.population.name == name && $0.condition.kind == .none }?.exponent ?? .nan
        let good = levels.prefix { ($0.exponent - clean).magnitude <= 2 * $0.error }
        return Scalar(
          "works-to.\(name).\(kind.rawValue)", good.last?.estimates[0].noiseToSignal ?? 0,
          meaning: "Largest energy of \(kind.rawValue) noise over that of the signal up to which "
            + "every exponent was within two errors of that without noise; 0 for none")
      }
    }
  }
}

/// A row of the table of recovered exponents.
struct RecoveredRow {
  var population: String
  var trueExponent: Double
  /// By the same fit of the same population without noise.
  var clean: Double
  var noise: String
  var level: Int
  var exponent: Double
  var error: Double
  var plain: Double

  var deviation: Double { exponent - clean }
  var isWithinError: Bool { deviation.magnitude <= 2 * error }

  static func all(_ table: Table) -> [RecoveredRow] {
    (0..<table.rowCount).map { row in
      let population = table.texts("population")[row]
      let clean = table.filtered(["population": population, "noise": "none"])
      return RecoveredRow(
        population: population, trueExponent: table.numbers("true exponent")[row],
        clean: clean.numbers("exponent").first ?? .nan, noise: table.texts("noise")[row],
        level: Int(table.numbers("level")[row]), exponent: table.numbers("exponent")[row],
        error: table.numbers("standard error")[row],
        plain: table.numbers("plain exponent")[row])
    }
  }
}
