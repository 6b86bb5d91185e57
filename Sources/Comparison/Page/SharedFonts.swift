import Base

/// Fonts that drawings carry, taken out of them so that each stands in a page once.
///
/// Where a rule was, a comment with its number stays; the page's script puts the rule back before
/// the drawing is seen. Without scripts a drawing falls back to fonts of the system.
struct SharedFonts {
  /// `@font-face` rules in the order they were met.
  private(set) var rules: [String] = []
  private var numbers: [[UInt8]: Int] = [:]

  private static let head = Array("@font-face{".utf8)
  private static let source = Array("src:url(data:font/otf;base64,".utf8)

  /// A drawing without its fonts.
  mutating func lift(from drawing: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(drawing.count)
    var rest = drawing[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "@")) {
      result += rest[..<start]
      rest = rest[start...]
      guard rest.starts(with: Self.head), let end = rest.firstIndex(of: UInt8(ascii: "}")),
        Self.isPlain(rest[start..<end])
      else {
        result.append(rest.removeFirst())
        continue
      }
      result += Array("/*font \(number(Array(rest[start...end])))*/".utf8)
      rest = rest[(end + 1)...]
    }
    return result + rest
  }

  /// The rules as a JSON list that may stand in a script element.
  var json: Markup { Markup(trusted: JSONValue.array(rules.map(JSONValue.string)).canonicalText) }

  private mutating func number(_ rule: [UInt8]) -> Int {
    if let number = numbers[rule] { return number }
    numbers[rule] = rules.count
    rules.append(String(decoding: rule, as: UTF8.self))
    return rules.count - 1
  }

  /// Whether a rule holds a font as data and nothing that ends a script element or a string.
  private static func isPlain(_ rule: ArraySlice<UInt8>) -> Bool {
    rule.prefix(256).firstRange(of: source) != nil && rule.allSatisfy(isPlain)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "&"),
      UInt8(ascii: "'"):
      false
    default: byte >= 0x20 && byte < 0x7F
    }
  }
}

/// A file as the address of an image that stands in the page itself.
enum DataAddress {
  private static let encoding = PercentEncoding(keeping: " !$()*+,-./:;=?@[\\]^_`|~")

  /// SVG as text, which is shorter than base64 and is read back by the script.
  static func svg(_ bytes: [UInt8]) -> Markup {
    Markup(trusted: "data:image/svg+xml;charset=utf-8," + encoding.encoded(bytes))
  }
}
