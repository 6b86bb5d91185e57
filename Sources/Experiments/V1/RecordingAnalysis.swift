import LinearAlgebra
import Neuroscience
import Randomness
import Results
import Statistics

/// How a recording is analysed.
struct RecordingSetting: Codable, Hashable, Sendable {
  /// How many principal components of spontaneous activity are removed.
  var spontaneousComponents: Int
  /// Over how many random exchanges of the repeats a spectrum is averaged.
  var shuffles: Int
  /// First and last rank of the fit; it ends two ranks before the spectrum at the latest.
  var fitWindow: [Int]
  /// How often the images are drawn anew for the error of the exponent.
  var resamples: Int
  /// Along which principal components the repeats are shown.
  var shownComponents: [Int]

  /// As published.
  static let published = RecordingSetting(
    spontaneousComponents: 32, shuffles: 10, fitWindow: [11, 500], resamples: 200,
    shownComponents: [1, 3, 10])

  /// The window for a spectrum that some neurons or images limit.
  func ranks(below limit: Int, from first: Int? = nil) -> ClosedRange<Int> {
    let first = first ?? fitWindow[0]
    return first...max(first + 2, min(fitWindow[1], limit - 2))
  }
}

/// The spectrum of what two repeats share, and what is fitted to it.
struct RecordedSpectrum: Sendable {
  /// λ_n, averaged over exchanges of the repeats.
  var crossed: [Double]
  /// Eigenvalues of the first repeat alone.
  var plain: [Double]
  /// By Stringer's fit.
  var fit: PowerLawFit
  /// The same fit of the plain spectrum.
  var plainFit: PowerLawFit
  /// Standard deviation of the exponent over resampled images, the components held.
  var deviation: Double
  /// The exponent over other windows.
  var windows: WindowSensitivity

  init(_ repeats: RepeatedResponses, _ setting: RecordingSetting, key: RandomKey) throws {
    crossed = try CrossValidatedPCA.shuffled(
      repeats.first, repeats.second, times: setting.shuffles, key: key.child("exchanges"))
    let single = try CrossValidatedPCA(repeats.first, repeats.second)
    plain = single.plain
    let ranks = setting.ranks(below: crossed.count)
    fit = try PowerLawFit.weighted(crossed, ranks: ranks)
    plainFit = try PowerLawFit.weighted(plain, ranks: ranks)
    let resampled = single.resampled(setting.resamples, key: key.child("resamples")).transposed()
    let exponents = try (0..<resampled.rows).map { row in
      try PowerLawFit.weighted(Array(resampled.row(row)), ranks: ranks).exponent
    }
    deviation = Moments(exponents)?.standardDeviation ?? 0
    let (first, last) = (ranks.lowerBound, ranks.upperBound)
    let steps = (0...16).map { step in
      let share = Double(step) / 16
      let start = Double(2 * first + 3)
      let ratio = ElementaryFunctions.log(max(Double(last), start) / start)
      return Int((start * ElementaryFunctions.exp(share * ratio)).rounded())
    }
    windows = try WindowSensitivity(
      crossed, first: [max(1, first / 2), first, 2 * first], last: steps, method: .weighted)
  }

  /// Every λ_n.
  var table: Table {
    Table(
      "spectrum", title: "Variance along each dimension that two repeats share, and of one alone",
      columns: [
        Column("n", integers: Array(1...crossed.count)),
        Column("shared variance", doubles: crossed), Column("plain variance", doubles: plain),
      ])
  }

  /// One window a row.
  var windowTable: Table {
    Table(
      "windows", title: "The exponent over windows of the fit, weighted by 1/n",
      columns: [
        Column("first rank", integers: windows.fits.map(\.ranks.lowerBound)),
        Column("last rank", integers: windows.fits.map(\.ranks.upperBound)),
        Column("exponent", doubles: windows.fits.map(\.exponent)),
        Column("standard error", doubles: windows.fits.map(\.standardError)),
      ])
  }
}

extension RepeatedResponses {
  /// Each image along some components in both repeats, over the standard deviation of the first.
  func projectionTable(_ components: [Int]) throws -> (table: Table, correlations: [Double]) {
    let (first, second) = try projections(onto: components.max() ?? 1)
    let shown = components.filter { $0 <= first.rows }
    let rows = shown.map { component in
      let own = Array(first.row(component - 1))
      let deviation = (Reductions.sumOfSquares(own) / Double(own.count)).squareRoot()
      let scale = deviation > 0 ? 1 / deviation : 0
      return (own.map { $0 * scale }, second.row(component - 1).map { $0 * scale })
    }
    let correlations = rows.map { one, other in
      Reductions.dot(one, other)
        / (Reductions.sumOfSquares(one) * Reductions.sumOfSquares(other)).squareRoot()
    }
    let table = Table(
      "repeats", title: "Each image's response along principal components in both repeats",
      columns: [
        Column(
          "component",
          integers: shown.flatMap { [Int](repeating: $0, count: images.count) }),
        Column("image", integers: shown.flatMap { _ in images }),
        Column("first repeat", doubles: rows.flatMap(\.0)),
        Column("second repeat", doubles: rows.flatMap(\.1)),
      ])
    return (table, correlations)
  }

  /// Decoding by correlation from growing subsets of the neurons, in random order.
  func decodingTable(key: RandomKey) -> Table {
    let order = key.permutation(first.columns)
    let doubled = (2..<32).map { 1 << $0 }.prefix { $0 < first.columns } + [first.columns]
    let accuracies = doubled.map { size in
      selecting(neurons: Array(order.prefix(size))).decodingAccuracy(by: .correlation)
    }
    return Table(
      "decoding",
      title: "Share of images decoded from one presentation, over the number of neurons",
      columns: [
        Column("neurons", integers: Array(doubled)), Column("accuracy", doubles: accuracies),
      ])
  }
}
