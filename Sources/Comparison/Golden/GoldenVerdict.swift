public import Base
import Results

/// What a check found of one experiment and profile, and why.
public struct GoldenVerdict: Sendable, Hashable, Codable {
  /// The largest change among the tables that a figure is drawn from.
  public struct FigureImpact: Sendable, Hashable, Codable {
    /// Name of the figure.
    public let figure: String
    /// Name of the table.
    public let table: String
    /// The column whose change stands out most.
    public let column: ColumnDifference
  }

  /// A place in the sources.
  public struct Source: Sendable, Hashable, Codable {
    /// From the root of the project.
    public let file: String
    /// Counted from 1.
    public let line: Int
  }

  /// How results that pass agree with the golden data.
  public enum Agreement: String, Sendable, Hashable, Codable {
    /// Every file has the golden bytes.
    case bits
    /// Some numbers differ by no more than accepted tolerances.
    case tolerances
    /// Headline scalars over several seeds are equivalent.
    case seeds

    /// `same bits as golden`.
    public var sentence: String {
      switch self {
      case .bits: "same bits as golden"
      case .tolerances: "as golden within its tolerances"
      case .seeds: "equivalent to golden over seeds"
      }
    }
  }

  /// Name of the experiment.
  public let experiment: String
  /// Name of the profile.
  public let profile: String
  /// How results agree, where they do.
  public let agreement: Agreement
  /// What differs; empty exactly when the check passes.
  public let differences: [GoldenDifference]
  /// What decides results and is not what it was when they were accepted; empty when all is same.
  public let causes: [Cause]
  /// What a reader should know about the causes; nil when they say all.
  public let note: String?
  /// The figures whose tables differ, by their largest change.
  public let figures: [FigureImpact]
  /// The names of the files that were compared, sorted.
  public let files: [String]
  /// Seconds of the comparison.
  public let seconds: Double
  /// Where the experiment is written.
  public let source: Source?

  /// Whether all is as accepted.
  public var passes: Bool { differences.isEmpty }

  /// `wta-spectra quick`.
  public var name: String { profile.isEmpty ? experiment : "\(experiment) \(profile)" }

  /// One line a difference, then one a cause, for a terminal.
  public var lines: [String] {
    differences.map(\.sentence) + causes.map { "  cause: \($0.sentence)" }
      + [note].compactMap { $0.map { "  cause: \($0)" } }
  }
}

extension GoldenVerdict {
  init(
    _ result: GoldenResult, files: [GoldenStore.ComparedFile], causes: [Cause], note: String?,
    extra: [GoldenDifference], isOverSeeds: Bool = false, seconds: Double
  ) {
    experiment = result.experiment
    profile = result.profile
    agreement = isOverSeeds ? .seeds : files.contains(where: \.isChanged) ? .tolerances : .bits
    differences = files.flatMap(\.differences) + extra
    self.causes = causes
    self.note = note
    figures = Self.impacts(result, files)
    self.files = files.map(\.name).filter { !$0.isEmpty }
    self.seconds = seconds
    source = result.source.flatMap { place in
      place.file.isEmpty ? nil : Source(file: place.file, line: place.line ?? 1)
    }
  }

  /// A verdict about golden data without an experiment.
  public init(unreferenced path: FilePath, experiment: String, profile: String) {
    self.init(
      GoldenResult(
        experiment: experiment, profile: profile, findings: .init(tables: []), claims: []),
      files: [], causes: [], note: nil,
      extra: [
        GoldenDifference(
          experiment: experiment, profile: profile, file: nil,
          problem: .unreferenced(path: path.string))
      ], seconds: 0)
  }

  private static func impacts(
    _ result: GoldenResult, _ files: [GoldenStore.ComparedFile]
  ) -> [FigureImpact] {
    var columns: [(table: String, column: ColumnDifference)] = []
    for file in files where file.name.hasSuffix(".csv") {
      for difference in file.differences {
        guard case .cells(let column) = difference.problem else { continue }
        columns.append((table: String(file.name.dropLast(4)), column: column))
      }
    }
    return result.figures.compactMap { figure in
      let own = columns.filter { figure.tables.contains($0.table) }
      guard let worst = own.max(by: { $0.column.worst.weight < $1.column.worst.weight }) else {
        return nil
      }
      return FigureImpact(figure: figure.name, table: worst.table, column: worst.column)
    }
  }
}
