import Base
import FoundationEssentials
public import Typography

/// Writes scenes as SVG with real text, classes for themes, tooltips and provenance.
public struct SVGWriter {
  private let id: String
  private var output = ""
  private var clips = 0
  private(set) var sheet = PaintSheet()
  private(set) var characters: [Font: Set<Unicode.Scalar>] = [:]

  private init(id: String) { self.id = id }

  /// A drawing to stand in a page, whose style sheet gives it fonts and colours.
  public struct Inline: Sendable {
    /// The `<svg>` element.
    public let element: String
    /// The colours it uses.
    public let sheet: PaintSheet
    /// The characters it uses of each font.
    public let characters: [Font: Set<Unicode.Scalar>]
  }

  /// Writes an element for a page.
  /// - Parameter id: Prefix of all ids, unique in the page.
  public static func inline(
    _ scene: Scene, id: String, metadata: FigureMetadata
  ) throws -> Inline {
    var writer = SVGWriter(id: id)
    try writer.write(scene.nodes)
    let element = writer.element(scene, metadata: metadata, head: "", isStandalone: false)
    return Inline(element: element, sheet: writer.sheet, characters: writer.characters)
  }

  /// Writes a file of its own: subsets of its fonts inside, light and dark.
  public static func standalone(
    _ scene: Scene, id: String, metadata: FigureMetadata
  ) throws -> String {
    var writer = SVGWriter(id: id)
    try writer.write(scene.nodes)
    let faces = try FontFaceRule.rules(writer.characters)
    let style = """
      <style>
      \(faces)
      :root{\(writer.sheet.variables(.light))}
      @media (prefers-color-scheme:dark){:root{\(writer.sheet.variables(.dark))}\
      .fx-light{display:none}}
      @media not all and (prefers-color-scheme:dark){.fx-dark{display:none}}
      \(writer.sheet.rules)
      </style>
      <metadata>\(XML.escaped(metadata.provenance))</metadata>
      <rect class="fx-fi-paper" fill="\(Palette.light.paper.hex)" width="100%" height="100%"/>

      """
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + writer.element(scene, metadata: metadata, head: style, isStandalone: true) + "\n"
  }

  private func element(
    _ scene: Scene, metadata: FigureMetadata, head: String, isStandalone: Bool
  ) -> String {
    let (width, height) = (SVGNumber.text(scene.width), SVGNumber.text(scene.height))
    let size = isStandalone ? " width=\"\(width)pt\" height=\"\(height)pt\"" : ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg"\(size) viewBox="0 0 \(width) \(height)" role="img" \
      aria-labelledby="\(id)-t \(id)-d" font-family="Inter,system-ui,sans-serif">
      <title id="\(id)-t">\(XML.escaped(metadata.title))</title>
      <desc id="\(id)-d">\(XML.escaped(metadata.alternative))</desc>
      \(head)\(output)</svg>
      """
  }

  private mutating func write(_ nodes: [SceneNode]) throws {
    for node in nodes {
      switch node {
      case .path(let path): write(path)
      case .text(let text): write(text)
      case .image(let image): try write(image)
      case .group(let group): try write(group)
      }
    }
  }

  private mutating func write(_ group: SceneGroup) throws {
    var attributes = group.name.map { " class=\"\(XML.escaped($0))\"" } ?? ""
    if let clip = group.clip {
      clips += 1
      output += "<clipPath id=\"\(id)-c\(clips)\"><rect \(frame(clip))/></clipPath>\n"
      attributes += " clip-path=\"url(#\(id)-c\(clips))\""
    }
    output += "<g\(attributes)>"
    if let tooltip = group.tooltip { output += "<title>\(XML.escaped(tooltip))</title>" }
    output += "\n"
    if case .address(let address) = group.link {
      output += "<a href=\"\(XML.escaped(address))\">"
      try write(group.nodes)
      output += "</a>"
    } else {
      try write(group.nodes)
    }
    output += "</g>\n"
  }

  private mutating func write(_ path: ScenePath) {
    var classes: [String] = []
    var attributes = ""
    if let fill = path.fill {
      attributes += paint(fill.paint, property: "fill", short: "fi", &classes)
      if fill.opacity < 1 { attributes += " fill-opacity=\"\(SVGNumber.text(fill.opacity))\"" }
    } else {
      attributes += " fill=\"none\""
    }
    if let stroke = path.stroke {
      attributes += paint(stroke.paint, property: "stroke", short: "st", &classes)
      attributes += " stroke-width=\"\(SVGNumber.text(stroke.width))\""
      if !stroke.dash.isEmpty {
        let dash = stroke.dash.map(SVGNumber.text).joined(separator: " ")
        attributes += " stroke-dasharray=\"\(dash)\""
      }
      if stroke.isRound { attributes += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
      if stroke.opacity < 1 {
        attributes += " stroke-opacity=\"\(SVGNumber.text(stroke.opacity))\""
      }
    }
    let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    output += "<path\(names) d=\"\(data(path.elements))\"\(attributes)/>\n"
  }

  private mutating func paint(
    _ paint: Paint, property: String, short: String, _ classes: inout [String]
  ) -> String {
    sheet.add(paint)
    if let name = paint.className { classes.append("fx-\(short)-\(name)") }
    return " \(property)=\"\(Palette.light.color(of: paint).hex)\""
  }

  private func data(_ elements: [ScenePath.Element]) -> String {
    var data = ""
    var last: Point?
    func pair(_ point: Point) -> String {
      "\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))"
    }
    for element in elements {
      switch element {
      case .move(let point):
        data += "M" + pair(point)
        last = point
      case .line(let point):
        data += point == last ? "h0" : "L" + pair(point)
        last = point
      case .curve(let first, let second, let end):
        data += "C\(pair(first)) \(pair(second)) \(pair(end))"
        last = end
      case .close: data += "Z"
      }
    }
    return data
  }

  private mutating func write(_ text: SceneText) {
    var classes: [String] = []
    let fill = paint(text.paint, property: "fill", short: "fi", &classes)
    let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let (x, y) = (SVGNumber.text(text.origin.x), SVGNumber.text(text.origin.y))
    let turn = text.quarterTurns == 0 ? "" : " rotate(\(-90 * text.quarterTurns))"
    output += "<g transform=\"translate(\(x) \(y))\(turn)\"\(names)\(fill)>"
    for item in text.box.items {
      switch item {
      case .run(let run, let x, let y): write(run, x: x, y: y)
      case .rule(let x, let y, let width, let height):
        output += "<rect \(frame(Rectangle(x: x, y: y, width: width, height: height)))/>"
      }
    }
    output += "</g>\n"
  }

  private mutating func write(_ run: GlyphRun, x: Double, y: Double) {
    let text = run.text.drop { $0 == " " }
    guard !text.isEmpty else { return }
    characters[run.font, default: []].formUnion(run.text.unicodeScalars)
    let skipped = run.text.utf8.count - text.utf8.count
    let start = run.glyphs.first { $0.cluster.lowerBound >= skipped }?.x ?? 0
    let face = FontFaceRule.face(of: run.font)
    var attributes = "x=\"\(SVGNumber.text(x + start))\" y=\"\(SVGNumber.text(y))\""
    attributes += " font-size=\"\(SVGNumber.text(run.size))\""
    if face.family != "Inter" { attributes += " font-family=\"\(face.family)\"" }
    if face.weight != 400 { attributes += " font-weight=\"\(face.weight)\"" }
    if face.isItalic { attributes += " font-style=\"italic\"" }
    if !run.features.isEmpty {
      let settings = run.features.map { "'\($0.tag)' \($0.value)" }.joined(separator: ",")
      attributes += " style=\"font-feature-settings:\(settings)\""
    }
    output += "<text \(attributes)>\(XML.escaped(String(text)))</text>"
  }

  private mutating func write(_ image: SceneImage) throws {
    let versions = image.dark.map { [("fx-light", image.light), ("fx-dark", $0)] }
      ?? [("", image.light)]
    for (name, pixels) in versions {
      let data = Data(try PNGEncoder.encode(pixels)).base64EncodedString()
      output += "<image class=\"\(name)\" \(frame(image.frame)) preserveAspectRatio=\"none\" "
        + "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(data)\"/>\n"
    }
  }

  private func frame(_ frame: Rectangle) -> String {
    "x=\"\(SVGNumber.text(frame.x))\" y=\"\(SVGNumber.text(frame.y))\" "
      + "width=\"\(SVGNumber.text(frame.width))\" height=\"\(SVGNumber.text(frame.height))\""
  }
}
