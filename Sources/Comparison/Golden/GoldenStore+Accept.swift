public import Base
import FoundationEssentials
import Results

extension GoldenStore {
  /// Who accepts, when and where, as it stands in the history.
  public struct Acceptance: Sendable, Hashable {
    /// Why the new data is right; not blank.
    public let reason: String
    /// Of the project.
    public let revision: String
    /// Operating system, processor and kernels, for instance `Linux x86_64, avx512`.
    public let platform: String
    /// Since 1970; nil for `SOURCE_DATE_EPOCH` or the clock.
    public let seconds: Int?

    /// An acceptance.
    public init(reason: String, revision: String, platform: String, at seconds: Int? = nil) {
      self.reason = reason
      self.revision = revision
      self.platform = platform
      self.seconds = seconds
    }

    func lines() throws(GoldenError) -> [String] {
      let lines = reason.split(whereSeparator: \.isNewline)
        .map { String($0.filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }) }
        .filter { $0.contains { !$0.isWhitespace } }
      guard !lines.isEmpty else { throw .noReason }
      return lines
    }
  }

  /// Makes a result the golden data, and appends what changed and why to `HISTORY.md`.
  ///
  /// Each file is written whole or not at all; orphans and files for review are removed. Where
  /// nothing changes nothing is recorded but the provenance, which then tells how the same data
  /// come about today.
  /// - Parameter selection: The files to accept; others stay as they are.
  /// - Returns: What changed.
  @discardableResult
  public func accept(
    _ result: GoldenResult, _ acceptance: Acceptance,
    selection: GoldenSelection = GoldenSelection([])
  ) throws -> Accepted {
    let lines = try acceptance.lines()
    let folder = try folder(experiment: result.experiment, profile: result.profile)
    let files = try comparison(result).filter { !$0.name.isEmpty }
    var changed: [String] = []
    for file in files
    where selection.selects(experiment: result.experiment, file: file.name) {
      let path = folder.appending(file.name)
      let review = folder.appending(file.name + GoldenFiles.suffix)
      if Files.exists(review) { try Files.remove(review) }
      guard file.isChanged else { continue }
      if let text = file.text {
        try Files.write(text, to: path)
        changed.append(file.name)
      } else {
        try Files.remove(path)
        changed.append("\(file.name) (removed)")
      }
    }
    let isRenewed = try recordProvenance(of: result, files, acceptance, selection, in: folder)
    if !changed.isEmpty {
      try appendHistory(in: folder, acceptance, lines: lines, changed: changed)
    }
    return Accepted(files: changed, renewsProvenance: isRenewed)
  }

  /// What accepting changed.
  public struct Accepted: Sendable, Hashable {
    /// Names of golden files, sorted; removed ones say so.
    public let files: [String]
    /// Whether the record of how they came about is another one now.
    public let renewsProvenance: Bool

    /// `accepted spectra.csv`, `already golden, provenance renewed`.
    public var sentence: String {
      files.isEmpty
        ? "already golden" + (renewsProvenance ? ", provenance renewed" : "")
        : "accepted \(files.joined(separator: ", "))"
    }
  }

  /// Removes golden data that belongs to no experiment.
  public func remove(unreferenced path: FilePath) throws {
    try FileManager.default.removeItem(atPath: path.string)
  }

  /// A part of the files has no one way in which it came about: then only their digests are noted.
  private func recordProvenance(
    of result: GoldenResult, _ files: [ComparedFile], _ acceptance: Acceptance,
    _ selection: GoldenSelection, in folder: FilePath
  ) throws -> Bool {
    guard let record = result.record else { return false }
    let path = folder.appending(GoldenProvenance.name)
    let taken = files.filter { selection.selects(experiment: result.experiment, file: $0.name) }
    guard files.allSatisfy({ file in !file.isChanged || taken.contains { $0.name == file.name } })
    else {
      guard Files.exists(path) else { return false }
      let text = GoldenProvenance.text(
        try Files.readText(path),
        accepting: taken.filter(\.isChanged).map { (name: $0.name, text: $0.text) })
      try Files.write(text, to: path)
      return true
    }
    let digests = Dictionary(files.compactMap { file in file.digest.map { (file.name, $0) } }) {
      _, last in last
    }
    let earlier = GoldenProvenance(folder: folder)
    if let earlier, try earlier.isStill(record, files: digests) { return false }
    let text = try GoldenProvenance.text(
      record, files: digests, revision: acceptance.revision, platform: acceptance.platform)
    try Files.write(text, to: path)
    return true
  }

  func appendHistory(
    in folder: FilePath, _ acceptance: Acceptance, lines: [String], changed: [String]
  ) throws {
    let path = folder.appending(GoldenFiles.history)
    let earlier = Files.exists(path) ? try Files.readText(path) : "# Accepted golden data\n"
    let entry =
      "\n## \(GoldenDay.text(seconds: acceptance.seconds)), revision \(acceptance.revision), "
      + "\(acceptance.platform)\n\n"
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
