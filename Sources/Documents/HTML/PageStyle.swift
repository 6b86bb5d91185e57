import FoundationEssentials
import Plots
import Typography

/// The page's style sheet with its fonts and the colours of its figures.
enum PageStyle {
  private struct Use {
    var style: FontStyle
    var features: [FontFeature]
  }

  /// The faces of running text; figures add theirs.
  private static let faces: [Use] = [
    Use(style: .pagella, features: [.oldStyleFigures, .liningFigures, .tabularFigures]),
    Use(style: .pagella.italic, features: [.oldStyleFigures, .liningFigures]),
    Use(style: .pagella.weight(700), features: [.oldStyleFigures, .liningFigures]),
    Use(style: .inter, features: [.tabularFigures]),
    Use(style: .inter.weight(600), features: [.tabularFigures]),
    Use(style: .inter.italic, features: [.tabularFigures]),
  ]

  /// - Parameters:
  ///   - figureCharacters: What figures use of each font.
  ///   - page: All text of the page; markup in it does no harm.
  static func text(
    _ css: String, sheet: PaintSheet, figureCharacters: [Font: Set<Unicode.Scalar>], page: String,
    theme: PageTheme = .standard
  ) throws -> String {
    let library = FontLibrary.shared
    let letters = (0x20...0x7E).compactMap(Unicode.Scalar.init(_:))
    let signs = "–—‘’“”…−±×·\u{A0}".unicodeScalars
    let used = characters(of: page).union(letters).union(signs)
    var rules: [String] = []
    var rest = figureCharacters
    for use in faces {
      let font = try library.font(use.style)
      let characters = used.union(rest.removeValue(forKey: font) ?? [])
      rules.append(try rule(font, characters, use.features))
    }
    rules.append(try FontFaceRule.rules(rest))
    let math = try library.mathFont()
    if rest[math] == nil, page.contains("<math") {
      rules.append(try rule(math, used.union(mathLetters(used)), []))
    }
    return """
      \(rules.joined(separator: "\n"))
      :root{color-scheme:light;\(sheet.variables(theme.light))}
      @media screen{
      @media (prefers-color-scheme:dark){:root:not(:has(#theme-light:checked)){color-scheme:dark;\
      \(sheet.variables(theme.dark))}}
      :root:has(#theme-dark:checked){color-scheme:dark;\(sheet.variables(theme.dark))}
      }
      \(sheet.rules)
      \(css)
      """
  }

  /// What stands in a text; most of it does so often.
  private static func characters(of text: String) -> Set<Unicode.Scalar> {
    var isUsed = [Bool](repeating: false, count: 0x80)
    var result: Set<Unicode.Scalar> = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        isUsed[Int(scalar.value)] = true
      } else {
        result.insert(scalar)
      }
    }
    for code in UInt8(0)..<0x80 where isUsed[Int(code)] { result.insert(Unicode.Scalar(code)) }
    return result
  }

  /// Browsers set lone letters of formulas from the mathematical alphabets.
  private static func mathLetters(_ used: Set<Unicode.Scalar>) -> Set<Unicode.Scalar> {
    var letters: Set<Unicode.Scalar> = ["\u{210E}"]
    for scalar in used {
      let code: UInt32? =
        switch scalar {
        case "A"..."Z": 0x1D434 + scalar.value - 0x41
        case "a"..."z": 0x1D44E + scalar.value - 0x61
        case "α"..."ω": 0x1D6FC + scalar.value - 0x3B1
        case "Α"..."Ω": 0x1D6E2 + scalar.value - 0x391
        default: nil
        }
      if let letter = code.flatMap(Unicode.Scalar.init) { letters.insert(letter) }
    }
    return letters
  }

  private static func rule(
    _ font: Font, _ characters: Set<Unicode.Scalar>, _ features: [FontFeature]
  ) throws -> String {
    let face = FontFaceRule.face(of: font)
    let text = String(String.UnicodeScalarView(characters.sorted()))
    let data = Data(try font.subset(for: text, features: features)).base64EncodedString()
    return "@font-face{font-family:\"\(face.family)\";font-weight:\(face.weight);"
      + "font-style:\(face.isItalic ? "italic" : "normal");"
      + "src:url(data:font/otf;base64,\(data))}"
  }
}
