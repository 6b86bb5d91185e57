import Base
import Datasets
import LinearAlgebra
import Neuroscience
import Pipeline
import Randomness
import Results
import Statistics

/// Spectra of populations of several sizes: subsets of a recording's neurons, or neurons that
/// electrodes recorded.
struct RecordedPopulation: Sendable {
  /// What recorded the neurons, as tables name it.
  var source: String
  var neurons: Int
  /// Shares of the shared variance.
  var shares: [Double]
  /// By Stringer's fit, to two ranks below the number of neurons at the latest.
  var fit: PowerLawFit
  /// The same with one rank more at the start, as the exponents that were published with the
  /// electrodes' spectra have it.
  var widerFit: PowerLawFit
  /// Those exponents.
  var statedExponent: Double?

  private init(
    source: String, neurons: Int, shares: [Double], setting: RecordingSetting,
    statedExponent: Double?
  ) throws {
    let limit = min(neurons, shares.count)
    self.source = source
    self.neurons = neurons
    self.shares = Array(shares.prefix(limit))
    fit = try PowerLawFit.weighted(shares, ranks: setting.ranks(below: limit))
    widerFit = try PowerLawFit.weighted(
      shares, ranks: setting.ranks(below: limit, from: setting.fitWindow[0] - 1))
    self.statedExponent = statedExponent
  }

  /// In tables and legends.
  static let subset = "subset"

  /// Random subsets of a recording's neurons and its first images.
  static func subsets(
    of repeats: RepeatedResponses, sizes: [Int], images: Int, setting: RecordingSetting,
    key: RandomKey
  ) throws -> [RecordedPopulation] {
    let few = repeats.prefix(images: images)
    let order = key.child("order").permutation(few.first.columns)
    return try sizes.filter { $0 <= order.count }.map { size in
      let chosen = few.selecting(neurons: Array(order.prefix(size)))
      let spectrum = try CrossValidatedPCA.shuffled(
        chosen.first, chosen.second, times: setting.shuffles, key: key.child(size))
      let total = spectrum.reduce(0, +)
      return try RecordedPopulation(
        source: subset, neurons: size, shares: spectrum.map { $0 / total }, setting: setting,
        statedExponent: nil)
    }
  }

  /// The published spectra.
  static func electrodes(
    in dataFolders: [FilePath], setting: RecordingSetting
  ) throws -> [RecordedPopulation] {
    let path = try MouseV1.electrophysiology.locate(in: dataFolders)[0]
    return try ElectrophysiologySpectra(path).spectra.map { spectrum in
      try RecordedPopulation(
        source: electrodes(binWidth: spectrum.binWidth), neurons: spectrum.neurons,
        shares: spectrum.shares, setting: setting, statedExponent: spectrum.statedExponent)
    }
  }

  /// In tables and legends.
  static func electrodes(binWidth: Int) -> String { "electrodes, \(binWidth) ms" }

  /// In the names of scalars: `subset`, `electrodes-50ms`.
  var slug: String {
    source.split { $0 == "," || $0 == " " }.enumerated().map { index, word in
      (index == 1 ? "-" : "") + word
    }.joined()
  }
}

extension [RecordedPopulation] {
  /// Every share.
  var shareTable: Table {
    let rows = flatMap { one in one.shares.enumerated().map { (one, $0.offset, $0.element) } }
    return Table(
      "population-spectra", title: "Share of the shared variance along each dimension",
      columns: [
        Column("source", texts: rows.map(\.0.source)),
        Column("neurons", integers: rows.map(\.0.neurons)),
        Column("n", integers: rows.map { $0.1 + 1 }), Column("share", doubles: rows.map(\.2)),
      ])
  }

  /// One population a row.
  var exponentTable: Table {
    Table(
      "populations", title: "Exponents of populations of several sizes, weighted by 1/n",
      columns: [
        Column("source", texts: map(\.source)), Column("neurons", integers: map(\.neurons)),
        Column("first rank", integers: map(\.fit.ranks.lowerBound)),
        Column("last rank", integers: map(\.fit.ranks.upperBound)),
        Column("exponent", doubles: map(\.fit.exponent)),
        Column("standard error", doubles: map(\.fit.standardError)),
        Column("prefactor", doubles: map(\.fit.prefactor)),
        Column("exponent from one rank before", doubles: map(\.widerFit.exponent)),
      ])
  }

  /// The exponents for prose and claims, those of electrodes beside the stated ones.
  var exponentScalars: [Scalar] {
    flatMap { one -> [Scalar] in
      let name = "alpha.\(one.slug).\(one.neurons)"
      let published = one.statedExponent.map {
        Published(
          $0, source: "Stringer et al. 2019, released with the code, alphaEphys",
          dataset: MouseV1.electrophysiology.name)
      }
      func scalar(_ name: String, _ fit: PowerLawFit) -> Scalar {
        Scalar(
          name, fit.exponent, uncertainty: fit.standardError,
          meaning: "Exponent of \(one.neurons) neurons (\(one.source)), least squares weighted by "
            + "1/n, n = \(fit.ranks.lowerBound) to \(fit.ranks.upperBound), with its standard error",
          published: published)
      }
      let narrow = scalar(name, one.fit)
      return published == nil ? [narrow] : [narrow, scalar(name + ".wider", one.widerFit)]
    }
  }
}
