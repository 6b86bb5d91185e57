/// How two SVG drawings differ: in what they say, where things lie, or how they look.
struct DrawingComparison {
  /// Whether something lies elsewhere, came or went.
  let isMoved: Bool
  /// Whether colours, strokes or fonts differ.
  let isRestyled: Bool
  /// Whether titles, descriptions or tooltips differ.
  let isReworded: Bool

  /// The same but for provenance and ids.
  var isSame: Bool { !isMoved && !isRestyled && !isReworded }

  init(old: String, new: String) {
    let (a, b) = (Drawing(old), Drawing(new))
    isMoved = a.geometry != b.geometry
    isRestyled = a.looks != b.looks
    isReworded = a.words != b.words
  }

  /// The parts of a drawing.
  private struct Drawing {
    /// Elements, positions and the text that is drawn.
    private(set) var geometry: [String] = []
    /// Colours, strokes and fonts.
    private(set) var looks: [String] = []
    /// Titles, descriptions and tooltips.
    private(set) var words: [String] = []

    private static let names: Set = ["id", "aria-labelledby", "clip-path", "xmlns"]
    private static let paints: Set = [
      "class", "style", "fill", "stroke", "color", "opacity", "font-family", "font-weight",
      "font-style", "font-size",
    ]

    init(_ svg: String) {
      var scanner = MarkupScanner(svg)
      var inside = ""
      while let piece = scanner.next() {
        switch piece {
        case .open(let name, let attributes):
          inside = name
          if name == "style" { looks.append(scanner.skipRaw(name)) }
          if name == "metadata" { _ = scanner.skipRaw(name) }
          add(name, attributes)
        case .close: inside = ""
        case .text(let text):
          let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          guard !text.isEmpty else { continue }
          if ["title", "desc"].contains(inside) {
            words.append(text)
          } else {
            geometry.append(text)
          }
        }
      }
    }

    private mutating func add(_ name: String, _ attributes: [(name: String, value: String)]) {
      guard name != "style", name != "metadata" else { return }
      var place = name
      var look = ""
      for (name, value) in attributes where !Self.names.contains(name) {
        if Self.paints.contains(name) || name.hasPrefix("stroke-") || name.hasPrefix("fill-") {
          look += " \(name)=\(value)"
        } else {
          place += " \(name)=\(value)"
        }
      }
      geometry.append(place)
      looks.append(look)
    }
  }
}

/// The pixels of a PNG file without what is written about them.
enum RasterComparison {
  /// Whether two PNG files hold the same pixels; false for anything that is no PNG.
  static func areSame(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    guard let a = pixels(old), let b = pixels(new) else { return old == new }
    return a == b
  }

  /// The critical chunks, whose names begin with a capital.
  private static func pixels(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    var pixels: [UInt8] = []
    var start = 8
    while start + 12 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard start + 12 + length <= bytes.count else { return nil }
      if bytes[start + 4] & 0x20 == 0 { pixels += bytes[start + 4..<start + 8 + length] }
      start += 12 + length
    }
    return pixels
  }
}
