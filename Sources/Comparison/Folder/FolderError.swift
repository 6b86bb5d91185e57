public import Base

/// An output folder that cannot be compared.
public enum FolderError: ExplainedError, Hashable {
  /// There is nothing of this name.
  case missing(FilePath)
  /// There is a file of this name.
  case notAFolder(FilePath)
  /// No manifest; the folders below it that have one.
  case noManifest(FilePath, below: [String])
  /// A manifest that says something impossible.
  case badManifest(FilePath, what: String)
  /// A manifest of a later version of this program.
  case newerManifest(FilePath, schema: Int)
  /// A name in a manifest that leads out of the folder.
  case hostileName(String, in: FilePath)
  /// A link in the folder that leads out of it.
  case leadsOut(FilePath)
  /// Something else than a file.
  case notAFile(FilePath)
  /// More bytes than any report has.
  case tooLarge(FilePath, limit: Int)
  /// Data that is not what it should be.
  case badData(FilePath, line: Int?, what: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .missing(let path):
      explain("there is no folder \(path)", "give the output folder of a report build")
    case .notAFolder(let path):
      explain("\(path) is a file, not a folder", "give the folder that holds its manifest.json")
    case .noManifest(let path, let below):
      explain(
        "\(path) has no manifest.json",
        below.isEmpty
          ? "give the output folder of a report build"
          : "give one of the reports in it: \(below.joined(separator: ", "))")
    case .badManifest(let path, let what):
      explain("the manifest is damaged: \(what)", "build the report again", at: path)
    case .newerManifest(let path, let schema):
      explain(
        "the manifest has version \(schema), this program reads up to "
          + "\(ReportManifest.newestSchema)", "use the program that built the report", at: path)
    case .hostileName(let name, let path):
      explain("“\(name)” cannot name a file of a report", "do not trust this folder", at: path)
    case .leadsOut(let path):
      explain("the link leads out of the folder", "replace it by the file it points to", at: path)
    case .notAFile(let path):
      explain("this is not a file", "build the report again", at: path)
    case .tooLarge(let path, let limit):
      explain(
        "the file is larger than \(limit / 1_048_576) MB", "compare a smaller report", at: path)
    case .badData(let path, let line, let what):
      explain(what, "build the report again", at: path, line: line)
    }
  }

  private func explain(
    _ what: String, _ advice: String, at path: FilePath? = nil, line: Int? = nil
  ) -> Explanation {
    Explanation(
      .input, what, at: path.map { SourcePlace(file: $0.string, line: line) }, advice: advice)
  }
}
