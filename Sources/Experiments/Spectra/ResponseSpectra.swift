import Learning
import LinearAlgebra
import Results
import Statistics

/// What is shown to something whose spectrum is taken; a column of the figures.
enum Stimulus: String, CaseIterable, Sendable {
  case images
  case noise
}

/// Windows of ranks and sizes of subsets for spectra.
struct SpectrumSetting: Codable, Hashable, Sendable {
  /// How many test images, and how many images of noise, a covariance is taken over.
  var testImages: Int
  /// Sizes of the nested subsets; those above the number of dimensions are left out.
  var subsets: [Int]
  /// First and last rank of the fit to responses to images; a layer's ends at a quarter of its
  /// units at the latest, beyond which a spectrum of few units falls off.
  var imageWindow: [Int]
  /// First and last rank of the fit to responses to noise, with the same limit.
  var noiseWindow: [Int]

  /// As published.
  static let published = SpectrumSetting(
    testImages: 10_000, subsets: [10, 50, 100, 500, 1000, 1500, 2000], imageWindow: [11, 500],
    noiseWindow: [11, 100])

  /// The window for a stimulus.
  func window(_ stimulus: Stimulus) -> [Int] {
    stimulus == .images ? imageWindow : noiseWindow
  }
}

/// Eigenvalues of the covariance of responses to a stimulus, over nested subsets of dimensions.
struct ResponseSpectra: Sendable {
  /// What responds, as tables name it.
  var source: String
  var stimulus: Stimulus
  /// Largest first, over the largest; from the smallest subset to all dimensions.
  var nested: [(units: Int, eigenvalues: [Double])]
  /// Over all dimensions, with equal weights.
  var ordinary: PowerLawFit
  /// The same window, weighted by 1/n.
  var weighted: PowerLawFit
  /// Smallest and largest exponent where the window's ends are halved or doubled, within reach.
  var exponents: ClosedRange<Double>

  /// Takes the spectra of some responses, `[images, dimensions]`.
  /// - Parameter isLayer: Whether the window ends at a quarter of the dimensions.
  init(
    of responses: Matrix<Float>, source: String, stimulus: Stimulus, setting: SpectrumSetting,
    isLayer: Bool
  ) throws {
    let all = responses.columns
    let sizes = setting.subsets.filter { $0 < all } + [all]
    let spectra = try CovarianceSpectrum.nested(of: responses, subsets: sizes)
    let nested = spectra.map { spectrum in
      let largest = spectrum.eigenvalues.first ?? 0
      return (
        units: spectrum.units,
        eigenvalues: spectrum.eigenvalues.map { largest > 0 ? $0 / largest : 0 }
      )
    }
    let whole = nested.last?.eigenvalues ?? []
    let window = setting.window(stimulus)
    let end = isLayer ? all / 4 : all
    let ranks = window[0]...max(window[0], min(window[1], end))
    let fit = try PowerLawFit.ordinary(whole, ranks: ranks)
    let (first, last) = (ranks.lowerBound, ranks.upperBound)
    let others = try WindowSensitivity(
      whole, first: [max(1, first / 2), first, 2 * first],
      last: [max(first + 2, last / 2), last, min(2 * last, end)])
    self.source = source
    self.stimulus = stimulus
    self.nested = nested
    ordinary = fit
    weighted = try PowerLawFit.weighted(whole, ranks: ranks)
    exponents = others.exponents ?? fit.exponent...fit.exponent
  }
}

extension [ResponseSpectra] {
  /// Every eigenvalue of every subset.
  var eigenvalueTable: Table {
    let rows = flatMap { one in
      one.nested.flatMap { spectrum in
        spectrum.eigenvalues.enumerated().map { (one, spectrum.units, $0.offset, $0.element) }
      }
    }
    return Table(
      "spectra", title: "Eigenvalues of the covariance, largest first, over the largest",
      columns: [
        Column("source", texts: rows.map(\.0.source)),
        Column("stimulus", texts: rows.map(\.0.stimulus.rawValue)),
        Column("units", integers: rows.map(\.1)),
        Column("n", integers: rows.map { $0.2 + 1 }),
        Column("relative eigenvalue", doubles: rows.map(\.3)),
      ])
  }

  /// One fit a row.
  var exponentTable: Table {
    Table(
      "exponents", title: "Power-law exponents: least squares of log λ on log n",
      columns: [
        Column("source", texts: map(\.source)),
        Column("stimulus", texts: map(\.stimulus.rawValue)),
        Column("units", integers: map { $0.nested.last?.units ?? 0 }),
        Column("first rank", integers: map(\.ordinary.ranks.lowerBound)),
        Column("last rank", integers: map(\.ordinary.ranks.upperBound)),
        Column("exponent", doubles: map(\.ordinary.exponent)),
        Column("standard error", doubles: map(\.ordinary.standardError)),
        Column("prefactor", doubles: map(\.ordinary.prefactor)),
        Column("weighted exponent", doubles: map(\.weighted.exponent)),
        Column("weighted standard error", doubles: map(\.weighted.standardError)),
        Column("smallest exponent", doubles: map(\.exponents.lowerBound)),
        Column("largest exponent", doubles: map(\.exponents.upperBound)),
      ])
  }
}

extension ResponseSpectra {
  /// The exponent of equal weights as a number for prose and claims.
  func scalar(_ name: String, published: Published?) -> Scalar {
    Scalar(
      name, ordinary.exponent, uncertainty: ordinary.standardError,
      meaning: "Exponent of the \(source) on \(stimulus.rawValue), ordinary least squares of "
        + "log λ on log n, n = \(ordinary.ranks.lowerBound) to \(ordinary.ranks.upperBound), "
        + "with its standard error",
      published: published)
  }
}
