public import Base

/// Why a font could not be had.
public enum FontError: ExplainedError, Hashable {
  /// No installed font has this family name.
  case missingFamily(String, nearest: String?)
  /// The family is installed, but has no static face of this slant.
  case missingSlant(FontStyle)
  /// The file is not a font that FreeType and HarfBuzz can read.
  case unreadable(FilePath, code: Int32)
  /// The font has no OpenType MATH table.
  case noMathTable(String)
  /// Fontconfig did not start.
  case noFontconfig

  /// What is missing and which package brings it.
  public var explanation: Explanation {
    switch self {
    case .missingFamily(let family, let nearest):
      Explanation(
        .input, "the font family \"\(family)\" is not installed",
        advice: Self.advice(family: family, nearest: nearest))
    case .missingSlant(let style):
      Explanation(
        .input, "the font family \"\(style.family)\" has no \(style.slant.rawValue) face",
        advice: Self.advice(family: style.family, nearest: nil))
    case .unreadable(let path, let code):
      Explanation(
        .input, "\(path) is not a readable font (FreeType error \(code))",
        advice: "reinstall the package that owns the file")
    case .noMathTable(let name):
      Explanation(
        .input, "the font \(name) has no table for mathematics",
        advice: "use a font made for it, such as TeX Gyre Pagella Math")
    case .noFontconfig:
      Explanation(
        .input, "fontconfig found no configuration",
        advice: "install it: apt install fontconfig, or brew install fontconfig")
    }
  }

  private static func advice(family: String, nearest: String?) -> String {
    if let package = package(of: family) {
      #if os(macOS)
        let cask = family.lowercased().split(separator: " ").joined(separator: "-")
        return "install it: brew install --cask font-\(cask)"
      #else
        return "install it: apt install \(package)"
      #endif
    }
    if let nearest { return "did you mean \"\(nearest)\"?" }
    return "`fc-list : family` shows the families that are"
  }

  /// The Debian package that brings a family.
  static func package(of family: String) -> String? {
    switch family {
    case "Inter", "Inter Display": "fonts-inter"
    case _ where family.hasPrefix("TeX Gyre") && family.hasSuffix("Math"): "fonts-texgyre-math"
    case _ where family.hasPrefix("TeX Gyre"): "fonts-texgyre"
    case _ where family.hasPrefix("DejaVu"): "fonts-dejavu-core"
    default: nil
    }
  }
}
