import FoundationEssentials

extension SVGWriter {
  /// Strokes thinner than this are hard to point at, in points.
  private static let pointableWidth = 8.0

  mutating func write(_ path: ScenePath, isHovered: Bool) throws(RenderError) {
    guard !path.elements.isEmpty else { return }
    let shape = "d=\"\(SVGPathData(path.elements).text)\""
    var classes: [String] = []
    var attributes = ""
    if let fill = path.fill {
      attributes += try paint(fill.paint, property: "fill", short: "fi", &classes)
      if fill.opacity < 1 { attributes += " fill-opacity=\"\(HundredthsText.text(fill.opacity))\"" }
    } else {
      attributes += " fill=\"none\""
    }
    if let stroke = path.stroke { attributes += try self.attributes(of: stroke, &classes) }
    let names = Self.attribute(ofClasses: classes)
    guard isHovered, path.fill == nil, let stroke = path.stroke,
      stroke.width < Self.pointableWidth
    else {
      output += "<path\(names) \(shape)\(attributes)/>\n"
      return
    }
    // The shape stands once, as a wide invisible target, and is drawn by a reference to it.
    let shapeID = newID("p")
    let cap = stroke.isRound ? " stroke-linecap=\"round\"" : ""
    output += "<g class=\"fx-hit\" fill=\"none\" stroke=\"none\" stroke-width=\"8\"\(cap)"
    output += " pointer-events=\"stroke\"><path id=\"\(shapeID)\" \(shape)/></g>"
    output += "<use\(names) href=\"#\(shapeID)\"\(attributes) pointer-events=\"none\"/>\n"
  }

  private mutating func attributes(
    of stroke: Stroke, _ classes: inout [String]
  ) throws(RenderError) -> String {
    var attributes = try paint(stroke.paint, property: "stroke", short: "st", &classes)
    attributes += " stroke-width=\"\(HundredthsText.text(stroke.width))\""
    if !stroke.dash.isEmpty {
      let dash = stroke.dash.map(HundredthsText.text).joined(separator: " ")
      attributes += " stroke-dasharray=\"\(dash)\""
    }
    if stroke.isRound { attributes += " stroke-linecap=\"round\" stroke-linejoin=\"round\"" }
    if stroke.opacity < 1 {
      attributes += " stroke-opacity=\"\(HundredthsText.text(stroke.opacity))\""
    }
    return attributes
  }

  /// Pixels inside the file; where the dark page has its own, both, one of them hidden.
  mutating func write(_ image: SceneImage) {
    let isThemed = image.dark.map { $0 != image.light } ?? false
    let kind = image.light.alpha == nil ? "fx-pixels" : "fx-dots"
    write(image.light, in: image.frame, isThemed ? "\(kind) fx-light" : kind, "")
    if isThemed, let dark = image.dark {
      write(dark, in: image.frame, "\(kind) fx-dark", " display=\"none\"")
    }
  }

  private mutating func write(
    _ pixels: PixelImage, in frame: Rectangle, _ classes: String, _ attributes: String
  ) {
    let data = Data(PNGWriter.bytes(pixels)).base64EncodedString()
    // Cells are sharp; an image of dots is smooth.
    let sharp = pixels.alpha == nil ? " image-rendering=\"optimizeSpeed\"" : ""
    output +=
      "<image class=\"\(classes)\" \(Self.frame(frame))\(attributes)"
      + " preserveAspectRatio=\"none\"\(sharp)"
      + " href=\"data:image/png;base64,\(data)\"/>\n"
  }
}
