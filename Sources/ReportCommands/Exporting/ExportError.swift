import Base

/// An export that cannot be made.
enum ExportError: ExplainedError, Hashable {
  /// Neither a notebook nor an experiment.
  case unknownName(String, known: [String])
  /// Nothing says when it was published.
  case noDate
  /// A file of the report is not what its manifest lists.
  case changed(FilePath)
  /// What lies at the target was not exported.
  case inTheWay(FilePath, what: String)
  /// Two experiments or tables of one name.
  case twice(String)

  var explanation: Explanation {
    switch self {
    case .unknownName(let name, let known):
      Explanation(
        .input, "no notebook or experiment “\(name)”",
        advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "report list shows what there is")
    case .noDate:
      Explanation(
        .input, "a crate needs a date of publication, and neither notebook nor git has one",
        advice: "give one: --date 2026-03-01")
    case .changed(let path):
      Explanation(
        .input, "\(path) was changed after the report was built",
        advice: "build the report again: report build --force")
    case .inTheWay(let path, let what):
      Explanation(
        .input, "\(path) is no earlier export: \(what)",
        advice: "move it away or choose another path with -o")
    case .twice(let name):
      Explanation(.input, "“\(name)” is named twice", advice: "name it once")
    }
  }
}
