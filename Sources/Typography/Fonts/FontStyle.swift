/// Which member of a font family: the family's name, a weight and a slant.
public struct FontStyle: Sendable, Hashable, Codable {
  /// Upright or leaning; oblique faces count as italic.
  public enum Slant: String, Sendable, Hashable, Codable {
    case upright, italic
  }

  /// The family as fontconfig lists it, for example `Inter`.
  public var family: String
  /// 100 thin, 400 regular, 500 medium, 600 semibold, 700 bold, 900 black.
  public var weight: Int
  /// Upright or italic.
  public var slant: Slant

  /// A member of `family`; regular and upright unless said otherwise.
  public init(family: String, weight: Int = 400, slant: Slant = .upright) {
    self.family = family
    self.weight = weight
    self.slant = slant
  }

  /// The text font of reports.
  public static let pagella = FontStyle(family: "TeX Gyre Pagella")
  /// The label font of figures.
  public static let inter = FontStyle(family: "Inter")
  /// The font of code.
  public static let mono = FontStyle(family: "DejaVu Sans Mono")
  /// The font of formulas, with an OpenType MATH table.
  public static let pagellaMath = FontStyle(family: "TeX Gyre Pagella Math")
  /// Covers the symbols that text fonts lack.
  public static let symbols = FontStyle(family: "DejaVu Sans")

  /// The same family and slant at another weight.
  public func weight(_ weight: Int) -> FontStyle {
    FontStyle(family: family, weight: weight, slant: slant)
  }

  /// The same family and weight, leaning.
  public var italic: FontStyle { FontStyle(family: family, weight: weight, slant: .italic) }
}

extension FontStyle: CustomStringConvertible {
  /// Family, weight and slant, as in `Inter 600 italic`.
  public var description: String { "\(family) \(weight)\(slant == .italic ? " italic" : "")" }
}
