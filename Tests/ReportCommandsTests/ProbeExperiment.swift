import Base
import Pipeline
import Plots
import Results

/// An experiment of one number.
enum ProbeExperiment: Experiment {
  static let id: ExperimentID = "probe"
  static let question = "Does it work?"
  static let figureNames: [String] = []
  static let sources = [
    SourceDigest(file: "Learning/Layer.swift", digest: Digest(of: "a")),
    SourceDigest(file: "Study/ProbeExperiment.swift", digest: Digest(of: "b")),
  ]

  struct Parameters: Codable, Hashable, Sendable { var rate = 0.02 }

  static func parameters(for profile: Profile) -> Parameters { Parameters() }
  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) -> [InputFile] { [] }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    Findings(tables: [], scalars: [Scalar("s", parameters.rate, meaning: "A number.")])
  }

  static func figures(_ findings: Findings) -> [Figure] { [] }
  static func claims(_ findings: Findings) -> [Claim] { [] }
}
