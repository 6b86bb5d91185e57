import Base
import Results
import Statistics

extension CodedEnsemble {
  /// In names of scalars: `smooth.4.s1.1`, `threshold.2.n1`, `gratings`, `images`.
  var slug: String {
    switch kind {
    case .smooth(let dimension, let smoothness):
      "smooth.\(dimension).s\(NumberText.shortest(smoothness))"
    case .threshold(let dimension, let power):
      "threshold.\(dimension).n\(NumberText.shortest(power))"
    case .gratings: "gratings"
    case .naturalImages: "images"
    }
  }

  /// What was measured in mice with stimuli of this kind; compared with, never returned as a
  /// result.
  var published: Published? {
    let value: Double? =
      switch kind {
      case .naturalImages: 1.04
      case .gratings: 3.51
      case .threshold(8, 1): 1.49
      case .threshold(4, 1): 1.65
      default: nil
      }
    return value.map {
      Published($0, source: "Stringer et al. 2019, Fig. 2 and 3", dataset: "mouse-v1")
    }
  }

  /// The same in words.
  var words: String {
    switch kind {
    case .smooth(let dimension, let smoothness):
      "smooth code, s = \(NumberText.shortest(smoothness)), d = \(dimension)"
    case .threshold(let dimension, let power):
      "threshold neurons of power \(NumberText.shortest(power)), d = \(dimension)"
    case .gratings(let power):
      "threshold neurons of power \(NumberText.shortest(power)) that see gratings"
    case .naturalImages: "Gabor cells that see natural-like images"
    }
  }
}

extension [V1Dimensionality.Found] {
  /// One row an ensemble.
  var exponentTable: Table {
    Table(
      "exponents", title: "Exponents of simulated populations by ensemble",
      columns: [
        Column("code", texts: map(\.ensemble.code)),
        Column("dimension", integers: map { $0.ensemble.dimension ?? 0 }),
        Column("smoothness", doubles: map { $0.ensemble.smoothness ?? .nan }),
        Column("bound", doubles: map(\.ensemble.bound)),
        Column("theory", doubles: map { $0.ensemble.exponent ?? .nan }),
        Column("exponent without noise", doubles: map(\.clean.exponent)),
        Column("prefactor without noise", doubles: map(\.clean.prefactor)),
        Column("exponent", doubles: map(\.noisy.weighted.exponent)),
        Column("standard error", doubles: map(\.noisy.error)),
        Column("first rank", integers: map(\.clean.ranks.lowerBound)),
        Column("last rank", integers: map(\.clean.ranks.upperBound)),
        Column("published", doubles: map { $0.ensemble.published?.value ?? .nan }),
      ])
  }

  /// Spectra at some ranks.
  var spectrumTable: Table {
    let rows = flatMap { one in
      tabulatedRanks(one.spectrum.count).map {
        (one.ensemble, $0, one.spectrum[$0 - 1], one.crossed[$0 - 1])
      }
    }
    return Table(
      "spectra", title: "Eigenvalues over the first without noise",
      columns: [
        Column("code", texts: rows.map(\.0.code)),
        Column("dimension", integers: rows.map { $0.0.dimension ?? 0 }),
        Column("smoothness", doubles: rows.map { $0.0.smoothness ?? .nan }),
        Column("n", integers: rows.map(\.1)),
        Column("without noise", doubles: rows.map(\.2)),
        Column("cross-validated", doubles: rows.map(\.3)),
      ])
  }

  var scalars: [Scalar] {
    flatMap { one -> [Scalar] in
      let ranks = one.clean.ranks
      let fit = "fit weighted by 1/n, n = \(ranks.lowerBound) to \(ranks.upperBound), simulated"
      return [
        Scalar(
          "alpha.\(one.ensemble.slug)", one.clean.exponent,
          meaning: "Exponent without noise of \(one.ensemble.words); \(fit)",
          published: one.ensemble.published),
        Scalar(
          "noisy.\(one.ensemble.slug)", one.noisy.weighted.exponent,
          uncertainty: one.noisy.error,
          meaning: "Exponent by cross-validated PCA of \(one.ensemble.words) under noise; \(fit), "
            + "with the error of a bootstrap over stimuli"),
      ]
    }
  }
}

/// A row of the table of ensembles.
struct EnsembleRow {
  var code: String
  var dimension: Int
  var smoothness: Double
  var bound: Double
  var theory: Double
  var clean: Double
  var prefactor: Double
  var noisy: Double
  var error: Double
  var ranks: ClosedRange<Double>
  var published: Double

  static func all(_ table: Table) -> [EnsembleRow] {
    (0..<table.rowCount).map { row in
      func number(_ name: String) -> Double { table.numbers(name)[row] }
      return EnsembleRow(
        code: table.texts("code")[row], dimension: Int(number("dimension")),
        smoothness: number("smoothness"), bound: number("bound"), theory: number("theory"),
        clean: number("exponent without noise"), prefactor: number("prefactor without noise"),
        noisy: number("exponent"), error: number("standard error"),
        ranks: number("first rank")...number("last rank"), published: number("published"))
    }
  }
}
