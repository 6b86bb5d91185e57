import Base
import Results

/// Compares the text of a golden file with findings.
struct GoldenComparison {
  let findings: Findings
  let claims: [Claim]
  /// The accepted tolerances.
  let tolerances: Tolerances
  /// What the experiment declares now.
  let declared: [Tolerance]

  /// All that differs, empty when the text is the canonical text of the findings.
  /// - Parameter path: The golden file, for places in sentences.
  func problems(name: String, golden: String, path: FilePath) -> [GoldenDifference.Problem] {
    func unreadable(_ line: Int?, _ reason: String) -> [GoldenDifference.Problem] {
      [.unreadable(path: path.string, line: line, reason: reason)]
    }
    do {
      switch name {
      case GoldenFiles.scalars: return try scalarProblems(golden)
      case GoldenFiles.claims: return try claimProblems(golden)
      case ToleranceFile.name: return toleranceProblems(golden, path)
      default: return try tableProblems(name, golden)
      }
    } catch let error as TableTextError {
      return unreadable(error.line, error.what)
    } catch {
      return unreadable(nil, "this is not the JSON of \(name.prefix { $0 != "." })")
    }
  }

  private func tableProblems(
    _ name: String, _ golden: String
  ) throws(TableTextError) -> [GoldenDifference.Problem] {
    guard let table = findings.tables.first(where: { "\($0.name).csv" == name }) else { return [] }
    let expected = try TableText.table(golden, like: TableSchema(of: table))
    let difference = TableDifference.between(expected, table) { column in
      tolerances.of(table: table.name, column: column)
    }
    guard let difference else { return [] }
    return difference.shapeSentences.map { .shape(sentence: $0) }
      + difference.columns.map { .cells(column: $0) }
  }

  private func scalarProblems(_ golden: String) throws -> [GoldenDifference.Problem] {
    let expected = try FindingsFiles.scalars(golden)
    let names = Set(expected.map(\.name))
    let kept: [GoldenDifference.Problem] = expected.flatMap { scalar in
      guard let got = findings.scalar(named: scalar.name) else {
        return [GoldenDifference.Problem.missing(name: "scalar \(scalar.name)")]
      }
      return scalarParts(scalar, got)
    }
    let new = findings.scalars.filter { !names.contains($0.name) }
    return kept + new.map { .new(name: "scalar \($0.name)") }
  }

  private func toleranceProblems(_ golden: String, _ path: FilePath) -> [GoldenDifference.Problem] {
    guard let accepted = ToleranceFile.tolerances(golden) else {
      return [.unreadable(path: path.string, line: nil, reason: "these are no tolerances")]
    }
    return Tolerances(accepted).changes(to: declared)
      .map { .tolerance(target: $0.target.title, expected: $0.old, got: $0.new) }
  }

  /// Tolerances for tables, columns and scalars that the results do not have.
  var idle: [GoldenDifference.Problem] {
    declared.filter { tolerance in
      switch tolerance.target {
      case .column(let table, let column):
        findings.table(named: table)?.columns.contains { $0.name == column } != true
      case .scalar(let name): findings.scalar(named: name) == nil
      }
    }.map { .idleTolerance(target: $0.target.title) }
  }

  private func scalarParts(_ old: Scalar, _ new: Scalar) -> [GoldenDifference.Problem] {
    let tolerance = tolerances.of(scalar: old.name)
    let numbers: [(String, Double?, Double?)] = [
      ("value", old.value, new.value), ("uncertainty", old.uncertainty, new.uncertainty),
      ("published value", old.published?.value, new.published?.value),
      ("published uncertainty", old.published?.uncertainty, new.published?.uncertainty),
    ]
    let words: [(String, String?, String?)] = [
      ("unit", old.unit, new.unit), ("meaning", old.meaning, new.meaning),
      ("published source", old.published?.source, new.published?.source),
      ("published data set", old.published?.dataset, new.published?.dataset),
    ]
    return numbers.compactMap { part, a, b in
      let (x, y) = (a.map(NumberText.shortest) ?? "none", b.map(NumberText.shortest) ?? "none")
      guard x != y else { return nil }
      let isJudged = part == "value" || part == "uncertainty"
      if isJudged, let tolerance, let a, let b, tolerance.covers(expected: a, got: b) { return nil }
      var change: NumberChange?
      if let a, let b { change = NumberChange(old: a, new: b) }
      return .scalar(name: old.name, part: part, expected: x, got: y, change: change)
    }
      + words.compactMap { part, a, b in
        guard a != b else { return nil }
        let (x, y) = (a.map { "“\($0)”" } ?? "none", b.map { "“\($0)”" } ?? "none")
        return .scalar(name: old.name, part: part, expected: x, got: y, change: nil)
      }
  }

  private struct GoldenClaim: Decodable {
    let sentence: String
    let holds: Bool
  }

  private func claimProblems(_ golden: String) throws -> [GoldenDifference.Problem] {
    let expected = try JSONValue(parsing: golden.utf8).decode([String: GoldenClaim].self)
    let names = expected.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let gone = names.filter { name in !claims.contains { $0.name == name } }
    return gone.map { .missing(name: "claim \($0)") }
      + claims.flatMap { claim -> [GoldenDifference.Problem] in
        guard let old = expected[claim.name] else { return [.new(name: "claim \(claim.name)")] }
        var problems: [GoldenDifference.Problem] = []
        if old.holds != claim.holds {
          problems.append(
            .flipped(name: claim.name, sentence: claim.sentence, holds: claim.holds))
        }
        if old.sentence != claim.sentence {
          problems.append(
            .reworded(name: claim.name, expected: old.sentence, got: claim.sentence))
        }
        return problems
      }
  }
}
