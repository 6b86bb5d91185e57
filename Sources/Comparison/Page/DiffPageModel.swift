import Base
import FoundationEssentials
import Results

/// The diff as the template sees it: every text escaped, every number formatted.
struct DiffPageModel {
  let style: DiffPage.Inline
  let script: DiffPage.Inline
  let title: Markup
  let oldName: Markup
  let newName: Markup
  let oldFolder: Markup
  let newFolder: Markup
  let headline: Markup
  let time: Markup
  let causes: [CauseRow]
  /// Causes beyond the first few, folded away.
  let moreCauses: [CauseRow]
  let moreCauseCount: Markup
  let notes: [Markup]
  let index: [IndexEntry]
  let same: [Markup]
  let sameCount: Markup
  let figures: [FigureSection]
  let fonts: Markup
  let scalars: [ScalarRow]
  let claims: [ClaimRow]
  let tables: [TableSection]
  let texts: [TextRow]
  let files: [FileRow]
  let costs: [CostRow]
  let comings: [Markup]
  let hasMoreCauses: Bool
  let hasCauses, hasNotes, hasSame, hasScalars, hasClaims, hasTexts, hasFiles, hasCosts: Bool
  let hasComings, hasOutline: Bool
  let outline: [Markup]

  init(_ diff: ReportDiff, style: DiffPage.Inline, script: DiffPage.Inline) {
    self.style = style
    self.script = script
    title = Markup(diff.title)
    let revisionsDiffer = diff.old.revision != diff.new.revision
    oldName = Markup(revisionsDiffer ? Self.short(diff.old.revision) : diff.old.folder)
    newName = Markup(revisionsDiffer ? Self.short(diff.new.revision) : diff.new.folder)
    oldFolder = Markup(diff.old.folder)
    newFolder = Markup(diff.new.folder)
    headline = Markup(diff.headline.prefix(1).uppercased() + diff.headline.dropFirst() + ".")
    time = Markup(
      "\(Self.seconds(diff.old.seconds)) → \(Self.seconds(diff.new.seconds)) of computation")
    let causes = diff.causes.map(CauseRow.init)
    self.causes = Array(causes.prefix(ReportDiff.causeLimit))
    moreCauses = Array(causes.dropFirst(ReportDiff.causeLimit))
    moreCauseCount = Markup("and \(moreCauses.count) more")
    notes = diff.notes.map { Markup($0) }
    var fonts = SharedFonts()
    var figures: [FigureSection] = []
    for (index, figure) in diff.figures.enumerated() {
      figures.append(FigureSection(figure, number: index + 1, in: diff, fonts: &fonts))
    }
    self.figures = figures
    self.fonts = fonts.json
    let largest = diff.scalars.compactMap(\.change.inErrors).filter(\.isFinite).max() ?? 0
    scalars = diff.scalars.map { ScalarRow($0.change, node: $0.node, largest: largest) }
    claims = diff.claims.map { ClaimRow($0.change, node: $0.node) }
    let tables = diff.nodes.flatMap { node in node.tables.map { (node: node.alias, table: $0) } }
    self.tables = tables.enumerated().map {
      TableSection($1.table, node: $1.node, number: $0 + 1)
    }
    texts = diff.texts.map(TextRow.init)
    files = diff.files.map(FileRow.init)
    costs = diff.costs.map(CostRow.init)
    comings =
      diff.nodesAdded.map { Markup("\($0.alias) (\($0.experiment)) is new") }
      + diff.nodesRemoved.map { Markup("\($0.alias) (\($0.experiment)) is gone") }
      + diff.nodes.flatMap { node in
        node.tablesAdded.map { Markup("table \(node.alias).\($0) is new") }
          + node.tablesMissing.map { Markup("table \(node.alias).\($0) is gone") }
      }
    same = diff.sameFigures.map { Markup($0) }
    sameCount = Markup(ReportDiff.count(diff.sameFigures.count, "figure") ?? "No figure")
    outline = diff.outline.map { Markup($0.sentence) }
    index = IndexEntry.all(diff)
    hasCauses = !causes.isEmpty
    hasMoreCauses = !moreCauses.isEmpty
    hasNotes = !notes.isEmpty
    hasSame = !same.isEmpty
    hasScalars = !scalars.isEmpty
    hasClaims = !claims.isEmpty
    hasTexts = !texts.isEmpty
    hasFiles = !files.isEmpty
    hasCosts = !costs.isEmpty
    hasComings = !comings.isEmpty
    hasOutline = !outline.isEmpty
  }

  /// A revision in short; marks of uncommitted work stay.
  static func short(_ revision: String) -> String {
    let hex = revision.prefix { $0.isHexDigit }
    return hex.count == 40 ? String(hex.prefix(12) + revision.dropFirst(40)) : revision
  }

  /// `41 s`, `3.2 min`.
  static func seconds(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    if value >= 120 { return NumberText.fixed(value / 60, decimals: 1) + " min" }
    return NumberText.fixed(value, decimals: value < 10 ? 1 : 0) + " s"
  }

  /// `812 MB`.
  static func memory(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return NumberText.fixed(value / 1_048_576, decimals: 0) + " MB"
  }
}

/// An entry of the list of changes.
struct IndexEntry {
  let target: Markup
  let name: Markup
  let chip: Markup
  let chipName: Markup
  let detail: Markup

  init(_ target: String, _ name: String, chip: String, as chipName: String? = nil, _ detail: String)
  {
    self.target = Markup(target)
    self.name = Markup(name)
    self.chip = Markup(chip)
    self.chipName = Markup(chipName ?? chip)
    self.detail = Markup(detail)
  }

  /// Flipped claims first, then figures, numbers, tables and prose.
  static func all(_ diff: ReportDiff) -> [IndexEntry] {
    var entries: [IndexEntry] = []
    let flipped = diff.claims.filter(\.change.isFlipped)
    if let worst = flipped.first ?? diff.claims.first {
      let name = ReportDiff.count(diff.claims.count, "claim") ?? ""
      entries.append(
        IndexEntry(
          "claims", name, chip: flipped.isEmpty ? "text" : "data",
          as: flipped.isEmpty ? "text" : "flipped", worst.change.sentence))
    }
    for (number, figure) in diff.figures.enumerated() {
      let node = diff.nodes.first { $0.alias == figure.node }
      let worst = NodeDifference.worstCells(1, of: figure.changedTables(of: node)).first
      let detail =
        !figure.series.isEmpty
        ? ReportDiff.figureText(figure).split(separator: ", ", maxSplits: 1).last.map(String.init)
          ?? ""
        : figure.kind == .data
          ? worst.map(\.cell.place) ?? ReportDiff.scalarText(of: node) ?? ""
          : figure.kind.meaning
      entries.append(
        IndexEntry(
          "figure-\(number + 1)", figure.name, chip: figure.kind.rawValue,
          as: figure.kind.rawValue, detail))
    }
    if let worst = diff.scalars.first {
      entries.append(
        IndexEntry(
          "numbers", ReportDiff.count(diff.scalars.count, "number") ?? "", chip: "data",
          "\(worst.node).\(worst.change.name): \(ReportDiff.scalarText(worst.change))"))
    }
    let tables = diff.nodes.flatMap { node in node.tables.map { (node.alias, $0) } }
    for (number, (node, table)) in tables.enumerated() {
      let detail = table.isReshaped ? "other rows or columns" : "\(table.cellCount) cells"
      entries.append(
        IndexEntry(
          "table-\(number + 1)", "\(node).\(table.table)", chip: "data", as: "table", detail))
    }
    if let first = diff.outline.first {
      entries.append(
        IndexEntry(
          "outline", "Order of the report", chip: "layout", as: "layout", first.sentence))
    }
    if let first = diff.texts.first {
      let follows = diff.texts.allSatisfy(\.followsNumbers)
      entries.append(
        IndexEntry(
          "prose", ReportDiff.count(diff.texts.count, "passage") ?? "", chip: "text",
          follows ? "follows the numbers" : first.heading))
    }
    return entries
  }
}
