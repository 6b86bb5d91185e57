import Base

/// How two SVG drawings differ: in where things lie, how they look, or what is said about them.
///
/// Both are read side by side, and no further than to the first thing that decides.
enum DrawingComparison {
  /// What sort of change; nil when only provenance and ids differ.
  /// - Parameter isDataChanged: Whether the numbers that are drawn changed, which any difference
  ///   then follows.
  static func kind(
    _ old: [UInt8], _ new: [UInt8], isDataChanged: Bool
  ) -> FigureChange.Kind? {
    var (a, b) = (DrawingParts(old), DrawingParts(new))
    var (x, y) = (a.next(), b.next())
    var found: FigureChange.Kind?
    func note(_ kind: FigureChange.Kind) {
      if found != .style { found = kind }
    }
    while x != nil || y != nil {
      if isDataChanged, x != y { return .data }
      switch (x, y) {
      case (.shape(let place, let look)?, .shape(let otherPlace, let otherLook)?):
        guard place == otherPlace else { return .layout }
        if look != otherLook { note(.style) }
      case (.text(let text)?, .text(let other)?):
        guard text == other else { return .layout }
      case (.sheet(let sheet)?, .sheet(let other)?):
        if sheet != other { note(.style) }
      case (.words(let words)?, .words(let other)?):
        if words != other { note(.words) }
      case (.words?, _):
        note(.words)
        x = a.next()
        continue
      case (_, .words?):
        note(.words)
        y = b.next()
        continue
      case (.sheet?, _), (_, .sheet?), (.shape?, _), (.text?, _), (nil, _):
        return .layout
      }
      (x, y) = (a.next(), b.next())
    }
    return found
  }

  /// The tables that a drawing says it is made from; nil where it says nothing.
  static func tables(of drawing: [UInt8]) -> [String]? {
    guard let start = drawing.firstRange(of: "<metadata>".utf8) else { return nil }
    let rest = drawing[start.upperBound...]
    guard let end = rest.firstRange(of: "</metadata>".utf8) else { return nil }
    var scanner = MarkupScanner(rest[..<end.lowerBound])
    guard case .text(let text)? = scanner.next(),
      let json = try? JSONValue(parsing: text.utf8), case .array(let tables)? = json["tables"]
    else { return nil }
    return tables.compactMap(\.text)
  }
}

/// A drawing in parts, in the order in which it is written.
private struct DrawingParts {
  enum Part: Equatable {
    /// An element with its positions, and its colours, strokes and fonts.
    case shape(place: String, look: String)
    /// Text that is drawn.
    case text(String)
    /// A style sheet.
    case sheet(String)
    /// A title, description or tooltip.
    case words(String)
  }

  private static let names: Set = ["id", "aria-labelledby", "clip-path", "xmlns"]
  private static let paints: Set = [
    "class", "style", "fill", "stroke", "color", "opacity", "font-family", "font-weight",
    "font-style", "font-size",
  ]

  private var scanner: MarkupScanner
  private var inside = ""

  init(_ svg: [UInt8]) { scanner = MarkupScanner(svg[...]) }

  mutating func next() -> Part? {
    while let piece = scanner.next() {
      switch piece {
      case .open(let name, let attributes):
        inside = name
        if name == "style" { return .sheet(scanner.skipRaw(name)) }
        if name == "metadata" {
          _ = scanner.skipRaw(name)
          continue
        }
        return Self.shape(name, attributes)
      case .close: inside = ""
      case .text(let text):
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { continue }
        return inside == "title" || inside == "desc" ? .words(text) : .text(text)
      }
    }
    return nil
  }

  private static func shape(
    _ name: String, _ attributes: [(name: String, value: String)]
  ) -> Part {
    var place = name
    var look = ""
    for (name, value) in attributes where !names.contains(name) {
      if paints.contains(name) || name.hasPrefix("stroke-") || name.hasPrefix("fill-") {
        look += " \(name)=\(value)"
      } else {
        place += " \(name)=\(value)"
      }
    }
    return .shape(place: place, look: look)
  }
}
