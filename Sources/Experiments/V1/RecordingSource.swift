import Base
import Datasets
import Neuroscience
import Pipeline
import Randomness

/// Where a recording comes from: a data set of the user's, or a simulation with a known answer.
enum RecordingSource: Sendable {
  case simulated(RecordingSimulation)
  case dataset(Dataset)

  /// As a parameter names a simulation.
  static let simulation = "simulated"

  /// The source that a parameter names.
  /// - Throws: `DatasetError`
  init(_ name: String, simulation: RecordingSimulation) throws {
    if name == Self.simulation {
      self = .simulated(simulation)
      return
    }
    guard let dataset = DatasetCatalog.all.first(where: { $0.name == name }),
      dataset.format == .recording
    else {
      throw RecordingSourceError(
        name: name,
        known: [Self.simulation]
          + DatasetCatalog.all.filter { $0.format == .recording }.map(\.name))
    }
    self = .dataset(dataset)
  }

  /// The files that it is read from.
  func inputs(in dataFolders: [FilePath]) throws -> [InputFile] {
    guard case .dataset(let dataset) = self else { return [] }
    return try dataset.inputs(in: dataFolders).map { InputFile(dataset: dataset.name, path: $0) }
  }

  /// The recording; with the share of signal where that is known.
  func recording(
    in dataFolders: [FilePath], key: RandomKey
  ) throws -> (recording: ImageRecording, signalShare: Double?) {
    switch self {
    case .simulated(let simulation):
      let made = simulation.make(key)
      return (made.recording, made.signalShare)
    case .dataset(let dataset):
      let read = try NaturalImageRecording(try dataset.locate(in: dataFolders)[0])
      let recording = ImageRecording(
        responses: read.responses, images: read.images, spontaneous: read.spontaneous)
      return (recording, nil)
    }
  }
}

/// A name that is neither a simulation nor a recording.
struct RecordingSourceError: ExplainedError {
  let name: String
  let known: [String]

  var explanation: Explanation {
    Explanation(
      .input, "there is no recording “\(name)”",
      advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
        ?? "known are \(known.joined(separator: ", "))")
  }
}
