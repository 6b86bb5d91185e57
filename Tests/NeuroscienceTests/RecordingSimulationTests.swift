import Base
import Datasets
import LinearAlgebra
import Randomness
import Statistics
import TestSupport
import Testing

@testable import Neuroscience

/// A recording with a known answer, small enough for a test: 450 images and 800 neurons.
private func simulation(exponent: Double = 1, signal: Double = 0.5) -> RecordingSimulation {
  RecordingSimulation(
    imageCount: 450, neuronCount: 800, exponent: exponent, signal: signal, sharedComponents: 8,
    sharedVariance: 0.4, greyScreens: 40, spontaneousTimes: 1000)
}

@Suite("Simulated recordings")
struct RecordingSimulationTests {
  @Test("a file of the layout gives back what it was made with", arguments: [0.7, 1, 1.3])
  func recovered(exponent: Double) throws {
    let made = simulation(exponent: exponent).make(RandomKey(seed: 11))
    let (responses, spontaneous) = (made.recording.responses, made.recording.spontaneous)
    let folder = try TemporaryFolder()
    let path = folder.path.appending("natimg2800_simulated.mat")
    try MATWriter.write(
      structure: "stim",
      [
        (
          "resp",
          .single(responses.elements, rows: responses.rows, columns: responses.columns)
        ), ("istim", .column(made.recording.images.map { Double($0) })),
        (
          "spont",
          .single(spontaneous.elements, rows: spontaneous.rows, columns: spontaneous.columns)
        ),
      ], to: path)
    let read = try NaturalImageRecording(path)
    let recording = ImageRecording(
      responses: read.responses, images: read.images, spontaneous: read.spontaneous)
    #expect(recording == made.recording)
    let repeats = try RepeatedResponses(recording, removingComponents: 8)
    let shares = repeats.signalVariances
    // A correlation over 450 images scatters by at most 1/√450; neighbours share their signal, so
    // that the mean over neurons gains little.
    #expect((Reductions.sum(shares) / 800 - made.signalShare).magnitude < 1 / 450.0.squareRoot())
    #expect(repeats.decodingAccuracy(by: .correlation) > 0.9)
    let spectrum = try CrossValidatedPCA.shuffled(
      repeats.first, repeats.second, times: 2, key: RandomKey(seed: 12))
    let fit = try PowerLawFit.weighted(spectrum, ranks: 3...100)
    // 450 images draw 100 variances that scatter by √(2/450) each and tilt together; noise turns
    // the directions. Together a tenth.
    #expect((fit.exponent - exponent).magnitude < 0.1, "\(fit.exponent)")
  }

  @Test("without a signal nothing is shared between the repeats")
  func noSignal() throws {
    let made = simulation(signal: 0).make(RandomKey(seed: 2))
    #expect(made.signalShare == 0)
    let repeats = try RepeatedResponses(made.recording, removingComponents: 8)
    // 800 independent correlations over 450 images: their mean scatters by 1/√(800 · 450).
    let mean = Reductions.sum(repeats.signalVariances) / 800
    #expect(mean.magnitude < 5 / (800.0 * 450).squareRoot())
    // One in 450 by chance.
    #expect(repeats.decodingAccuracy(by: .correlation) < 6.0 / 450)
  }

  @Test("spontaneous activity is what was asked for: unit variance about baseline and gain")
  func spontaneous() throws {
    let made = simulation().make(RandomKey(seed: 4))
    let activity = try SpontaneousActivity(made.recording.spontaneous, components: 8)
    #expect(activity.means.allSatisfy { $0 > -0.5 && $0 < 10.5 })
    // Deviations of 1000 correlated times scatter by 1/√2000 times their gain, at most 1.5.
    #expect(activity.deviations.allSatisfy { $0 > 0.4 && $0 < 1.7 })
    // 0.4 of the variance of 800 neurons over 1000 times, and some noise along the same directions.
    let shared = Reductions.sum(activity.energies) / (800 * 1000)
    #expect(shared > 0.4 && shared < 0.5, "\(shared)")
  }

  @Test("every image comes twice, and grey screens as often as asked")
  func order() {
    let images = simulation().make(RandomKey(seed: 4)).recording.images
    let counts = Dictionary(grouping: images) { $0 }.mapValues(\.count)
    #expect(counts[451] == 40 && counts.count == 451)
    #expect((1...450).allSatisfy { counts[$0] == 2 })
    #expect(images != images.sorted())
  }
}
