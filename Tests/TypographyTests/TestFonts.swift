import Base
import Typography

/// The fonts of the tests, found as programs find them.
enum TestFonts {
  static let pagella = TextStyle.body(size: 10)
  static let inter = TextStyle.label(size: 8)

  static func font(_ family: String, _ slant: FontStyle.Slant = .upright) throws -> Font {
    try FontLibrary.shared.font(FontStyle(family: family, slant: slant))
  }

  static func math() throws -> Font { try FontLibrary.shared.mathFont() }

  /// A formula at 10 pt.
  static func formula(_ source: String, display: Bool = false) throws -> TextBox {
    try layoutMath(Math.parse(source), font: math(), size: 10, display: display)
  }
}

/// Values stored by `Oracles/make_oracles.py`.
enum Oracle {
  struct Shaping: Decodable {
    var family: String
    var slant: FontStyle.Slant
    var unitsPerEm: Int
    var digest: String
    var advances: [String: Int]
    /// Glyph, cluster, advance, x offset and y offset of each glyph, by text.
    var shaped: [String: [[Int]]]
  }

  struct MathTable: Decodable {
    var digest: String
    var unitsPerEm: Int
    var constants: [String: Int]
  }

  static func shaping() throws -> [Shaping] { try read("shaping.json") }
  static func mathTable() throws -> MathTable { try read("math.json") }

  private static func read<Value: Decodable>(_ name: String) throws -> Value {
    let folder = FilePath(#filePath).removingLastComponent().appending("Oracles")
    return try JSONValue(parsing: Files.read(folder.appending(name))).decode(Value.self)
  }
}

extension TextBox {
  /// The runs with their origins.
  var runs: [(run: GlyphRun, x: Double, y: Double)] {
    items.compactMap { if case .run(let run, let x, let y) = $0 { (run, x, y) } else { nil } }
  }

  /// The rules.
  var rules: [(x: Double, y: Double, width: Double, height: Double)] {
    items.compactMap {
      if case .rule(let x, let y, let width, let height) = $0 { (x, y, width, height) } else { nil }
    }
  }

  /// The first run of a text.
  func run(_ text: String) -> (run: GlyphRun, x: Double, y: Double)? {
    runs.first { $0.run.text == text }
  }
}
