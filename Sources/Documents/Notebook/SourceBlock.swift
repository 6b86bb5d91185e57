import Base
import Typography

/// A part of a line as written, before names are looked up.
indirect enum SourceInline: Sendable, Hashable {
  case text(String), code(String), lineBreak
  case math(MathNode)
  case emphasis([SourceInline]), strong([SourceInline]), strikethrough([SourceInline])
  case link([SourceInline], address: String)
  case role(Role)
}

/// A role with its argument, for instance ``{value}`wta.alpha.data` ``.
struct Role: Sendable, Hashable {
  /// What roles there are.
  enum Kind: String, CaseIterable, Sendable {
    case value, ref, cite
  }

  var kind: Kind
  var argument: String
  var place: SourcePlace
}

/// A block as written, before names are looked up.
indirect enum SourceBlock: Sendable, Hashable {
  case heading(level: Int, [SourceInline], label: SourceLabel?)
  case paragraph([SourceInline])
  case math(MathNode, label: SourceLabel?)
  case code(String, language: String)
  case quote([SourceBlock])
  case list(start: Int?, isTight: Bool, [[SourceBlock]])
  case table(SourceTable)
  case rule
  case figure(FigureDirective)
  case plot(PlotDirective)
  case dataTable(TableDirective)
  case claim(ResultName)
  case note(isWarning: Bool, [SourceBlock])
  case provenance(SourcePlace)
  case bibliography(SourcePlace)
}

/// A name that references lead to.
struct SourceLabel: Sendable, Hashable {
  var name: String
  var place: SourcePlace
}

/// A table written in the notebook.
struct SourceTable: Sendable, Hashable {
  var alignments: [ColumnAlignment]
  var header: [[SourceInline]]
  var rows: [[[SourceInline]]]
}

/// `ALIAS.NAME`: something that an experiment found.
struct ResultName: Sendable, Hashable {
  var alias: String
  var name: String
  var place: SourcePlace

  /// Splits at the first dot; nil when either side is empty.
  init?(_ text: String, at place: SourcePlace) {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    alias = String(text[..<dot])
    name = String(text[text.index(after: dot)...])
    self.place = place
    if alias.isEmpty || name.isEmpty { return nil }
  }
}
