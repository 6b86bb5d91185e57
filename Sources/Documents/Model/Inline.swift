public import Typography

/// A part of a line, with all names looked up.
public indirect enum Inline: Sendable, Hashable {
  case text(String)
  case code(String)
  case lineBreak
  case math(MathNode)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// A link out of the document.
  case link([Inline], address: String)
  /// A number that an experiment found.
  case value(ValueText)
  /// A link to a numbered thing, for instance “Figure 2”.
  case reference(String, id: String)
  /// A link to an entry of the bibliography, for instance “Stringer et al., 2019”.
  case citation(String, id: String)
  /// A mark that leads to a note; the first of a note's marks is where it leads back to.
  case footnote(Int, isFirst: Bool)
  /// How a number stands beside a published one.
  case verdict(PublishedComparison.Verdict)
}

/// A number as printed, with what a reader can ask of it.
public struct ValueText: Sendable, Hashable {
  /// `ALIAS.SCALAR`.
  public var name: String
  /// As printed, with its error and unit.
  public var text: String
  /// What the number is, and what the literature says.
  public var origin: String
}

extension Array where Element == Inline {
  /// Without marks of notes, for a second place of the same words.
  var withoutFootnotes: [Inline] {
    filter { if case .footnote = $0 { false } else { true } }
  }

  /// The words alone, for outlines and titles.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .lineBreak: " "
      case .math(let math): math.plainText
      case .emphasis(let parts), .strong(let parts), .strikethrough(let parts),
        .link(let parts, _):
        parts.plainText
      case .value(let value): value.text
      case .reference(let text, _), .citation(let text, _): text
      case .footnote: ""
      case .verdict(let verdict): verdict.rawValue
      }
    }.joined()
  }
}
