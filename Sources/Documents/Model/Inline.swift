public import Typography

/// A part of a line, with all names looked up.
public indirect enum Inline: Sendable, Hashable {
  case text(String), code(String), lineBreak
  case math(MathNode)
  case emphasis([Inline]), strong([Inline]), strikethrough([Inline])
  /// A link out of the document.
  case link([Inline], address: String)
  /// A number that an experiment found.
  case value(ValueText)
  /// A link to a numbered thing, for instance “Figure 2”.
  case reference(String, id: String)
  /// A link to an entry of the bibliography, for instance “Stringer et al., 2019”.
  case citation(String, id: String)
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
      case .verdict(let verdict): verdict.rawValue
      }
    }.joined()
  }
}
