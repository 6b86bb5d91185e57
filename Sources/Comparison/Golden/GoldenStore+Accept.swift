import Base
import FoundationEssentials
public import Results

extension GoldenStore {
  /// Makes findings the golden data, and appends what changed and why to `HISTORY.md`.
  ///
  /// Each file is written whole or not at all; orphans and files for review are removed. Where
  /// nothing changes nothing is recorded.
  /// - Parameters:
  ///   - reason: Why the new data is right; not blank.
  ///   - revision: Of the project, as it stands in the history.
  ///   - seconds: When, since 1970; nil for `SOURCE_DATE_EPOCH` or the clock.
  /// - Returns: The names of the files that changed, sorted; removed ones say so.
  @discardableResult
  public func accept(
    _ findings: Findings, claims: [Claim], experiment: String, profile: String, reason: String,
    revision: String, at seconds: Int? = nil
  ) throws -> [String] {
    let lines = reason.split(whereSeparator: \.isNewline)
      .map { String($0.filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }) }
      .filter { $0.contains { !$0.isWhitespace } }
    guard !lines.isEmpty else { throw GoldenError.noReason }
    let folder = try folder(experiment: experiment, profile: profile)
    var changed: [String] = []
    for file in try comparison(findings, claims, experiment, profile)
    where file.isChanged {
      let path = folder.appending(file.name)
      if let text = file.text {
        try Files.write(text, to: path)
        changed.append(file.name)
      } else {
        try Files.remove(path)
        changed.append("\(file.name) (removed)")
      }
    }
    try removeReviewFiles(in: folder, except: [])
    if !changed.isEmpty {
      try appendHistory(
        in: folder, day: GoldenDay.text(seconds: seconds), revision: revision, lines: lines,
        changed: changed)
    }
    return changed
  }

  private func appendHistory(
    in folder: FilePath, day: String, revision: String, lines: [String], changed: [String]
  ) throws {
    let path = folder.appending(GoldenFiles.history)
    let earlier = Files.exists(path) ? try Files.readText(path) : "# Accepted golden data\n"
    let entry =
      "\n## \(day), revision \(revision)\n\n"
      + lines.map { "> \($0)\n" }.joined() + "\n" + changed.map { "- \($0)\n" }.joined()
    try Files.write(earlier + entry, to: path)
  }
}

/// The day under which golden data is recorded.
enum GoldenDay {
  /// `2026-11-24`, in UTC.
  static func text(seconds: Int?) -> String {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
    let date = (seconds ?? epoch).map { Date(timeIntervalSince1970: Double($0)) } ?? Date()
    return date.formatted(Date.ISO8601FormatStyle().year().month().day())
  }
}
