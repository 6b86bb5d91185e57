import Base
import FoundationEssentials
import Results

extension NodeDifference {
  /// The cells that stand out most over some tables.
  static func worstCells(
    _ limit: Int, of tables: [TableDifference]
  ) -> [(table: String, cell: CellChange)] {
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
    case .words: "same drawing, other words about it"
    }
  }
}

/// Something that decides results and changed.
struct CauseRow {
  let kind, name, old, new, nodes: Markup
  let isUnexplained, isSilent, isNew, isGone, isStep, isDigest: Bool

  init(_ cause: Cause) {
    kind = Markup(cause.kind.rawValue)
    name = Markup(cause.name)
    old = Markup(cause.old)
    new = Markup(cause.new)
    nodes = Markup(cause.nodes.joined(separator: ", "))
    isUnexplained = cause.kind == .unexplained
    isSilent = !cause.hasEffect
    isDigest = cause.kind == .code || cause.kind == .data
    isNew = cause.old.isEmpty && !isUnexplained
    isGone = cause.new.isEmpty && !isUnexplained
    isStep = !cause.old.isEmpty && !cause.new.isEmpty
  }
}

/// A cell before and after.
struct CellRow {
  let table, column, key, count, old, new, difference, relative: Markup

  init(_ cell: CellChange, table: String, count: String = "") {
    self.table = Markup(table)
    self.count = Markup(count)
    column = Markup(cell.column)
    key = Markup(cell.key.isEmpty ? "row \(cell.row)" : cell.keyText)
    let texts = NumberPair.text(cell)
    old = Markup(UncertainText.minus(texts.old))
    new = Markup(UncertainText.minus(texts.new))
    difference = Markup(cell.change.map { Self.signed($0.difference) } ?? "")
    relative = Markup(cell.change.map { $0.relativeText ?? "–" } ?? "")
  }

  /// A difference with its sign.
  static func signed(_ value: Double) -> String {
    let isWhole = value == value.rounded(.towardZero) && value.magnitude < 1e6
    let digits = isWhole ? NumberText.shortest(value) : NumberText.significant(value, digits: 3)
    let text = UncertainText.minus(digits)
    return value > 0 ? "+" + text : text
  }
}

/// A figure before and after, with the cells that moved most.
struct FigureSection {
  let number: Int
  let name, chip, follows, oldImage, newImage, dataImage, fifth: Markup
  let hasOld, hasNew, hasBoth, hasColumns, hasFollows, hasData, isCaused: Bool
  /// The columns that changed, each by its worst cell.
  let columns: [CellRow]

  init(_ figure: FigureChange, number: Int, in diff: ReportDiff, fonts: inout SharedFonts) {
    self.number = number
    name = Markup(figure.name)
    chip = Markup(figure.kind.rawValue)
    let node = diff.nodes.first { $0.alias == figure.node }
    columns = figure.changedTables(of: node).flatMap { table in
      table.columns.map {
        CellRow($0.worst, table: table.table, count: "\($0.count) of \($0.total)")
      }
    }
    let causes = node?.causes ?? []
    isCaused = figure.kind == .data && causes.contains { $0.kind != .unexplained }
    follows = Markup(
      figure.kind == .data
        ? isCaused ? Cause.short(causes, of: figure) : "No cause was recorded"
        : figure.raster.map { "\(figure.kind.meaning): \($0.sentence)" } ?? figure.kind.meaning)
    oldImage = Self.image(figure.oldDrawing, &fonts)
    newImage = Self.image(figure.newDrawing, &fonts)
    dataImage = Self.image(figure.dataView, &fonts)
    hasData = figure.dataView != nil
    fifth = Markup(hasData ? "Data" : "Difference")
    hasOld = figure.oldDrawing != nil
    hasNew = figure.newDrawing != nil
    hasBoth = hasOld && hasNew
    hasColumns = !columns.isEmpty
    hasFollows = !follows.description.isEmpty
  }

  private static func image(
    _ drawing: FigureChange.Drawing?, _ fonts: inout SharedFonts
  ) -> Markup {
    guard let drawing else { return Markup("") }
    if drawing.mediaType == "image/svg+xml" {
      return DataAddress.svg(fonts.lift(from: drawing.bytes))
    }
    let data = Data(drawing.bytes).base64EncodedString()
    return Markup(trusted: "data:\(drawing.mediaType);base64,\(data)")
  }
}

extension Cause {
  /// The causes of a figure in few words; of plots of files the own files.
  static func short(_ causes: [Cause], of figure: FigureChange) -> String {
    let own = causes.filter { cause in
      cause.kind == .data && figure.tables?.contains { "\($0).csv" == cause.name } == true
    }
    let shown = (own.isEmpty ? causes : own).map(\.short)
    let more = shown.count > 6 ? ["\(shown.count - 6) more"] : []
    return (shown.prefix(6) + more).joined(separator: ", ")
  }

  /// `rate 0.02 → 0.03`, `code Learning/WTALayer.swift`.
  var short: String {
    switch kind {
    case .unexplained: "nothing that was recorded"
    case .parameter where !old.isEmpty && !new.isEmpty: "\(name) \(old) → \(new)"
    case .golden: "\(name) \(new.isEmpty ? "removed" : "edited") after it was accepted"
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
    difference = Markup(Self.difference(scalar))
    relative = Markup(scalar.change?.relativeText ?? "")
    errors = Markup(scalar.inErrors.map { NumberText.significant($0, digits: 2) } ?? "")
    let share = largest > 0 ? (scalar.inErrors ?? 0) / largest : 0
    bar = Markup(NumberText.fixed(share.isFinite ? 100 * share : 100, decimals: 1))
  }
}

extension ScalarRow {
  /// New minus old, with the digits that the smaller error deserves.
  private static func difference(_ scalar: ScalarChange) -> String {
    guard let difference = scalar.change?.difference else { return "" }
    let errors = [scalar.old?.uncertainty, scalar.new?.uncertainty].compactMap { $0 }
    guard let error = errors.filter({ $0 > 0 && $0.isFinite }).min() else {
      return CellRow.signed(difference)
    }
    let decimals = UncertainText.decimals(forError: error)
    let text = NumberText.fixed(difference, decimals: decimals)
    guard text.contains(where: { ("1"..."9").contains($0) }) else {
      return CellRow.signed(difference)
    }
    return (difference > 0 ? "+" : "") + UncertainText.minus(text)
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
    /// The space after the words, outside their mark.
    let space: Markup
    let isSame, isRemoved, isAdded: Bool
  }

  let heading: Markup
  let spans: [Span]
  let follows: Bool

  init(_ text: TextChange) {
    heading = Markup(text.heading)
    follows = text.followsNumbers
    spans = text.spans.map { span in
      let hasSpace = span.text.hasSuffix(" ")
      return Span(
        text: Markup(hasSpace ? String(span.text.dropLast()) : span.text),
        space: Markup(hasSpace ? " " : ""), isSame: span.fate == .same,
        isRemoved: span.fate == .removed, isAdded: span.fate == .added)
    }
  }
}

/// Another file that changed.
struct FileRow {
  let path, fate: Markup

  init(_ file: ReportDiff.FileChange) {
    path = Markup(file.path)
    let fate =
      switch (file.oldBytes, file.newBytes) {
      case (nil, _): "is new"
      case (_, nil): "is gone"
      case (let old?, let new?) where old == new: "has other bytes, \(new) as before"
      case (let old?, let new?): "\(old) → \(new) bytes"
      }
    self.fate = Markup(fate)
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
