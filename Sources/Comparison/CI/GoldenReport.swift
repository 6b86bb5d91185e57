public import Base

/// The verdicts of one check, in the forms that people and machines read.
public struct GoldenReport: Sendable, Hashable {
  /// Version of the JSON form.
  public static let schema = 1

  /// One for each experiment, in the order of the check; unreferenced golden data last.
  public let verdicts: [GoldenVerdict]

  /// A report.
  public init(_ verdicts: [GoldenVerdict]) { self.verdicts = verdicts }

  /// Whether all is as accepted.
  public var passes: Bool { verdicts.allSatisfy(\.passes) }

  /// Those that differ.
  public var failed: [GoldenVerdict] { verdicts.filter { !$0.passes } }

  /// `2 of 9 experiments differ from their golden data`.
  public var headline: String {
    guard !passes else {
      let count = ReportDiff.count(verdicts.count, "experiment") ?? "no experiment"
      return "\(count): as golden"
    }
    let verb = failed.count == 1 ? "differs" : "differ"
    return "\(failed.count) of \(verdicts.count) experiments \(verb) from golden data"
  }

  /// The machine-readable form; `schema` tells its version.
  public func json() throws -> JSONValue {
    [
      "schema": .integer(Self.schema), "passes": .boolean(passes), "headline": .string(headline),
      "verdicts": .array(
        try verdicts.map { verdict in
          var members = try JSONValue(encoding: verdict).members
          members["passes"] = .boolean(verdict.passes)
          members["differences"] = .array(
            try verdict.differences.map { difference in
              var members = try JSONValue(encoding: difference).members
              members["sentence"] = .string(difference.sentence)
              return .object(members)
            })
          members["causes"] = .array(
            try verdict.causes.map { cause in
              var members = try JSONValue(encoding: cause).members
              members["sentence"] = .string(cause.sentence)
              return .object(members)
            })
          return .object(members)
        }),
    ]
  }
}
