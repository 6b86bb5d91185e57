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

  private static let weights = [
    ("Thin", 100), ("ExtraLight", 200), ("Light", 300), ("Medium", 500), ("SemiBold", 600),
    ("ExtraBold", 800), ("Bold", 700), ("Black", 900),
  ]

  /// The CSS name of a font, from its PostScript name: `Inter-SemiBoldItalic` is Inter 600 italic.
  public static func face(of font: Font) -> Face {
    let parts = font.postScriptName.split(separator: "-", maxSplits: 1)
    let style = parts.count > 1 ? parts[1].lowercased() : ""
    let weight = weights.first { style.hasPrefix($0.0.lowercased()) }
    // Files of old families name the weight in the family as well.
    var family = font.family
    if let name = weight?.0 {
      let words = name.enumerated().map { $0 > 0 && $1.isUppercase ? " \($1)" : "\($1)" }.joined()
      for suffix in [" \(name)", " \(words)"] where family.hasSuffix(suffix) {
        family = String(family.dropLast(suffix.count))
      }
    }
    return Face(
      family: family.filter { !"\"\\<>{};".contains($0) && !$0.isNewline },
      weight: weight?.1 ?? 400,
      isItalic: style.contains("italic") || style.contains("oblique"))
  }

  /// One rule a font, sorted by name, with just the characters given.
  /// - Throws: `FontError` when a font cannot be cut.
  public static func rules(_ characters: [Font: Set<Unicode.Scalar>]) throws -> String {
    let fonts = characters.sorted {
      ($0.key.postScriptName, $0.key.digest) < ($1.key.postScriptName, $1.key.digest)
    }
    return try fonts.map { font, used in
      let face = face(of: font)
      let text = String(String.UnicodeScalarView(used.sorted()))
      let data = Data(try font.subset(for: text)).base64EncodedString()
      return "@font-face{font-family:\"\(face.family)\";font-weight:\(face.weight);"
        + "font-style:\(face.isItalic ? "italic" : "normal");"
        + "src:url(data:font/otf;base64,\(data))}"
    }.joined(separator: "\n")
  }
}
