import Base

extension ReportDiff {
  /// A comment for a pull request, under 60 kB: verdict and causes, then a collapsed block each for
  /// figures with their largest change, numbers, claims, prose, tables and costs.
  public var markdown: String {
    func plain(_ text: String, _ limit: Int = 300) -> String {
      MarkdownText.plain(text, limit: limit)
    }
    var page = MarkdownPage(
      head: "### \(plain(title)): \(plain(old.folder)) → \(plain(new.folder))\n\n"
        + plain(headline) + "\n")
    if !causes.isEmpty {
      page.add(Self.list("", causes.map { "cause: \(plain($0.sentence))" }, limit: 15))
    }
    page.add(Self.list("", claims.map { "claim: \(plain(Self.claimText($0.change)))" }, limit: 15))
    page.add(figureBlock)
    page.add(
      Self.block(
        Self.count(scalars.count, "number"), ["Number", "Change"],
        scalars.map { [plain("\($0.node).\($0.change.name)"), plain(Self.scalarText($0.change))] }))
    page.add(
      Self.block(
        Self.count(tableRows.count, "column of tables"),
        ["Table, column", "Worst cell", "Before → after", "Cells, along the column"], tableRows))
    page.add(
      Self.block(
        Self.count(texts.count, "passage"), ["Under", "Before", "After"],
        texts.map { [plain($0.heading, 60), plain($0.old), plain($0.new)] }))
    page.add(
      Self.block(
        Self.count(outline.count, "change of order"), ["Order"],
        outline.map { [plain($0.sentence)] }))
    page.add(
      Self.block(
        Self.count(costs.count, "experiment timed"), ["Experiment", "Time", "Memory"],
        costs.map { cost in
          [
            plain(cost.alias),
            "\(DiffPageModel.seconds(cost.oldSeconds)) → \(DiffPageModel.seconds(cost.newSeconds))",
            "\(DiffPageModel.memory(cost.oldMemory)) → \(DiffPageModel.memory(cost.newMemory))",
          ]
        }))
    return page.finished("parts are", where: "diff.html and the JSON form hold all")
  }

  /// A row a figure: class, largest change, and where along the column changes lie.
  private var figureBlock: String {
    let rows = figures.map { figure -> [String] in
      let node = nodes.first { $0.alias == figure.node }
      let columns = figure.changedTables(of: node).flatMap(\.columns)
      let worst = columns.max { $0.worst.weight < $1.worst.weight }
      let change =
        figure.series.isEmpty && worst != nil
        ? worst.map { "\($0.worst.place): \($0.worst.old) → \($0.worst.new)" } ?? ""
        : Self.figureText(figure).split(separator: ", ", maxSplits: 1).dropFirst().first
          .map(String.init) ?? (figure.kind == .data ? Self.scalarText(of: node) ?? "" : "")
      return [
        MarkdownText.plain(figure.name), figure.kind.rawValue,
        MarkdownText.plain(change, limit: 200), worst.map(MarkdownText.cells) ?? "",
      ]
    }
    return Self.block(
      Self.count(rows.count, "figure"),
      ["Figure", "Class", "Largest change", "Cells, along the column"],
      rows)
  }

  private var tableRows: [[String]] {
    nodes.flatMap { node in
      node.tables.flatMap { table in
        table.columns.map { column in
          let texts = NumberPair.text(column.worst)
          return [
            MarkdownText.plain("\(node.alias).\(table.table), \(column.column)", limit: 120),
            MarkdownText.plain(column.worst.keyText, limit: 80),
            MarkdownText.plain(texts.old, limit: 40) + " → "
              + MarkdownText.plain(texts.new, limit: 40),
            MarkdownText.cells(column),
          ]
        }
      }
    }
  }

  private static func list(_ title: String, _ lines: [String], limit: Int) -> String {
    guard !lines.isEmpty else { return "" }
    let more = lines.count > limit ? ["… and \(lines.count - limit) more"] : []
    return "\n" + (lines.prefix(limit) + more).map { "- \($0)\n" }.joined()
  }

  /// A collapsed table of at most 25 rows; empty without a title.
  private static func block(_ title: String?, _ head: [String], _ rows: [[String]]) -> String {
    guard let title, !rows.isEmpty else { return "" }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let more = rows.count > 25 ? "\n… and \(rows.count - 25) more\n" : ""
    return "\n<details>\n<summary>\(Markup(title))</summary>\n\n" + line(head)
      + line(head.map { _ in "---" }) + rows.prefix(25).map(line).joined() + more
      + "\n</details>\n"
  }
}
