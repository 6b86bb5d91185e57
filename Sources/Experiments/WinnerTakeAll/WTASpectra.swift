import Base
import Datasets
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// How is the variance of a layer's response spread over dimensions, before and after learning?
///
/// Eigenvalues of the covariance of the data set itself, of its response under the initial weights
/// and under the trained ones, for test images and for white noise, over nested subsets of units.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. 2.
enum WTASpectra: Experiment {
  static let id: ExperimentID = "wta-spectra"
  static let question =
    "How is the variance of the response spread over dimensions, before and after learning?"
  static let figureNames = ["spectra"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(files: ["WinnerTakeAll/WTASpectra.swift"], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var layer: TrainedWTALayer
    /// How many test images, and how many images of noise, the covariance is taken over.
    var testImages: Int
    /// Sizes of the nested subsets; those above the layer's size are left out.
    var subsets: [Int]
    /// First and last rank of the fit to responses to images; a layer's ends at a quarter of its
    /// units at the latest, beyond which a spectrum of few units falls off.
    var imageWindow: [Int]
    /// First and last rank of the fit to responses to noise, with the same limit.
    var noiseWindow: [Int]
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(
      layer: .setting(for: profile), testImages: 10_000,
      subsets: [10, 50, 100, 500, 1000, 1500, 2000],
      imageWindow: [11, 500], noiseWindow: [11, 100])
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  /// What the spectrum is of; a row of the figure.
  private enum Source: String, CaseIterable {
    case dataset = "data set"
    case initial = "initial weights"
    case trained = "trained layer"

    /// In the names of scalars.
    var slug: String {
      switch self {
      case .dataset: "dataset"
      case .initial: "initial"
      case .trained: "trained"
      }
    }
  }

  /// What is shown to it; a column of the figure.
  private enum Stimulus: String, CaseIterable {
    case images
    case noise
  }

  private struct Spectrum {
    var source: Source
    var stimulus: Stimulus
    var units: Int
    /// Largest first, divided by the first.
    var eigenvalues: [Double]
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let product = try await context.artifact(parameters.layer)
    let images = try ImageSets.load(parameters.layer.dataset, from: context.dataFolders).test
      .matrix(normalizedBy: parameters.layer.p, count: parameters.testImages)
    let noise: Matrix<Float> = context.key.child("white noise")
      .normalMatrix(rows: parameters.testImages, columns: images.columns)
    var spectra: [Spectrum] = []
    for source in Source.allCases {
      for (stimulus, input) in [(Stimulus.images, images), (.noise, noise)] {
        let response =
          switch source {
          case .dataset: input
          case .initial: product.initial.currents(of: input)
          case .trained: product.trained.currents(of: input)
          }
        spectra += try nestedSpectra(
          of: response, subsets: parameters.subsets, source: source, stimulus: stimulus)
        let done = spectra.map { "\($0.source)\($0.stimulus)" }
        context.report(
          Progress(
            step: Set(done).count, of: 6, note: "\(source.rawValue), \(stimulus.rawValue)"))
        try Task.checkCancellation()
      }
    }
    return try findings(spectra, parameters)
  }

  /// Spectra of the first m columns for every m, and of all.
  private static func nestedSpectra(
    of response: Matrix<Float>, subsets: [Int], source: Source, stimulus: Stimulus
  ) throws -> [Spectrum] {
    let covariance = covariance(of: response)
    let sizes = subsets.filter { $0 < response.columns } + [response.columns]
    return try sizes.map { units in
      let values = try SymmetricEigen.values(of: covariance.leadingBlock(units))
      return Spectrum(
        source: source, stimulus: stimulus, units: units,
        eigenvalues: values.map { $0 / values[0] })
    }
  }

  private static func findings(
    _ spectra: [Spectrum], _ parameters: Parameters
  ) throws -> Findings {
    let rows = spectra.flatMap { spectrum in spectrum.eigenvalues.indices.map { (spectrum, $0) } }
    let table = Table(
      "spectra", title: "Eigenvalues of the covariance, largest first, over the largest",
      columns: [
        Column("source", texts: rows.map(\.0.source.rawValue)),
        Column("stimulus", texts: rows.map(\.0.stimulus.rawValue)),
        Column("units", integers: rows.map(\.0.units)),
        Column("n", integers: rows.map { $0.1 + 1 }),
        Column("relative eigenvalue", doubles: rows.map { $0.0.eigenvalues[$0.1] }),
      ])
    var fits: [(Spectrum, PowerLawFit)] = []
    for source in Source.allCases {
      for stimulus in Stimulus.allCases {
        let own = spectra.filter { $0.source == source && $0.stimulus == stimulus }
        guard let largest = own.max(by: { $0.units < $1.units }) else { continue }
        let window = stimulus == .images ? parameters.imageWindow : parameters.noiseWindow
        let end = source == .dataset ? largest.units : largest.units / 4
        let ranks = window[0]...max(window[0], min(window[1], end))
        fits.append((largest, try PowerLawFit.ordinary(largest.eigenvalues, ranks: ranks)))
      }
    }
    return Findings(
      tables: [table, fitTable(fits)],
      scalars: fits.map { scalar($0.0, $0.1) } + [
        Scalar(
          "images", Double(parameters.testImages),
          meaning: "Number of test images, and of images of noise, that the covariance is over"),
        Scalar("units", Double(parameters.layer.hidden), meaning: "Number of hidden units"),
      ])
  }

  private static func fitTable(_ fits: [(Spectrum, PowerLawFit)]) -> Table {
    Table(
      "exponents", title: "Power-law exponents by ordinary least squares of log λ on log n",
      columns: [
        Column("source", texts: fits.map(\.0.source.rawValue)),
        Column("stimulus", texts: fits.map(\.0.stimulus.rawValue)),
        Column("units", integers: fits.map(\.0.units)),
        Column("first rank", integers: fits.map { $0.1.ranks.lowerBound }),
        Column("last rank", integers: fits.map { $0.1.ranks.upperBound }),
        Column("exponent", doubles: fits.map(\.1.exponent)),
        Column("standard error", doubles: fits.map(\.1.standardError)),
        Column("prefactor", doubles: fits.map(\.1.prefactor)),
      ])
  }

  private static func scalar(_ spectrum: Spectrum, _ fit: PowerLawFit) -> Scalar {
    Scalar(
      "alpha.\(spectrum.source.slug).\(spectrum.stimulus.rawValue)", fit.exponent,
      uncertainty: fit.standardError,
      meaning: "Exponent of the \(spectrum.source.rawValue) on \(spectrum.stimulus.rawValue), "
        + "ordinary least squares of log λ on log n, "
        + "n = \(fit.ranks.lowerBound) to \(fit.ranks.upperBound), with its standard error",
      published: published(spectrum.source, spectrum.stimulus))
  }

  /// What the paper prints, as −slope; compared with, never returned as a result.
  private static func published(_ source: Source, _ stimulus: Stimulus) -> Published {
    let (value, error): (Double, Double?) =
      switch (source, stimulus) {
      case (.dataset, .images): (1.47, nil)
      case (.dataset, .noise): (0.05, nil)
      case (.initial, .images): (1.53, nil)
      case (.initial, .noise): (0.11, nil)
      case (.trained, .images): (2.67, 0.01)
      case (.trained, .noise): (1.29, nil)
      }
    return Published(
      value, uncertainty: error, source: "Holzhausen et al. 2024, Fig. 2", dataset: "cifar10")
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "spectra"]
    let exponents = findings[table: "exponents"]
    let totals = exponents.numbers("units")
    let subsets = Set(table.numbers("units")).subtracting(totals).sorted()
    let rows = Source.allCases.map { source in
      Stimulus.allCases.map { stimulus in
        panel(
          table.filtered(["source": source.rawValue, "stimulus": stimulus.rawValue]),
          fit: exponents.filtered(["source": source.rawValue, "stimulus": stimulus.rawValue]),
          color: stimulus == .images ? Palette.data : Palette.noise, subsets: subsets)
      }
    }
    return [
      Figure(
        "spectra", title: "Eigenspectra of data set, initial weights and trained layer",
        alternative: alternative(findings), tables: ["spectra", "exponents"],
        grid: PanelGrid(
          rows: rows, columnTitles: ["Test images", "White noise"],
          rowTitles: ["Data set", "Initial weights", "Trained layer"], shareX: .all,
          shareY: .columns, aspect: 0.52,
          legend: subsets.map {
            LegendEntry(
              NumberText.shortest($0),
              color: Palette.neutral.shaded(shade($0, of: subsets)), key: .point)
          } + [LegendEntry("all", color: Palette.neutral, key: .point)],
          legendTitle: "First dimensions"))
    ]
  }

  private static func panel(
    _ table: Table, fit: Table, color: SeriesColor, subsets: [Double]
  ) -> Panel {
    let points = Set(table.numbers("units")).sorted().map { units -> Mark in
      let own = table.filtered(["units": NumberText.shortest(units)])
      return .points(
        PointsMark(
          x: own.numbers("n"), y: own.numbers("relative eigenvalue"),
          color: color.shaded(shade(units, of: subsets)),
          label: "\(NumberText.shortest(units)) dimensions"))
    }
    let exponent = fit.numbers("exponent")[0]
    let mark = FitMark(
      slope: -exponent, prefactor: fit.numbers("prefactor")[0], from: fit.numbers("first rank")[0],
      to: fit.numbers("last rank")[0],
      label: "$\\alpha$ = " + UncertainText.text(exponent, fit.numbers("standard error")[0]))
    let isNoise = color == Palette.noise
    return Panel(
      x: .log("Dimension $n$"),
      y: .log("$\\lambda_n / \\lambda_1$", lower: isNoise ? 1e-5 : 1e-8),
      marks: points + [.fit(mark)])
  }

  /// Smaller subsets stand nearer to the paper; all dimensions have the full colour.
  private static func shade(_ units: Double, of subsets: [Double]) -> Double {
    guard let rank = subsets.firstIndex(of: units) else { return 1 }
    return 0.45 + 0.55 * Double(rank) / Double(subsets.count)
  }

  private static func alternative(_ findings: Findings) -> String {
    func alpha(_ name: String) -> String {
      let scalar = findings[scalar: "alpha.\(name)"]
      return UncertainText.text(scalar.value, scalar.uncertainty)
    }
    return "Six log-log plots of eigenvalues over dimension. On images the exponents are "
      + "\(alpha("dataset.images")) for the data set, \(alpha("initial.images")) under initial "
      + "weights and \(alpha("trained.images")) after training; on white noise "
      + "\(alpha("dataset.noise")), \(alpha("initial.noise")) and \(alpha("trained.noise"))."
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func alpha(_ name: String) -> Scalar { findings[scalar: "alpha.\(name)"] }
    func text(_ scalar: Scalar) -> String { UncertainText.text(scalar.value, scalar.uncertainty) }
    let data = alpha("dataset.images")
    let initial = alpha("initial.images")
    let trained = alpha("trained.images")
    let initialNoise = alpha("initial.noise")
    let trainedNoise = alpha("trained.noise")
    return [
      Claim(
        "steeper-than-data",
        "The trained layer's spectrum decays faster than that of the images it was trained on.",
        holds: trained.value > data.value, evidence: "\(text(trained)) against \(text(data))"),
      Claim(
        "learning-steepens",
        "Learning moves the exponent further than random initial weights do.",
        holds: (trained.value - data.value).magnitude > (initial.value - data.value).magnitude,
        evidence:
          "\(text(trained)) and \(text(initial)) against \(text(data)) of the images themselves"),
      Claim(
        "noise-is-coloured",
        "After learning white noise no longer looks white: its exponent grows.",
        holds: trainedNoise.value > initialNoise.value,
        evidence: "\(text(trainedNoise)) against \(text(initialNoise))"),
    ]
  }
}
