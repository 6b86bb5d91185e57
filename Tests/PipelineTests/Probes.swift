import Base
import LinearAlgebra
import Plots
import Randomness
import Results

@testable import Pipeline

/// A state that grows by one epoch at a time and keeps a checkpoint of each.
struct ProbeRecipe: ArtifactRecipe {
  var hidden = 4
  var epochs = 5

  static let kind = "probe-state"
  static var sources: [SourceDigest] {
    [SourceDigest(file: "Probe/Recipe.swift", digest: Digest(of: Bench.current.code))]
  }

  func inputs(in dataFolders: [FilePath]) throws -> [InputFile] { Bench.current.recipeInputs }

  func make(in context: ArtifactContext) async throws -> [Double] {
    Bench.current.change { $0.makes += 1 }
    var state = (0..<hidden).map { context.key.child($0).fraction }
    var epoch = 0
    if let checkpoint = context.checkpoint() {
      epoch = try checkpoint.integers("epoch")[0]
      state = try checkpoint.doubles("state")
    }
    while epoch < epochs {
      Bench.current.change { $0.epochs.append(epoch) }
      try await Bench.current.onEpoch(epoch)
      try Task.checkCancellation()
      let noise = context.key.child("noise").child(epoch)
      state = state.enumerated().map { index, value in
        3.7 * value * (1 - value) * (0.9 + 0.1 * noise.child(index).fraction)
      }
      epoch += 1
      var checkpoint = Archive()
      checkpoint.set("epoch", integers: [epoch])
      checkpoint.set("state", doubles: state)
      try context.saveCheckpoint(checkpoint)
    }
    return state
  }

  func archive(_ product: [Double]) -> Archive {
    var archive = Archive()
    archive.set("state", doubles: product)
    return archive
  }

  func product(from archive: Archive) throws -> [Double] { try archive.doubles("state") }
}

extension RandomKey {
  /// A number from 0 to 1 made of the key's digits.
  fileprivate var fraction: Double { Double(UInt64(hex.prefix(8), radix: 16) ?? 0) / 0x1p32 }
}

/// An experiment on the shared state; what differs between the probes is named below.
protocol Probe: Experiment where Parameters == ProbeParameters {
  /// What it makes of one number of the state.
  static func value(_ state: Double, row: Int, _ parameters: ProbeParameters) -> Double
}

struct ProbeParameters: Codable, Hashable, Sendable {
  var scale = 1.0
  var layer = ProbeRecipe()
}

extension Probe {
  static var question: String { "Does the engine work?" }
  static var figureNames: [String] { ["trace"] }
  static var sources: [SourceDigest] { ProbeRecipe.sources }

  static func parameters(for profile: Profile) -> ProbeParameters {
    ProbeParameters(layer: ProbeRecipe(epochs: profile == .quick ? 5 : 7))
  }

  static func inputs(_ p: ProbeParameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    Bench.current.inputs
  }

  static func run(_ parameters: ProbeParameters, in context: RunContext) async throws -> Findings {
    Bench.current.change { $0.runs.append(id.rawValue) }
    try await Bench.current.onRun(id.rawValue)
    let state = try await context.artifact(parameters.layer)
    let values = state.enumerated().map { value($1, row: $0, parameters) }
    return Findings(
      tables: [
        Table(
          "trace", title: "The state",
          columns: [
            Column("n", integers: Array(1...values.count)), Column("x", doubles: values),
          ])
      ],
      scalars: [
        Scalar("sum", values.reduce(0, +), meaning: "Sum of the state"),
        Scalar("first", values[0], uncertainty: .nan, unit: "s", meaning: "First of the state"),
      ])
  }

  static func value(_ state: Double, row: Int, _ parameters: ProbeParameters) -> Double {
    parameters.scale * state
  }

  static func figures(_ findings: Findings) -> [Figure] {
    let panel = Panel(x: .linear("$n$"), y: .linear("$x$"), marks: [])
    return [
      Figure(
        "trace", title: "Trace", alternative: "A trace.", tables: ["trace"],
        grid: PanelGrid(rows: [[panel]]))
    ]
  }

  static func claims(_ findings: Findings) -> [Claim] {
    let sum = findings[scalar: "sum"].value
    return [Claim("positive", "The sum is positive", holds: sum > 0, evidence: "\(sum)")]
  }
}

enum FirstProbe: Probe { static let id: ExperimentID = "first" }
enum SecondProbe: Probe { static let id: ExperimentID = "second" }
enum ThirdProbe: Probe { static let id: ExperimentID = "third" }

/// Its second number depends on the thread count, which is a fault.
enum ThreadBoundProbe: Probe {
  static let id: ExperimentID = "thread-bound"

  static func value(_ state: Double, row: Int, _ parameters: ProbeParameters) -> Double {
    row == 1 && Execution.current.threads > 2 ? state.nextUp : state
  }
}

/// Lists a figure that it does not draw.
enum MislistedProbe: Probe {
  static let id: ExperimentID = "mislisted"
  static let figureNames = ["trace", "spectrum"]
}

/// Depends on what ran before it, which is a fault.
enum OrderBoundProbe: Probe {
  static let id: ExperimentID = "order-bound"

  static func value(_ state: Double, row: Int, _ parameters: ProbeParameters) -> Double {
    state + Double(Bench.current.seen.runs.dropLast().last == "first" ? 1 : 0)
  }
}
