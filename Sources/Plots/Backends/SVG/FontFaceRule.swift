import Base
import FoundationEssentials
public import Typography

/// CSS `@font-face` rules with subsets of fonts as data.
public enum FontFaceRule {
  /// How CSS names a face.
  public struct Face: Sendable, Hashable {
    /// Family.
    public let family: String
    /// 100 to 900.
    public let weight: Int
    /// Leaning or upright.
    public let isItalic: Bool
  }

  /// The CSS name of a font, from its PostScript name.
  public static func face(of font: Font) -> Face {
    let parts = font.postScriptName.split(separator: "-", maxSplits: 1)
    let style = parts.count > 1 ? parts[1].lowercased() : ""
    let weights = [
      ("thin", 100), ("extralight", 200), ("light", 300), ("medium", 500), ("semibold", 600),
      ("extrabold", 800), ("bold", 700), ("black", 900),
    ]
    let weight = weights.first { style.hasPrefix($0.0) }?.1 ?? 400
    var family = font.family
    for word in [" Thin", " Extra Light", " Light", " Medium", " Semi Bold", " SemiBold", " Black"]
    where family.hasSuffix(word) {
      family = String(family.dropLast(word.count))
    }
    return Face(family: family, weight: weight, isItalic: style.contains("italic"))
  }

  /// One rule a font, sorted by name, with just the characters given.
  public static func rules(_ characters: [Font: Set<Unicode.Scalar>]) throws -> String {
    try characters.sorted { $0.key.postScriptName < $1.key.postScriptName }.map { font, used in
      let face = face(of: font)
      let text = String(String.UnicodeScalarView(used.sorted()))
      let data = Data(try font.subset(for: text)).base64EncodedString()
      return "@font-face{font-family:\"\(face.family)\";font-weight:\(face.weight);"
        + "font-style:\(face.isItalic ? "italic" : "normal");"
        + "src:url(data:font/otf;base64,\(data))}"
    }.joined(separator: "\n")
  }
}
