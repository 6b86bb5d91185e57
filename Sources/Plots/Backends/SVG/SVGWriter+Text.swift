import Typography

extension SVGWriter {
  /// A line of text: one element, its runs placed one by one as they were measured.
  mutating func write(_ text: SceneText) throws(RenderError) {
    let runs = text.box.items.compactMap { item -> PlacedRun? in
      if case .run(let run, let x, let y) = item { PlacedRun(run, x: x, y: y) } else { nil }
    }
    let rules = text.box.items.compactMap { item -> Rectangle? in
      guard case .rule(let x, let y, let width, let height) = item else { return nil }
      return Rectangle(x: x, y: y, width: width, height: height)
    }
    guard !runs.isEmpty || !rules.isEmpty else { return }
    var classes: [String] = []
    let fill = try paint(text.paint, property: "fill", short: "fi", &classes)
    let isPlain = rules.isEmpty && text.quarterTurns % 4 == 0
    if isPlain {
      write(runs, shift: text.origin, classes: classes, attributes: fill)
    } else {
      let (x, y) = (HundredthsText.text(text.origin.x), HundredthsText.text(text.origin.y))
      let turns = ((text.quarterTurns % 4) + 4) % 4
      let turn = turns == 0 ? "" : " rotate(\(-90 * turns))"
      let names = Self.attribute(ofClasses: classes)
      output += "<g\(names) transform=\"translate(\(x) \(y))\(turn)\"\(fill)>"
      for rule in rules { output += "<rect \(Self.frame(rule))/>" }
      write(runs, shift: Point(0, 0), classes: [], attributes: "")
      output += "</g>\n"
    }
  }

  /// A run without the spaces about it, which SVG would drop.
  private struct PlacedRun {
    let run: GlyphRun
    let text: String
    let x: Double
    let y: Double
    let width: Double

    init?(_ run: GlyphRun, x: Double, y: Double) {
      let bytes = Array(run.text.utf8)
      let space = UInt8(ascii: " ")
      guard let start = bytes.firstIndex(where: { $0 != space }),
        let last = bytes.lastIndex(where: { $0 != space }),
        let first = run.glyphs.first(where: { $0.cluster.lowerBound >= start })
      else { return nil }
      self.run = run
      text = String(decoding: bytes[start...last], as: UTF8.self)
      self.x = x + first.x
      self.y = y
      let end = run.glyphs.first { $0.cluster.lowerBound > last }?.x ?? run.width
      width = end - first.x
    }
  }

  private mutating func write(
    _ runs: [PlacedRun], shift: Point, classes: [String], attributes: String
  ) {
    guard let first = runs.first else { return }
    guard runs.count > 1 else {
      output += "<text" + own(first, shift, classes) + attributes + ">"
      output += XMLText.escaped(first.text) + "</text>\n"
      return
    }
    output += "<text\(Self.attribute(ofClasses: classes))\(attributes)>"
    for run in runs {
      output += "<tspan\(own(run, shift, []))>\(XMLText.escaped(run.text))</tspan>"
    }
    output += "</text>\n"
  }

  /// Place, face and size of a run.
  private mutating func own(_ placed: PlacedRun, _ shift: Point, _ classes: [String]) -> String {
    let run = placed.run
    characters[run.font, default: []].formUnion(placed.text.unicodeScalars)
    var names = classes
    if !run.features.isEmpty { names.append(sheet.className(of: run.features)) }
    var attributes = Self.attribute(ofClasses: names)
    let (x, y) = (placed.x + shift.x, placed.y + shift.y)
    attributes += " x=\"\(HundredthsText.text(x))\" y=\"\(HundredthsText.text(y))\""
    attributes += " font-size=\"\(HundredthsText.text(run.size))\""
    let face = FontFaceRule.face(of: run.font)
    if face.family != "Inter" {
      attributes += " font-family=\"\(XMLText.escaped(face.family)),sans-serif\""
    }
    if face.weight != 400 { attributes += " font-weight=\"\(face.weight)\"" }
    if face.isItalic { attributes += " font-style=\"italic\"" }
    // Programs that pass over the embedded font stretch another one to the same length.
    if isStandalone, placed.text.count > 1 {
      attributes += " textLength=\"\(HundredthsText.text(placed.width))\""
    }
    // Two spaces in a row would become one.
    if placed.text.contains("  ") { attributes += " xml:space=\"preserve\"" }
    return attributes
  }
}
