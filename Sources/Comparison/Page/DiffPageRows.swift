import Base
import FoundationEssentials
import Results

extension NodeDifference {
  /// The cells that stand out most over all tables.
  func worstCells(_ limit: Int) -> [(table: String, cell: CellChange)] {
    let all = tables.flatMap { table in table.worst.map { (table: table.table, cell: $0) } }
    return Array(
      all.enumerated().sorted {
        ($1.element.cell.weight, $0.offset) < ($0.element.cell.weight, $1.offset)
      }.map(\.element).prefix(limit))
  }
}

extension FigureChange.Kind {
  /// What the kind says about a figure.
  var meaning: String {
    switch self {
    case .data: "its numbers changed"
    case .added: "only in the new report"
    case .removed: "only in the old report"
    case .layout: "same numbers, other places"
    case .style: "same numbers, other looks"
    case .raster: "same drawing, other pixels"
    }
  }
}

/// Something that decides results and changed.
struct CauseRow {
  let kind, name, old, new, nodes: Markup
  let isUnexplained, isSilent, isNew, isGone, isStep: Bool

  init(_ cause: Cause) {
    kind = Markup(cause.kind.rawValue)
    name = Markup(cause.name)
    old = Markup(cause.old)
    new = Markup(cause.new)
    nodes = Markup(cause.nodes.joined(separator: ", "))
    isUnexplained = cause.kind == .unexplained
    isSilent = !cause.hasEffect
    isNew = cause.old.isEmpty && !isUnexplained
    isGone = cause.new.isEmpty && !isUnexplained
    isStep = !cause.old.isEmpty && !cause.new.isEmpty
  }
}

/// A cell before and after.
struct CellRow {
  let table, column, key, old, new, difference, relative: Markup

  init(_ cell: CellChange, table: String) {
    self.table = Markup(table)
    column = Markup(cell.column)
    key = Markup(cell.key.isEmpty ? "row \(cell.row)" : cell.keyText)
    guard let change = cell.change, let a = Double(cell.old), let b = Double(cell.new) else {
      (old, new) = (Markup(cell.old), Markup(cell.new))
      (difference, relative) = (Markup(""), Markup(""))
      return
    }
    let texts = NumberPair.text(a, b)
    old = Markup(UncertainText.minus(texts.old))
    new = Markup(UncertainText.minus(texts.new))
    difference = Markup(Self.signed(change.difference))
    relative = Markup(change.relativeText ?? "–")
  }

  /// A difference with its sign.
  static func signed(_ value: Double) -> String {
    let text = UncertainText.minus(NumberText.significant(value, digits: 3))
    return value > 0 ? "+" + text : text
  }
}

/// A figure before and after, with the cells that moved most.
struct FigureSection {
  let number: Int
  let name, chip, follows, oldImage, newImage, more: Markup
  let hasOld, hasNew, hasBoth, hasCells, hasMore, hasFollows: Bool
  let cells: [CellRow]

  init(_ figure: FigureChange, number: Int, in diff: ReportDiff) {
    self.number = number
    name = Markup(figure.name)
    chip = Markup(figure.kind.rawValue)
    let node = diff.nodes.first { $0.alias == figure.node }
    let worst = figure.kind == .data ? node?.worstCells(6) ?? [] : []
    cells = worst.map { CellRow($0.cell, table: $0.table) }
    let total = node?.tables.reduce(0) { $0 + $1.cellCount } ?? 0
    more = Markup("\(cells.count) of \(total) changed cells, the worst first")
    let causes = node?.causes ?? []
    follows = Markup(
      figure.kind == .data
        ? causes.map(\.short).joined(separator: ", ") : figure.kind.meaning)
    oldImage = Self.image(figure.oldDrawing)
    newImage = Self.image(figure.newDrawing)
    hasOld = figure.oldDrawing != nil
    hasNew = figure.newDrawing != nil
    hasBoth = hasOld && hasNew
    hasCells = !cells.isEmpty
    hasMore = total > cells.count
    hasFollows = !follows.description.isEmpty
  }

  private static func image(_ drawing: FigureChange.Drawing?) -> Markup {
    guard let drawing else { return Markup("") }
    let data = Data(drawing.bytes).base64EncodedString()
    return Markup(trusted: "data:\(drawing.mediaType);base64,\(data)")
  }
}

extension Cause {
  /// `rate 0.02 → 0.03`, `code Learning/WTALayer.swift`.
  var short: String {
    switch kind {
    case .unexplained: "nothing that was recorded"
    case .parameter where !old.isEmpty && !new.isEmpty: "\(name) \(old) → \(new)"
    case .code, .data: title
    default: old.isEmpty || new.isEmpty ? title : "\(title) \(old) → \(new)"
    }
  }
}

/// A number before and after.
struct ScalarRow {
  let name, meaning, old, new, difference, relative, errors, bar: Markup

  init(_ scalar: ScalarChange, node: String, largest: Double) {
    name = Markup("\(node).\(scalar.name)")
    meaning = Markup(scalar.meaning)
    let texts = NumberPair.text(scalar)
    let unit = scalar.unit.map { " \($0)" } ?? ""
    old = Markup(texts.old.isEmpty ? "–" : texts.old + unit)
    new = Markup(texts.new.isEmpty ? "–" : texts.new + unit)
    difference = Markup(scalar.change.map { CellRow.signed($0.difference) } ?? "")
    relative = Markup(scalar.change?.relativeText ?? "")
    errors = Markup(scalar.inErrors.map { NumberText.significant($0, digits: 2) } ?? "")
    let share = largest > 0 ? (scalar.inErrors ?? 0) / largest : 0
    bar = Markup(NumberText.fixed(share.isFinite ? 100 * share : 100, decimals: 1))
  }
}

/// A claim before and after.
struct ClaimRow {
  let node, verdict, sentence, oldEvidence, newEvidence: Markup
  let isBad, isGood, hasStep: Bool

  init(_ claim: ClaimChange, node: String) {
    self.node = Markup(node)
    verdict = Markup(
      [
        .failsNow: "held, fails now", .holdsNow: "failed, holds now", .new: "new", .gone: "gone",
        .reworded: "reworded",
      ][claim.kind] ?? "")
    sentence = Markup(claim.sentence)
    oldEvidence = Markup(claim.oldEvidence)
    newEvidence = Markup(claim.newEvidence)
    hasStep = !claim.oldEvidence.isEmpty && !claim.newEvidence.isEmpty
    isBad = claim.kind == .failsNow
    isGood = claim.kind == .holdsNow
  }
}

/// A table that changed: its shape, its columns, its worst cells.
struct TableSection {
  let number: Int
  let name, count: Markup
  let shape: [Markup]
  let columns: [Markup]
  let cells: [CellRow]
  let hasCells: Bool

  init(_ table: TableDifference, node: String, number: Int) {
    self.number = number
    name = Markup("\(node).\(table.table)")
    shape = table.shapeSentences.map { Markup($0) }
    columns = table.columns.map { Markup("\($0.column): \($0.countText)") }
    cells = table.worst.map { CellRow($0, table: table.table) }
    count = Markup("\(cells.count) of \(table.cellCount) changed cells, the worst first")
    hasCells = !cells.isEmpty
  }
}

/// A passage with its removed and added words.
struct TextRow {
  /// Words with one fate.
  struct Span {
    let text: Markup
    let isSame, isRemoved, isAdded: Bool
  }

  let heading: Markup
  let spans: [Span]
  let follows: Bool

  init(_ text: TextChange) {
    heading = Markup(text.heading)
    follows = text.followsNumbers
    spans = text.spans.map {
      Span(
        text: Markup($0.text), isSame: $0.fate == .same, isRemoved: $0.fate == .removed,
        isAdded: $0.fate == .added)
    }
  }
}

/// Another file that changed.
struct FileRow {
  let path, fate: Markup

  init(_ file: ReportDiff.FileChange) {
    path = Markup(file.path)
    fate = Markup(
      file.oldBytes == nil
        ? "new" : file.newBytes == nil ? "gone" : "\(file.oldBytes ?? 0) → \(file.newBytes ?? 0) bytes")
  }
}

/// Time and memory of a node.
struct CostRow {
  let node, oldTime, newTime, oldMemory, newMemory: Markup

  init(_ cost: NodeCost) {
    node = Markup(cost.alias)
    oldTime = Markup(DiffPageModel.seconds(cost.oldSeconds))
    newTime = Markup(DiffPageModel.seconds(cost.newSeconds))
    oldMemory = Markup(DiffPageModel.memory(cost.oldMemory))
    newMemory = Markup(DiffPageModel.memory(cost.newMemory))
  }
}
