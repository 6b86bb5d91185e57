import Base
import Results

extension Resolver {
  /// A table of numbers beside published ones; nil when an error was found.
  func scorecard(_ directive: ScorecardDirective, number: Int, id: String) -> Block? {
    var caption = blocks(directive.caption)
    let errorCount = errors.count
    let rows = chosen(directive)
    guard errors.count == errorCount else { return nil }
    guard !rows.isEmpty else {
      fail(.nothingPublished, at: directive.place)
      return nil
    }
    if caption.isEmpty {
      caption = [.paragraph([.text("Published numbers and those found here.")])]
    }
    let sources = Set(rows.map { Source($0.comparison.published) })
    if sources.count == 1, let source = sources.first {
      caption = Self.adding("Published: \(source.text).", to: caption)
    }
    let origins = Set(rows.map { Self.origins($0.comparison) })
    if origins.count == 1, let origin = origins.first {
      caption = Self.adding("Here: \(origin).", to: caption)
    }
    let columns = columns(rows.map(\.comparison), digits: directive.digits)
      .filter { $0.header != Self.sourceHeader || sources.count > 1 }
      .filter { $0.header != Self.originHeader || origins.count > 1 }
    let names = rows.map { row in row.label.map { rich($0, at: directive.place) } ?? row.words }
    return .table(
      TableBlock(
        number: number, id: id, caption: caption,
        columns: [TableBlock.Column(header: [.text("Quantity")], alignment: .left)]
          + columns.map {
            TableBlock.Column(header: [.text($0.header)], alignment: $0.alignment)
          },
        rows: names.indices.map { row in [names[row]] + columns.map { $0.cells[row] } },
        omittedRows: 0, data: rows.map(\.comparison).table, alias: id))
  }

  /// One number with what to call it.
  private struct Row {
    var comparison: PublishedComparison
    var label: String?

    /// What the number is, up to the first comma of its meaning; the whole is with the value.
    var words: [Inline] {
      let meaning = comparison.scalar.meaning
      let end = meaning.firstRange(of: ", ")?.lowerBound ?? meaning.endIndex
      let text = String(meaning[..<end])
      return [.text(text.hasSuffix(".") ? String(text.dropLast()) : text)]
    }
  }

  private struct Source: Hashable {
    var text: String

    init(_ published: Published) {
      text = [published.source, published.dataset].filter { !$0.isEmpty }.joined(separator: ", on ")
    }
  }

  private func chosen(_ directive: ScorecardDirective) -> [Row] {
    guard !directive.items.isEmpty else {
      return aliases.flatMap { alias in
        results[alias].map { node in
          node.findings.scalars.compactMap { row($0, of: node, label: nil) }
        } ?? []
      }
    }
    return directive.items.flatMap { item -> [Row] in
      guard let node = node(item.name) else { return [] }
      let fitting = node.findings.scalars.filter { item.fits($0.name) }
      let rows = fitting.compactMap { row($0, of: node, label: item.label) }
      if fitting.isEmpty {
        unknown(
          .scalar, item.name.name, among: node.findings.scalars.map(\.name), at: item.name.place)
      } else if rows.isEmpty {
        fail(.unpublished("\(item.name.alias).\(item.name.name)"), at: item.name.place)
      }
      return rows
    }
  }

  private func row(_ scalar: Scalar, of node: NodeResult, label: String?) -> Row? {
    scalar.published.map { published in
      Row(
        comparison: PublishedComparison(
          name: "\(node.alias).\(scalar.name)", scalar: scalar, published: published,
          datasets: Array(Set(node.provenance.inputs.map(\.dataset))).sorted(),
          profile: node.provenance.profile),
        label: label)
    }
  }

  private static let sourceHeader = "Source"
  private static let originHeader = "Data, profile"

  /// `fashion-mnist, profile quick`.
  private static func origins(_ row: PublishedComparison) -> String {
    (row.datasets + ["profile \(row.profile)"]).joined(separator: ", ")
  }

  private struct CardColumn {
    var header: String
    var alignment: ColumnAlignment
    var cells: [[Inline]]
  }

  private func columns(_ rows: [PublishedComparison], digits: Int) -> [CardColumn] {
    [
      CardColumn(
        header: "Published", alignment: .right,
        cells: rows.map { [.text(Self.printed($0.published))] }),
      CardColumn(
        header: Self.sourceHeader, alignment: .left,
        cells: rows.map { [.text(Source($0.published).text)] }),
      CardColumn(
        header: "Here", alignment: .right,
        cells: rows.map { row in
          var format = ValueFormat()
          format.digits = digits
          let text = format.text(row.scalar)
          return [.value(ValueText(name: row.name, text: text, origin: origin(row)))]
        }),
      CardColumn(
        header: "Difference", alignment: .right, cells: rows.map { [.text($0.difference)] }),
      CardColumn(
        header: Self.originHeader, alignment: .left,
        cells: rows.map { [.text(($0.datasets + [$0.profile]).joined(separator: ", "))] }),
      CardColumn(header: "Verdict", alignment: .left, cells: rows.map { [.verdict($0.verdict)] }),
    ]
  }

  private func origin(_ row: PublishedComparison) -> String { "\(row.name): \(row.scalar.meaning)" }

  /// A published number as its source prints it.
  static func printed(_ published: Published) -> String {
    let error = published.uncertainty.map { "\u{A0}±\u{A0}" + NumberText.shortest($0) } ?? ""
    return UncertainText.minus(NumberText.shortest(published.value)) + error
  }

  /// A sentence at the end of a caption.
  private static func adding(_ sentence: String, to caption: [Block]) -> [Block] {
    guard case .paragraph(let words)? = caption.last else {
      return caption + [.paragraph([.text(sentence)])]
    }
    return caption.dropLast() + [.paragraph(words + [.text(" " + sentence)])]
  }
}

extension [PublishedComparison] {
  /// All digits, for those who want to compare on their own.
  fileprivate var table: Table {
    Table(
      "scorecard", title: "Published numbers and those found here.",
      columns: [
        Column("scalar", texts: map(\.name)),
        Column("published", doubles: map(\.published.value)),
        Column("published error", doubles: map { $0.published.uncertainty ?? .nan }),
        Column("source", texts: map(\.published.source)),
        Column("published data set", texts: map(\.published.dataset)),
        Column("found", doubles: map(\.scalar.value)),
        Column("found error", doubles: map { $0.scalar.uncertainty ?? .nan }),
        Column("data set", texts: map { $0.datasets.joined(separator: " ") }),
        Column("profile", texts: map(\.profile)),
        Column("deviation", doubles: map { $0.hasSameData ? $0.deviation ?? .nan : .nan }),
        Column("verdict", texts: map(\.verdict.rawValue)),
      ])
  }
}
