import Base
import Documents
import FoundationEssentials
import Pipeline
import Results

/// When an export counts as published; the clock is never asked.
enum CrateDate {
  /// The option's, else the notebook's, else that of SOURCE_DATE_EPOCH, else the revision's.
  static func of(_ source: ExportSource, option: String?, in place: Project) async throws -> String
  {
    if let option { return option }
    if let date = source.frontMatter?.date, isDate(date) { return date }
    if let seconds = Console.variable("SOURCE_DATE_EPOCH").flatMap(Int.init) {
      return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }
    if let date = await Revision.date(of: source.manifest.revision, in: place.root) { return date }
    throw ExportError.noDate
  }

  /// Whether a text is a day as ISO 8601 writes it.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39) }),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}

extension Project {
  /// The licence that the project's `CITATION.cff` names; nil without one.
  func citedLicence() throws -> String? {
    let path = root.appending("CITATION.cff")
    guard Files.exists(path) else { return nil }
    let lines = try Files.readText(path, limit: 1 << 20).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.hasPrefix("license:") }) else { return nil }
    let name = line.dropFirst("license:".count).filter { !$0.isWhitespace && $0 != "\"" }
    return name.isEmpty ? nil : String(name)
  }
}
