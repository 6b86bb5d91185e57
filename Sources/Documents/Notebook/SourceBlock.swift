import Base
import Typography

/// A part of a line as written, before names are looked up.
indirect enum SourceInline: Sendable, Hashable {
  case text(String)
  case code(String)
  case lineBreak
  case math(MathNode)
  case emphasis([SourceInline])
  case strong([SourceInline])
  case strikethrough([SourceInline])
  case link([SourceInline], address: String)
  case role(Role)
  case citation(SourceCitation)
  /// The key of a note in ``NotebookContext/footnotes``.
  case footnote(Int)
}

/// A role with its argument, for instance ``{value}`wta.alpha.data` ``.
struct Role: Sendable, Hashable {
  /// What roles there are.
  enum Kind: String, CaseIterable, Sendable {
    case value, ref, cite
    /// In brackets, as `cite` is.
    case citeParenthesis = "cite:p"
    /// As part of the sentence.
    case citeText = "cite:t"
    /// A number that is meant as typed, whatever experiments compute.
    case literal

    var isCitation: Bool { self == .cite || self == .citeParenthesis || self == .citeText }
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
  case list(start: Int?, isTight: Bool, [SourceListItem])
  case definitions([SourceDefinition])
  case table(SourceTable)
  case rule
  case image(ImageBlock)
  /// What a program printed.
  case output(String, isError: Bool)
  case figure(FigureDirective)
  case grid(GridDirective)
  case plot(PlotDirective)
  case dataTable(TableDirective)
  case scorecard(ScorecardDirective)
  case claim(ResultName)
  case note(NoteKind, [SourceBlock])
  case contents
  case provenance(SourcePlace)
  case bibliography(SourcePlace)
}

/// A name that references lead to.
struct SourceLabel: Sendable, Hashable {
  var name: String
  var place: SourcePlace
}

/// An item of a list; a task is done or not.
struct SourceListItem: Sendable, Hashable {
  var blocks: [SourceBlock]
  var isDone: Bool?
}

/// A term with what it means.
struct SourceDefinition: Sendable, Hashable {
  var term: [SourceInline]
  var meanings: [[SourceInline]]
}

/// A table written in the notebook; with a caption it has a number.
struct SourceTable: Sendable, Hashable {
  var caption: [SourceBlock]?
  var label: SourceLabel?
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
