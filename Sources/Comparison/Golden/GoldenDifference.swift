import Base

/// A place where results differ from the golden data, or why they cannot be compared.
public struct GoldenDifference: Sendable, Hashable, Codable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable, Codable {
    /// There is no golden data of this experiment and profile.
    case noGolden
    /// A file of the results has no golden counterpart.
    case noGoldenFile
    /// A golden file that the experiment no longer makes.
    case orphan
    /// A golden file that cannot be read.
    case unreadable(path: String, line: Int?, reason: String)
    /// Columns or rows came, went or moved.
    case shape(sentence: String)
    /// Cells of a column differ.
    case cells(column: ColumnDifference)
    /// A part of a scalar differs: its value, uncertainty, unit, meaning or published value.
    case scalar(name: String, part: String, expected: String, got: String, change: NumberChange?)
    /// A scalar or claim that is golden and was not found.
    case missing(name: String)
    /// A scalar or claim that was found and is not golden.
    case new(name: String)
    /// A claim that held and fails, or the other way round.
    case flipped(name: String, sentence: String, holds: Bool)
    /// A claim that says something else.
    case reworded(name: String, expected: String, got: String)
    /// The experiment declares another tolerance than the accepted one.
    case tolerance(target: String, expected: String, got: String)
    /// A tolerance for something that is not among the results.
    case idleTolerance(target: String)
    /// Golden data of an experiment or profile that the program does not know.
    case unreferenced(path: String)
    /// Headline scalars over several seeds whose distribution is not equivalent to the golden one.
    case distribution(name: String, sentence: String)
    /// The file for review could not be left beside the golden one.
    case notLeft(reason: String)
  }

  /// Name of the experiment.
  public let experiment: String
  /// Name of the profile.
  public let profile: String
  /// Name of the golden file, nil for all of them.
  public let file: String?
  /// What is wrong.
  public let problem: Problem

  /// One line: experiment, profile, file, place, both values, their distance, how many differ.
  public var sentence: String {
    place + ": " + problem.sentence
  }

  /// `wta-spectra quick spectra.csv`.
  public var place: String {
    [experiment, profile, file].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension GoldenDifference.Problem {
  /// The problem without its place.
  public var sentence: String {
    switch self {
    case .noGolden:
      "there is no golden data yet; look at the results, then record them with report accept -m"
    case .noGoldenFile: "the results have this file, the golden data does not"
    case .orphan: "the experiment no longer makes this file; report accept -m removes it"
    case .unreadable(let path, let line, let reason):
      "\(SourcePlace(file: path, line: line)): \(reason); restore the file from version control, "
        + "or replace it with report accept -m"
    case .shape(let sentence): sentence
    case .cells(let column):
      "\(column.first.place): \(column.first.expectation); \(column.countText)"
    case .scalar(let name, let part, let expected, let got, let change):
      "scalar \(name), \(part): expected \(expected), got \(got)"
        + (change.map { $0.sentence.isEmpty ? "" : " (\($0.sentence))" } ?? "")
    case .missing(let name): "\(name) is golden and was not found"
    case .new(let name): "\(name) is new"
    case .flipped(let name, let sentence, let holds):
      "claim \(name) \(holds ? "holds now" : "fails now"): \(sentence)"
    case .reworded(let name, let expected, let got):
      "claim \(name) says “\(got)”, the golden one “\(expected)”"
    case .tolerance(let target, let expected, let got):
      "the tolerance of \(target) was edited: accepted is \(expected); declared is \(got)"
    case .idleTolerance(let target): "there is no \(target) for the tolerance declared"
    case .unreferenced(let path):
      "\(path) belongs to no experiment; remove it with report accept --unreferenced -m, or rename it "
        + "with its experiment"
    case .distribution(let name, let sentence): "scalar \(name) over seeds: \(sentence)"
    case .notLeft(let reason): "the file for review is missing: \(reason)"
    }
  }
}
