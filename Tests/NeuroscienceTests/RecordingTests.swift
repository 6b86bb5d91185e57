import Base
import Datasets
import LinearAlgebra
import Randomness
import Statistics
import TestSupport
import Testing

@testable import Neuroscience

/// The stored recordings, of which NumPy analysed the first.
private enum Stored {
  static let folder = FilePath(#filePath).removingLastComponent().appending("Oracles")

  static func recording(_ file: String) throws -> ImageRecording {
    let read = try NaturalImageRecording(folder.appending(file))
    return ImageRecording(
      responses: read.responses, images: read.images, spontaneous: read.spontaneous)
  }

  static func repeats(_ file: String) throws -> RepeatedResponses {
    try RepeatedResponses(recording(file), removingComponents: 4)
  }

  static func json(_ name: String) throws -> JSONValue {
    try #require(try JSONValue(parsing: Files.read(folder.appending("recording.json")))[name])
  }

  static func numbers(_ name: String) throws -> [Double] { try json(name).decode([Double].self) }

  static func rows(_ name: String) throws -> [Double] {
    try json(name).decode([[Double]].self).flatMap { $0 }
  }
}

/// Responses are rounded to single precision after each of three steps, at z-scores up to 10.
private let single = 10 * 3 * 6e-8

@Suite("Recordings of repeated images")
struct RecordingTests {
  @Test(
    "every step is NumPy's, from MAT files of both versions",
    arguments: ["recording-v7.mat", "recording-v73.mat"])
  func numpy(file: String) throws {
    let recording = try Stored.recording(file)
    let activity = try SpontaneousActivity(recording.spontaneous, components: 4)
    // Double precision; energies stand still to 1e-13, so directions to its square root.
    #expect(largestDifference(activity.energies, try Stored.numbers("energies")) < 1e-9)
    #expect(
      largestDifference(
        activity.components.elements.map(\.magnitude), try Stored.rows("removed")) < 1e-6)
    let repeats = try Stored.repeats(file)
    #expect(repeats.images == Array(1...30))
    #expect(
      largestDifference(repeats.first.elements.map(Double.init), try Stored.rows("first")) < single)
    #expect(
      largestDifference(repeats.second.elements.map(Double.init), try Stored.rows("second"))
        < single)
    #expect(
      largestDifference(repeats.signalVariances, try Stored.numbers("signalVariances")) < single)
    for (similarity, name) in [
      (RepeatedResponses.Similarity.correlation, "byCorrelation"), (.product, "byProduct"),
    ] {
      let expected = try Stored.json(name).decode(Double.self)
      #expect(repeats.decodingAccuracy(by: similarity) == expected)
    }
    // A variance of up to 5 of 40 neurons, each within `single`.
    let spectrum = try CrossValidatedPCA.spectrum(repeats.first, repeats.second)
    #expect(largestDifference(spectrum, try Stored.numbers("spectrum")) < 40 * single)
    let projection = try repeats.projections(onto: 1).first.elements.map(\.magnitude)
    #expect(largestDifference(projection, try Stored.numbers("firstProjection")) < 40 * single)
  }

  @Test("grey screens and images without a repeat are dropped, the middle of three is left out")
  func averaging() throws {
    let responses = Matrix<Float>(
      rows: 9, columns: 1, elements: [1, 2, 3, 10, 20, 30, 7, 100, 100])
    let recording = ImageRecording(
      responses: responses, images: [1, 1, 4, 2, 2, 2, 3, 1, 5],
      spontaneous: Matrix(rows: 2, columns: 1, elements: [-1, 1]))
    let (shown, images) = recording.presentations
    #expect(images == [1, 1, 4, 2, 2, 2, 3, 1] && shown.elements.last == 100)
    let repeats = try RepeatedResponses(averaging: shown, images: images)
    #expect(repeats.images == [1, 2])
    #expect(repeats.first.elements == [1, 10] && repeats.second.elements == [100, 30])
    #expect(throws: RecordingError.tooFewRepeated(images: 1)) {
      try RepeatedResponses(averaging: shown, images: [1, 1, 2, 3, 4, 5, 6, 7])
    }
  }

  @Test("z-scores are those of spontaneous activity, and cleaned responses are centred")
  func scores() throws {
    let spontaneous = Matrix<Float>(rows: 2, columns: 2, elements: [1, 10, 5, 30])
    let activity = try SpontaneousActivity(spontaneous, components: 0)
    #expect(activity.means == [3, 20] && activity.deviations == [2, 10])
    let cleaned = activity.cleaned(Matrix(rows: 2, columns: 2, elements: [5, 20, 1, 60]))
    // z-scores (1, 0) and (−1, 4), less their means; the published 1e-6 beside each deviation.
    #expect(largestDifference(cleaned.elements.map(Double.init), [1, -2, -1, 2]) < 2e-6)
  }

  @Test("what lies along the removed components is gone, and nothing else")
  func removal() throws {
    let key = RandomKey(seed: 3)
    let spontaneous: Matrix<Float> = key.child("spontaneous").normalMatrix(rows: 50, columns: 20)
    let activity = try SpontaneousActivity(spontaneous, components: 5)
    let responses: Matrix<Float> = key.child("responses").normalMatrix(rows: 30, columns: 20)
    let cleaned = activity.cleaned(responses)
    let wide = Matrix(rows: 30, columns: 20, elements: cleaned.elements.map { Double($0) })
    let left = activity.components.timesTransposed(wide).elements
    #expect((left.map(\.magnitude).max() ?? 1) < single)
    let before = try SpontaneousActivity(spontaneous, components: 0).cleaned(responses)
    let rank = try SymmetricEigen.values(of: covariance(of: cleaned)).count { $0 > 1e-9 }
    #expect(rank == 15)
    #expect(try SymmetricEigen.values(of: covariance(of: before)).count { $0 > 1e-9 } == 20)
  }

  @Test("leading components of a matrix with known ones")
  func leadingComponents() throws {
    // Singular values 9, 6, 3, 1 along unit vectors, seen through a rotation of the rows.
    var matrix = Matrix<Double>(rows: 6, columns: 5, repeating: 0)
    for (row, value) in [9.0, 6, 3, 1].enumerated() { matrix[(row + 2) % 6, 4 - row] = -value }
    let leading = try LeadingComponents(of: matrix, count: 3)
    #expect(largestDifference(leading.energies, [81, 36, 9]) < 1e-12)
    var expected = Matrix<Double>(rows: 3, columns: 5, repeating: 0)
    for row in 0..<3 { expected[row, 4 - row] = 1 }
    #expect(largestDifference(leading.vectors.elements, expected.elements) < 1e-7)
    // Four directions are there, however many are asked for.
    #expect(try LeadingComponents(of: matrix, count: 5).vectors.rows == 4)
    let nothing = Matrix<Double>(rows: 6, columns: 5, repeating: 0)
    #expect(try LeadingComponents(of: nothing, count: 3).vectors.rows == 0)
  }

  @Test("signal variance is 1 for equal repeats, −1 for opposite ones, 0 for silent neurons")
  func signalVariance() {
    let first = Matrix<Float>(rows: 3, columns: 3, elements: [1, 1, 4, 2, 2, 4, 5, 5, 4])
    let second = Matrix<Float>(rows: 3, columns: 3, elements: [1, -1, 4, 2, -2, 4, 5, -5, 4])
    let repeats = RepeatedResponses(first: first, second: second, images: [1, 2, 3])
    // The published 1e-6 beside each of two deviations near 2.
    #expect(largestDifference(repeats.signalVariances, [1, -1, 0]) < 2e-6)
  }

  @Test(
    "decoding is perfect without noise, and always wrong when the images are exchanged",
    arguments: RepeatedResponses.Similarity.allCases)
  func decoding(similarity: RepeatedResponses.Similarity) {
    let first: Matrix<Float> = RandomKey(seed: 5).normalMatrix(rows: 12, columns: 40)
    let images = Array(1...12)
    let same = RepeatedResponses(first: first, second: first, images: images)
    #expect(same.decodingAccuracy(by: similarity) == 1)
    let turned = first.selecting(rows: (0..<12).map { ($0 + 1) % 12 })
    let exchanged = RepeatedResponses(first: first, second: turned, images: images)
    #expect(exchanged.decodingAccuracy(by: similarity) == 0)
  }

  @Test("gain and baseline of a pattern change decoding by product, not by correlation")
  func similarity() {
    // The second image's pattern is the first's, five times as strong and with other noise.
    let first = Matrix<Float>(rows: 2, columns: 4, elements: [1, -1, 0.2, 0, 1, -1, 0, 0.2])
    let second = Matrix<Float>(rows: 2, columns: 4, elements: [1, -1, 0.2, 0, 5, -5, 0, 1])
    let repeats = RepeatedResponses(first: first, second: second, images: [1, 2])
    #expect(repeats.decodingAccuracy(by: .product) == 0.5)
    #expect(repeats.decodingAccuracy(by: .correlation) == 1)
  }

  @Test("selected neurons and images are those of the whole")
  func selection() throws {
    let repeats = try Stored.repeats("recording-v7.mat")
    let some = repeats.selecting(neurons: [7, 2]).prefix(images: 3)
    #expect(some.images == [1, 2, 3])
    #expect(
      some.first.elements == (0..<3).flatMap { [repeats.first[$0, 7], repeats.first[$0, 2]] })
    #expect(some.second[2, 1] == repeats.second[2, 2])
  }

  @Test("the same bits on every path and thread count")
  func sameBits() throws {
    let simulation = RecordingSimulation(
      imageCount: 40, neuronCount: 60, exponent: 1, signal: 0.4, sharedComponents: 3,
      sharedVariance: 0.4,
      greyScreens: 5, spontaneousTimes: 80)
    func analysis() throws -> [UInt64] {
      let made = simulation.make(RandomKey(seed: 1))
      let repeats = try RepeatedResponses(made.recording, removingComponents: 3)
      let projections = try repeats.projections(onto: 3)
      return
        (repeats.first.elements.map { Double($0) } + repeats.signalVariances
        + projections.second.elements
        + [made.signalShare, repeats.decodingAccuracy(by: .correlation)]).map(\.bitPattern)
    }
    let expected = try analysis()
    for path in KernelPath.allCases.filter(\.isAvailable) {
      for threads in 1...3 {
        let found = try Execution.$current.withValue(Execution(path: path, threads: threads)) {
          try analysis()
        }
        #expect(found == expected, "\(path) with \(threads) threads")
      }
    }
  }
}

/// The largest difference of two lists of equal length, infinite for others.
private func largestDifference(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count, !found.contains(where: \.isNaN) else { return .infinity }
  return zip(found, expected).map { ($0 - $1).magnitude }.max() ?? .infinity
}
