import Base
import Datasets
import LinearAlgebra
import Neuroscience
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// What power law does the pipeline for recordings find, and does a population's size change it?
///
/// The published analysis of two-photon recordings from the file to the exponent, on a recording of
/// the user's or on a simulated one of the same layout whose exponent is known; then small
/// populations, beside those that electrodes recorded where their published spectra are at hand.
/// - Source: Stringer, Pachitariu, Steinmetz, Carandini & Harris, *Nature* 571 (2019) 361, and the
///   code released with it.
enum V1Recordings: Experiment {
  static let id: ExperimentID = "v1-recordings"
  static let question =
    "What power law do recordings follow, and how much of it does the analysis recover?"
  static let figureNames = ["spectrum", "repeats", "decoding", "populations"]
  static let sources = SourceDigests.scope(
    files: [
      "V1/V1Recordings.swift", "V1/RecordingSource.swift",
      "V1/RecordingAnalysis.swift", "V1/RecordedPopulations.swift",
    ],
    targets: [
      "CKernels", "LinearAlgebra", "Randomness", "Statistics", "Neuroscience", "Datasets",
      "Results",
    ])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// `simulated`, or the data set of a recording.
    var recording: String
    /// Whether the published spectra of electrodes are analysed too.
    var electrophysiology: Bool
    /// The recording where it is simulated.
    var simulation: RecordingSimulation
    var analysis: RecordingSetting
    /// How many neurons the small populations have.
    var populationSizes: [Int]
    /// Over how many images the small populations' spectra are.
    var populationImages: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    var parameters = Parameters(
      recording: RecordingSource.simulation, electrophysiology: false,
      simulation: RecordingSimulation(
        imageCount: 700, neuronCount: 1000, exponent: 1, signal: 0.5, sharedComponents: 32,
        sharedVariance: 0.4, greyScreens: 70, spontaneousTimes: 1500),
      analysis: .published, populationSizes: [256, 512, 877], populationImages: 700)
    switch profile {
    case .quick: parameters.analysis.shuffles = 5
    case .standard, .short, .paper:
      // As large and as noisy as a published recording.
      parameters.simulation = RecordingSimulation(
        imageCount: 2800, neuronCount: 10_000, exponent: 1, signal: 0.12, sharedComponents: 32,
        sharedVariance: 0.4, greyScreens: 300, spontaneousTimes: 6000)
    }
    if profile == .paper {
      parameters.recording = MouseV1.recordings.name
      parameters.electrophysiology = true
    }
    return parameters
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    let recording = try RecordingSource(parameters.recording, simulation: parameters.simulation)
      .inputs(in: dataFolders)
    guard parameters.electrophysiology else { return recording }
    let spectra = MouseV1.electrophysiology
    return try recording
      + spectra.inputs(in: dataFolders).map { InputFile(dataset: spectra.name, path: $0) }
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    func report(_ step: Int, _ note: String) throws {
      context.report(Progress(step: step, of: 5, note: note))
      try Task.checkCancellation()
    }
    let setting = parameters.analysis
    let source = try RecordingSource(parameters.recording, simulation: parameters.simulation)
    try report(0, "recording")
    let (repeats, share, times) = try repeats(source, setting, context)
    try report(1, "spectrum")
    let spectrum = try RecordedSpectrum(repeats, setting, key: context.key.child("spectrum"))
    try report(2, "decoding")
    let decoding = repeats.decodingTable(key: context.key.child("decoding"))
    let reliability = repeats.signalVariances
    let histogram = Histogram(reliability, bins: 30, in: -0.5...1)
    try report(3, "repeats")
    let projections = try repeats.projectionTable(setting.shownComponents)
    try report(4, "populations")
    var populations = try RecordedPopulation.subsets(
      of: repeats, sizes: parameters.populationSizes, images: parameters.populationImages,
      setting: setting, key: context.key.child("populations"))
    if parameters.electrophysiology {
      populations += try RecordedPopulation.electrodes(
        in: context.dataFolders, setting: setting)
    }
    let tables = [
      spectrum.table, spectrum.windowTable, projections.table, decoding,
      histogramTable(histogram), populations.shareTable, populations.exponentTable,
    ]
    var scalars = scalars(spectrum, of: parameters.recording)
    scalars += [
      Scalar(
        "signal-variance", Reductions.sum(reliability) / Double(reliability.count),
        meaning: "Correlation of a neuron's responses in the two repeats, mean over neurons",
        published: published(0.165)),
      Scalar(
        "decoding.correlation", decoding.numbers("accuracy").last ?? 0,
        meaning: "Share of images whose pattern correlates most with their own of the other repeat"),
      Scalar(
        "decoding.product", repeats.decodingAccuracy(by: .product),
        meaning: "The same by the inner product of the patterns, as in the released notebook",
        published: published(0.412)),
      Scalar("images", Double(repeats.images.count), meaning: "Number of images shown twice"),
      Scalar("neurons", Double(repeats.first.columns), meaning: "Number of neurons"),
      Scalar("spontaneous-times", Double(times), meaning: "Times of spontaneous activity"),
      Scalar(
        "shuffles", Double(setting.shuffles),
        meaning: "Random exchanges of the repeats that a spectrum is averaged over"),
    ]
    scalars += zip(setting.shownComponents, projections.correlations).map {
      Scalar(
        "correlation.\($0)", $1,
        meaning: "Correlation over images of both repeats along principal component \($0)")
    }
    scalars += populations.exponentScalars
    if let share {
      scalars += [
        Scalar(
          "true.alpha", parameters.simulation.exponent,
          meaning: "Exponent that the simulated recording was made with"),
        Scalar(
          "true.signal-variance", share,
          meaning: "Share of signal that the simulated recording was made with, mean over neurons"),
      ]
    }
    return Findings(tables: tables, scalars: scalars)
  }

  /// The two repeats; the recording itself is let go of.
  private static func repeats(
    _ source: RecordingSource, _ setting: RecordingSetting, _ context: RunContext
  ) throws -> (repeats: RepeatedResponses, share: Double?, times: Int) {
    let (recording, share) = try source.recording(
      in: context.dataFolders, key: context.key.child("recording"))
    return (
      try RepeatedResponses(recording, removingComponents: setting.spontaneousComponents), share,
      recording.spontaneous.rows
    )
  }

  private static func histogramTable(_ histogram: Histogram) -> Table {
    Table(
      "signal-variances", title: "Density of neurons over their signal variance",
      columns: [
        Column("lower edge", doubles: Array(histogram.edges.dropLast())),
        Column("upper edge", doubles: Array(histogram.edges.dropFirst())),
        Column("density", doubles: histogram.densities),
      ])
  }

  private static func scalars(_ spectrum: RecordedSpectrum, of recording: String) -> [Scalar] {
    let ranks = spectrum.fit.ranks
    let window = "n = \(ranks.lowerBound) to \(ranks.upperBound)"
    let exponents = spectrum.windows.exponents ?? spectrum.fit.exponent...spectrum.fit.exponent
    let what = recording == RecordingSource.simulation ? "a simulated recording" : recording
    return [
      Scalar(
        "alpha", spectrum.fit.exponent, uncertainty: spectrum.deviation,
        meaning: "Exponent of \(what): cross-validated spectrum, least squares weighted by 1/n, "
          + "\(window), with its standard deviation over resampled images",
        published: published(0.974)),
      Scalar(
        "alpha.plain", spectrum.plainFit.exponent, uncertainty: spectrum.plainFit.standardError,
        meaning: "The same fit to the eigenvalues of one repeat, with its standard error"),
      Scalar(
        "prefactor", spectrum.fit.prefactor, meaning: "The fitted variance at n = 1"),
      Scalar("first-rank", Double(ranks.lowerBound), meaning: "First rank of the fit"),
      Scalar("last-rank", Double(ranks.upperBound), meaning: "Last rank of the fit"),
      Scalar(
        "alpha.smallest", exponents.lowerBound, meaning: "Smallest exponent over other windows"),
      Scalar(
        "alpha.largest", exponents.upperBound, meaning: "Largest exponent over other windows"),
    ]
  }

  /// What the notebook released with the paper prints for the recording M170714_MP032 of
  /// 14 September 2017; compared with, never returned as a result.
  private static func published(_ value: Double) -> Published {
    Published(
      value, source: "Stringer et al. 2019, notebook released with the code",
      dataset: MouseV1.recordings.name)
  }
}
