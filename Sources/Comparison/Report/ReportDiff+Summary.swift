import Base
import Results

extension ReportDiff {
  /// The diff in plain lines for a terminal: verdict, causes, then changes, the worst first.
  ///
  /// At most ``summaryLimit`` lines of each sort; a last one says how many more there are.
  public var summary: [String] {
    let nodeLines =
      nodesAdded.map { "new     node \($0.alias) (\($0.experiment))" }
      + nodesRemoved.map { "gone    node \($0.alias) (\($0.experiment))" }
    let tableLines = nodes.flatMap { node in
      node.tables.flatMap { Self.tableLines($0, of: node.alias) }
        + node.tablesAdded.map { "table   \(node.alias).\($0) is new" }
        + node.tablesMissing.map { "table   \(node.alias).\($0) is gone" }
    }
    let causeLines = Self.limited(causes.map { "cause   \($0.sentence)" }, to: Self.causeLimit)
    let sorts = [
      nodeLines,
      claims.map { "claim   \($0.node): \(Self.claimText($0.change))" },
      scalars.map { "number  \($0.node).\($0.change.name): \(Self.scalarText($0.change))" },
      tableLines, figures.map { "figure  \($0.name): \(Self.figureText($0))" },
      outline.map { "order   \($0.sentence)" }, texts.map { "text    \(Self.textLine($0))" },
      files.map { "file    \($0.path)" },
      notes.map { "note    \($0)" },
    ]
    return ["\(title): \(old.folder) → \(new.folder)", headline] + causeLines
      + sorts.flatMap { Self.limited($0) }
  }

  /// How many lines of one sort a terminal gets; the page and the JSON have all.
  public static let summaryLimit = 25

  /// How many causes stand open in a terminal and at the top of the page.
  static let causeLimit = 12

  private static func limited(_ lines: [String], to limit: Int = summaryLimit) -> [String] {
    guard lines.count > limit, let sort = lines.first?.prefix(8) else { return lines }
    return lines.prefix(limit) + ["\(sort)… and \(lines.count - limit) more"]
  }

  /// What changed in one sentence: `2 figures, 3 numbers changed; no claim flipped.`
  public var headline: String {
    let flipped = claims.filter(\.change.isFlipped).count
    let counts = [
      Self.count(figures.count, "figure"), Self.count(scalars.count, "number"),
      Self.count(nodes.reduce(0) { $0 + $1.tables.count }, "table"),
      Self.count(texts.count, "passage"),
    ].compactMap { $0 }
    guard !isEmpty else {
      let silent = causes.isEmpty ? "" : "; what changed below had no effect on results"
      return "no differences" + silent
    }
    let changed = counts.isEmpty ? "no result changed" : counts.joined(separator: ", ") + " changed"
    let verdict = (Self.count(flipped, "claim") ?? "no claim") + " flipped"
    let same = Self.count(sameFigures.count, "figure").map { "; \($0) the same" } ?? ""
    return "\(changed); \(verdict)\(same)"
  }

  static func count(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  static func claimText(_ claim: ClaimChange) -> String {
    let evidence = [claim.oldEvidence, claim.newEvidence].filter { !$0.isEmpty }
    let verdict =
      switch claim.kind {
      case .failsNow: "fails now"
      case .holdsNow: "holds now"
      case .new: "is new and \(claim.holds ? "holds" : "fails")"
      case .gone: "is gone"
      case .reworded: "says something else"
      }
    return "\(claim.name) \(verdict): \(claim.sentence)"
      + (evidence.isEmpty ? "" : " (\(evidence.joined(separator: " → ")))")
  }

  static func scalarText(_ scalar: ScalarChange) -> String {
    let (old, new) = NumberPair.text(scalar)
    guard let change = scalar.change else {
      return old.isEmpty ? "\(new) is new" : "\(old) is gone"
    }
    let errors = scalar.inErrors.map { ", \(NumberText.significant($0, digits: 2)) errors" } ?? ""
    return "\(old) → \(new)" + (change.relativeText.map { " (\($0)\(errors))" } ?? "")
  }

  /// The class of a change and its largest move.
  static func figureText(_ figure: FigureChange) -> String {
    if let raster = figure.raster { return "\(figure.kind.rawValue), \(raster.sentence)" }
    guard let worst = figure.series.first else { return figure.kind.rawValue }
    let (old, new) = NumberPair.text(worst.old, worst.new)
    let name = worst.label.isEmpty ? "a series" : worst.label
    return "\(figure.kind.rawValue), \(name): \(worst.moved) of \(worst.total) points, "
      + "\(old) → \(new) at x = \(NumberPair.short(worst.x))"
  }

  /// The number that stands out most of what a figure follows that no table explains.
  static func scalarText(of node: NodeDifference?) -> String? {
    node?.scalars.first.map { "\($0.name): \(scalarText($0))" }
  }

  private static func tableLines(_ table: TableDifference, of node: String) -> [String] {
    let name = "table   \(node).\(table.table): "
    return table.shapeSentences.map { name + $0 }
      + table.columns.map { column in
        let worst = column.worst
        let distance = worst.change?.sentence ?? ""
        let values = NumberPair.text(worst)
        return name + "\(worst.place): \(values.old) → \(values.new)"
          + (distance.isEmpty ? "" : " (\(distance))") + "; \(column.countText)"
      }
  }

  private static func textLine(_ text: TextChange) -> String {
    let spans = text.spans.map { span in
      switch span.fate {
      case .same: span.text
      case .removed: "[-\(trimmed(span.text))-] "
      case .added: "{+\(trimmed(span.text))+} "
      }
    }
    return spans.joined()
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(" ") ? String(text.dropLast()) : text
  }
}

/// Two numbers with as many digits as it takes to tell them apart.
enum NumberPair {
  /// Values as text: whole numbers exactly, others to at least four digits, exact where no fewer
  /// tell them apart.
  static func text(_ old: Double, _ new: Double) -> (old: String, new: String) {
    let exact = (NumberText.shortest(old), NumberText.shortest(new))
    if isWhole(old), isWhole(new) { return exact }
    for digits in 4...16 {
      let a = NumberText.significant(old, digits: digits)
      let b = NumberText.significant(new, digits: digits)
      if a != b { return (a, b) }
    }
    return exact
  }

  /// A whole number exactly, others to four digits.
  static func short(_ value: Double) -> String {
    isWhole(value) ? NumberText.shortest(value) : NumberText.significant(value, digits: 4)
  }

  private static func isWhole(_ value: Double) -> Bool {
    value == value.rounded(.towardZero) && value.magnitude < 1e9
  }

  /// Cells before and after, numbers in short.
  static func text(_ cell: CellChange) -> (old: String, new: String) {
    guard cell.change != nil, let old = Double(cell.old), let new = Double(cell.new) else {
      return (cell.old, cell.new)
    }
    return text(old, new)
  }

  /// Values with their errors; without them where these would hide the change.
  static func text(_ scalar: ScalarChange) -> (old: String, new: String) {
    func reading(_ reading: ScalarChange.Reading?) -> String {
      guard let reading else { return "" }
      guard let error = reading.uncertainty else {
        let other = (scalar.old?.value ?? 0) + (scalar.new?.value ?? 0) - reading.value
        return text(reading.value, scalar.change == nil ? reading.value : other).old
      }
      return UncertainText.text(reading.value, error, digits: 4)
    }
    let (a, b) = (reading(scalar.old), reading(scalar.new))
    guard a == b, let old = scalar.old, let new = scalar.new else { return (a, b) }
    if old.value.bitPattern != new.value.bitPattern { return text(old.value, new.value) }
    func error(_ value: Double?) -> String { value.map(NumberText.shortest) ?? "none" }
    return ("error \(error(old.uncertainty))", "error \(error(new.uncertainty))")
  }
}
