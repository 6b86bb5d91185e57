import Base
import Results

/// Golden values of headline scalars over several seeds: `seeds.json`.
///
/// A result for one seed is exact; what a paper says holds for any seed. Where code changes which
/// random numbers are drawn, every bit moves and the distribution must not.
public struct SeedDistributions: Sendable, Hashable {
  static let name = "seeds.json"

  /// The values of one scalar and how far its mean may move.
  struct Distribution: Sendable, Hashable {
    let values: [Double]
    let margin: Double
    let basis: String
  }

  private let scalars: [String: Distribution]

  /// The distributions of the headline scalars of one experiment, one result a seed.
  ///
  /// Headline scalars are those with a tolerance; where none has one, those with a published value;
  /// else all. The margin is the tolerance, else two standard deviations over the seeds.
  public init(_ results: [GoldenResult]) {
    guard let first = results.first else {
      scalars = [:]
      return
    }
    var tolerances: [String: Tolerance] = [:]
    for tolerance in first.tolerances {
      if case .scalar(let name) = tolerance.target { tolerances[name] = tolerance }
    }
    let all = first.findings.scalars
    let published = all.filter { $0.published != nil }
    let headline =
      !tolerances.isEmpty
      ? all.filter { tolerances[$0.name] != nil } : published.isEmpty ? all : published
    var scalars: [String: Distribution] = [:]
    for scalar in headline {
      let values = results.compactMap { $0.findings.scalar(named: scalar.name)?.value }
      let moments = Moments(values)
      let tolerance = tolerances[scalar.name]
      scalars[scalar.name] = Distribution(
        values: values,
        margin: tolerance.map { $0.absolute + $0.relative * moments.mean.magnitude }
          ?? 2 * moments.variance.squareRoot(),
        basis: tolerance?.basis ?? "two standard deviations over the seeds")
    }
    self.scalars = scalars
  }

  /// Reads the distributions of a golden folder; nil when there are none.
  init?(folder: FilePath) throws {
    let path = folder.appending(Self.name)
    guard Files.exists(path) else { return nil }
    let json = try JSONValue(parsing: Files.read(path, limit: 1 << 24))
    scalars = (json["scalars"]?.members ?? [:]).mapValues { entry in
      Distribution(
        values: (entry["values"]?.elements ?? []).compactMap(\.double),
        margin: entry["margin"]?.double ?? 0, basis: entry["basis"]?.text ?? "")
    }
  }

  var text: String {
    JSONValue.object([
      "schema": 1,
      "scalars": .object(
        scalars.mapValues { entry in
          [
            "values": .array(entry.values.map(JSONValue.number)), "margin": .number(entry.margin),
            "basis": .string(entry.basis),
          ]
        }),
    ]).prettyText
  }

  /// What is not equivalent to these, one sentence a scalar, sorted by name.
  func problems(_ new: SeedDistributions) -> [GoldenDifference.Problem] {
    let names = Set(scalars.keys).union(new.scalars.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.compactMap { name in
      guard let old = scalars[name] else { return .new(name: "scalar \(name) over seeds") }
      guard let now = new.scalars[name] else {
        return .missing(name: "scalar \(name) over seeds")
      }
      let test = EquivalenceTest(old: old.values, new: now.values, margin: old.margin)
      guard !test.isEquivalent else { return nil }
      return .distribution(name: name, sentence: "\(test.sentence); margin: \(old.basis)")
    }
  }
}

extension GoldenStore {
  /// Whether distributions over seeds of an experiment are golden.
  public func hasSeeds(experiment: String, profile: String) throws -> Bool {
    Files.exists(
      try folder(experiment: experiment, profile: profile).appending(SeedDistributions.name))
  }

  /// Checks the results of several seeds of one experiment by the distributions of its headline
  /// scalars.
  public func checkSeeds(_ results: [GoldenResult]) throws -> GoldenVerdict? {
    guard let first = results.first else { return nil }
    let clock = ContinuousClock.now
    let folder = try folder(experiment: first.experiment, profile: first.profile)
    let problems: [GoldenDifference.Problem]
    do {
      problems =
        try SeedDistributions(folder: folder)?.problems(SeedDistributions(results))
        ?? [.noGoldenFile]
    } catch {
      problems = [
        .unreadable(
          path: folder.appending(SeedDistributions.name).string, line: nil,
          reason: "these are no distributions")
      ]
    }
    return GoldenVerdict(
      first, files: [], causes: [], note: nil,
      extra: problems.map {
        GoldenDifference(
          experiment: first.experiment, profile: first.profile, file: SeedDistributions.name,
          problem: $0)
      }, isOverSeeds: true, seconds: (ContinuousClock.now - clock) / .seconds(1))
  }

  /// Makes the distributions over several seeds of one experiment golden.
  /// - Returns: The names of the files that changed.
  public func acceptSeeds(
    _ results: [GoldenResult], _ acceptance: Acceptance
  ) throws -> [String] {
    guard let first = results.first else { return [] }
    let lines = try acceptance.lines()
    let folder = try folder(experiment: first.experiment, profile: first.profile)
    let path = folder.appending(SeedDistributions.name)
    let text = SeedDistributions(results).text
    if Files.exists(path), try Files.readText(path) == text { return [] }
    try Files.write(text, to: path)
    try appendHistory(in: folder, acceptance, lines: lines, changed: [SeedDistributions.name])
    return [SeedDistributions.name]
  }
}
