import ArgumentParser

/// What a report is written as.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case html, pdf, md

  /// The file's name in the report's folder.
  var file: String {
    switch self {
    case .html: "index.html"
    case .pdf: "report.pdf"
    case .md: "report.md"
    }
  }
}

/// Options of what becomes of a notebook.
struct ReportOptions: ParsableArguments {
  @Option(help: "Formats, separated by commas: html, pdf, md.")
  var to = "html,pdf"

  @Flag(
    help: ArgumentHelp(
      "Refuse faults of figures that the linter finds, and numbers in prose that are typed although "
        + "an experiment computes them."))
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How figures and page look: light, dark, print … of templates/themes/, or a .yaml file; may be "
        + "given for light and for dark paper (default: the notebook's theme).",
      valueName: "theme"))
  var theme: [String] = []

  /// In the order in which they are written.
  var formats: [ReportFormat] {
    let names = to.split(separator: ",").map { String($0) }
    return ReportFormat.allCases.filter { names.contains($0.rawValue) }
  }

  /// What of the options decides a report's files.
  var key: String {
    formats.map(\.rawValue).joined(separator: ",") + (strict ? " strict" : "")
      + theme.map { " theme \($0)" }.joined()
  }

  func validate() throws {
    let known = ReportFormat.allCases.map(\.rawValue)
    for name in to.split(separator: ",", omittingEmptySubsequences: false)
    where !known.contains(String(name)) {
      throw ValidationError(
        "--to \(to): “\(name)” is no format; known are \(known.joined(separator: ", "))")
    }
  }
}
