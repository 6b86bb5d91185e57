import Base

extension GoldenReport {
  /// A comment for a pull request, under 60 kB: a table of what differs, then a collapsed block each
  /// with causes, figures by their largest change, and every sentence.
  public var markdown: String {
    var page = MarkdownPage(head: "### \(MarkdownText.plain(headline))\n")
    guard !passes else { return page.text }
    let rows = failed.prefix(40).map { verdict in
      let cause = verdict.causes.first.map { "\($0.short)" } ?? verdict.note ?? ""
      let more = verdict.causes.count > 1 ? " and \(verdict.causes.count - 1) more" : ""
      return "| \(MarkdownText.plain(verdict.name)) | \(verdict.differences.count) | "
        + "\(MarkdownText.plain(cause, limit: 160) + more) |"
    }
    page.add(
      "\n| Experiment | Differences | Cause |\n| --- | ---: | --- |\n"
        + rows.joined(separator: "\n") + "\n")
    for verdict in failed { page.add(Self.block(verdict)) }
    return page.finished("experiments are", where: "the JUnit and JSON forms hold all")
  }

  private static func block(_ verdict: GoldenVerdict) -> String {
    let count = ReportDiff.count(verdict.differences.count, "difference") ?? ""
    var lines = [
      "", "<details>",
      "<summary><b>\(Markup(verdict.name))</b>: \(count)</summary>", "",
    ]
    lines += verdict.causes.prefix(12).map { "- cause: \(MarkdownText.plain($0.sentence))" }
    lines += [verdict.note].compactMap { $0.map { "- cause: \(MarkdownText.plain($0))" } }
    if !verdict.figures.isEmpty {
      lines += [
        "", "| Figure | Largest change | Expected → got | Cells, along the column |",
        "| --- | --- | --- | --- |",
      ]
      lines += verdict.figures.prefix(30).map { impact in
        let worst = impact.column.worst
        let values = NumberPair.text(worst)
        let cells = [
          MarkdownText.plain(impact.figure),
          MarkdownText.plain("\(impact.table), \(worst.place)", limit: 160),
          MarkdownText.plain(values.old, limit: 40) + " → "
            + MarkdownText.plain(values.new, limit: 40),
          MarkdownText.cells(impact.column),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
      }
    }
    lines.append("")
    lines += verdict.differences.prefix(20).map { "- \(MarkdownText.plain($0.sentence))" }
    let more = verdict.differences.count - 20
    if more > 0 { lines.append("- … and \(more) more") }
    return (lines + ["", "</details>", ""]).joined(separator: "\n")
  }
}
