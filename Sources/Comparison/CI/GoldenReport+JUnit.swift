import Base

extension GoldenReport {
  /// JUnit XML: a suite an experiment, a case a golden file; failures hold every sentence.
  public var junit: String {
    let suites = verdicts.map(Self.suite)
    let (cases, failures) = suites.reduce((0, 0)) { ($0.0 + $1.cases, $0.1 + $1.failures) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="report check" tests="\(cases)" failures="\(failures)" errors="0" \
      time="\(Self.time(verdicts.reduce(0) { $0 + $1.seconds }))">
      \(suites.map(\.text).joined(separator: "\n"))
      </testsuites>

      """
  }

  private static func suite(
    _ verdict: GoldenVerdict
  ) -> (text: String, cases: Int, failures: Int) {
    let whole = "golden data"
    let hasWhole = verdict.files.isEmpty || verdict.differences.contains { $0.file == nil }
    let names = (hasWhole ? [whole] : []) + verdict.files
    let causes = verdict.causes.map { "cause: \($0.sentence)" }
    var failures = 0
    let cases = names.map { name -> String in
      let own = verdict.differences.filter { ($0.file ?? whole) == name }
      let place = verdict.source.map { " file=\"\(attribute($0.file))\" line=\"\($0.line)\"" } ?? ""
      let head =
        "    <testcase classname=\"\(attribute(className(verdict)))\" name=\"\(attribute(name))\""
        + "\(place) time=\"0\""
      guard let first = own.first else { return head + "/>" }
      failures += 1
      let body = (own.map(\.sentence) + causes).joined(separator: "\n")
      return head + ">\n      <failure type=\"difference\" message=\""
        + attribute(first.problem.sentence) + "\">" + Markup(body).description
        + "</failure>\n    </testcase>"
    }
    let head =
      "  <testsuite name=\"\(attribute(verdict.name))\" tests=\"\(names.count)\" "
      + "failures=\"\(failures)\" errors=\"0\" skipped=\"0\" time=\"\(time(verdict.seconds))\">"
    return (
      ([head] + cases + ["  </testsuite>"]).joined(separator: "\n"), names.count, failures
    )
  }

  private static func className(_ verdict: GoldenVerdict) -> String {
    [verdict.experiment, verdict.profile].filter { !$0.isEmpty }.joined(separator: ".")
  }

  /// Text in a quoted attribute, where a line feed would be read as a space.
  private static func attribute(_ text: String) -> String {
    Markup(text).description.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func time(_ seconds: Double) -> String { NumberText.fixed(seconds, decimals: 3) }
}
