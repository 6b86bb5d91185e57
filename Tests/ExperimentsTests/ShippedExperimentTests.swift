import Base
import Experiments
import LinearAlgebra
import Pipeline
import Plots
import Results
import TestSupport
import Testing

/// What makes an experiment small, by the last name of a parameter.
private let small: [String: JSONValue] = [
  "trainingImages": 200, "hidden": 24, "epochs": 3, "batch": 50, "shownUnits": 5,
  "testImages": 60, "subsets": [5, 10], "imageWindow": [2, 50], "noiseWindow": [2, 20],
  "networkEpochs": 2, "readOutEpochs": 3, "networkBatch": 50, "readOutBatch": 50,
  "followedImages": 50, "points": 12, "comparedImages": 5, "images": 4, "directions": 3,
  "factors": [0.1, 10], "draws": 3, "imageCount": 40, "neuronCount": 60, "spontaneousTimes": 80,
  "greyScreens": 5, "sharedComponents": 4, "spontaneousComponents": 4, "shuffles": 2,
  "fitWindow": [2, 20], "resamples": 4, "populationSizes": [20, 40], "populationImages": 30,
  "stimuli": 60, "neurons": 80, "recordings": 1, "window": [3, 12],
  "components": 100, "imageSide": 12, "curvePoints": 60, "curveWaves": 20,
  "lengths": [2, 3], "reaches": [2000, 100], "waves": 20, "trainingAngles": 20, "testAngles": 40,
  "problems": 2,
]

/// The parameters of an experiment that have a small value.
private func overrides(of experiment: any Experiment.Type) throws -> [String: JSONValue] {
  func leaves<E: Experiment>(_ type: E.Type) throws -> [[String]] {
    try JSONValue(encoding: E.parameters(for: .quick)).leaves.map(\.path)
  }
  return try leaves(experiment).reduce(into: [:]) { result, path in
    if let name = path.last, let value = small[name] {
      result[path.joined(separator: ".")] = value
    }
  }
}

/// The shipped experiments on few images, few units and few epochs.
private func smallRun(
  in folder: TemporaryFolder, _ execution: Execution = .current
) async throws -> [CompletedRun] {
  let requests = try ExperimentCatalog.shipped.experiments.map { experiment in
    RunRequest(
      experiment: experiment, profile: .quick, overrides: try overrides(of: experiment))
  }
  let runner = Runner(
    store: ArtifactStore(root: folder.path), dataFolders: ["/usr/share/datasets"], jobs: 2)
  return try await Execution.$current.withValue(execution) { try await runner.run(requests) }
}

/// One run that all tests look at.
private let shared = Task { try await smallRun(in: TemporaryFolder()) }

@Suite("Shipped experiments")
struct ShippedExperimentTests {
  @Test("run on Fashion-MNIST, draw the figures they list and share the trained layer")
  func runs() async throws {
    let runs = try await shared.value
    #expect(
      runs.map(\.record.experiment) == [
        "wta-learning", "wta-convergence", "wta-unlearning", "wta-spectra", "model-spectra",
        "training-curves", "robustness", "accuracy-robustness", "decision-landscape",
        "landscape-statistics",
        "regularization-tradeoffs", "released-penalties", "v1-cvpca", "v1-dimensionality",
        "v1-manifold", "v1-recordings",
      ])
    #expect(runs[0].record.artifacts == runs[3].record.artifacts)
    #expect(runs[4].record.artifacts == runs[5].record.artifacts)
    #expect(runs[0].record.artifacts.count == 1)
    #expect(runs[0].findings[table: "weights"].rowCount == 5 * 784)
    #expect(runs[0].findings[table: "convergence"].rowCount == 3)
    for run in runs {
      for figure in run.figures {
        let problems = SceneLinter.overlaps(try figure.scene())
        #expect(problems.isEmpty, "\(figure.name): \(problems)")
      }
    }
  }

  @Test("spectra begin at 1, fall, and hold every subset")
  func spectra() async throws {
    let runs = try await shared.value
    let table = runs[3].findings[table: "spectra"]
    for source in ["data set", "initial weights", "trained layer"] {
      for stimulus in ["images", "noise"] {
        let own = table.filtered(["source": source, "stimulus": stimulus])
        let total = source == "data set" ? 784 : 24
        #expect(Set(own.numbers("units")) == [5, 10, Double(total)])
        let all = own.filtered(["units": String(total)]).numbers("relative eigenvalue")
        #expect(all.count == total)
        #expect(all.first == 1)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0 >= $1 })
      }
    }
  }

  @Test("give the same bits on other paths and thread counts")
  func sameBits() async throws {
    let expected = try await shared.value.map(\.findings)
    for path in KernelPath.allCases.filter(\.isAvailable) {
      let other = try await smallRun(
        in: TemporaryFolder(), Execution(path: path, threads: 3))
      for (before, after) in zip(expected, other) {
        #expect(FindingsDifference.first(expected: before, got: after.findings) == nil)
      }
    }
  }

  @Test("the published numbers are attached and never returned")
  func published() async throws {
    let runs = try await shared.value
    let scalar = runs[3].findings[scalar: "alpha.trained.images"]
    let published = try #require(scalar.published)
    #expect(published.value == 2.67 && published.dataset == "cifar10")
    #expect(scalar.value != published.value)
  }

  @Test("a profile with one length of training has the claims that notebooks show")
  func claimsOfOneLength() async throws {
    let folder = try TemporaryFolder()
    let runner = Runner(
      store: ArtifactStore(root: folder.path), dataFolders: ["/usr/share/datasets"], jobs: 1)
    let experiment = try ExperimentCatalog.shipped.experiment(named: "wta-convergence")
    var parameters = try overrides(of: experiment)
    parameters["lengths"] = [3]
    let run = try await runner.run([
      RunRequest(experiment: experiment, profile: .quick, overrides: parameters)
    ])
    let usual = try await shared.value[1]
    #expect(!usual.claims.isEmpty)
    #expect(run[0].claims.map(\.name) == usual.claims.map(\.name))
  }

  @Test("an unknown data set names the known ones")
  func unknownDataSet() async throws {
    let folder = try TemporaryFolder()
    let runner = Runner(
      store: ArtifactStore(root: folder.path), dataFolders: ["/usr/share/datasets"], jobs: 1)
    let request = RunRequest(
      experiment: ExperimentCatalog.shipped.experiments[0], profile: .quick,
      overrides: ["dataset": "fashion-mist"])
    await #expect {
      _ = try await runner.run([request])
    } throws: { error in
      "\(error)".contains("fashion-mnist")
    }
  }
}
