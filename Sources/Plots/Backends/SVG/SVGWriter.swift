public import Typography

/// Writes scenes as SVG with real text, classes for themes, tooltips and provenance.
///
/// The bytes depend on the scene and the metadata alone: no clock, no counter of the process, no
/// library that compresses.
public struct SVGWriter {
  let id: String
  let isStandalone: Bool
  let theme: PageTheme
  let places: Set<String>
  var output = ""
  var sheet = PaintSheet()
  var characters: [Font: Set<Unicode.Scalar>] = [:]
  private var numbers = 0

  private init(
    _ scene: Scene, id: String, isStandalone: Bool, theme: PageTheme
  ) throws(RenderError) {
    self.id = XMLText.identifier(id)
    self.theme = theme
    self.isStandalone = isStandalone
    places = try SceneContents([scene]).places
    try write(scene.nodes, isHovered: false)
  }

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
  /// - Parameters:
  ///   - id: Prefix of all ids, unique in the page.
  ///   - theme: Colours for programs without style sheets.
  /// - Throws: ``RenderError``
  public static func inline(
    _ scene: Scene, id: String, metadata: FigureMetadata, theme: PageTheme = .standard
  ) throws -> Inline {
    let writer = try SVGWriter(scene, id: id, isStandalone: false, theme: theme)
    return Inline(
      element: writer.element(scene, metadata: metadata, head: ""), sheet: writer.sheet,
      characters: writer.characters)
  }

  /// Writes a file of its own: subsets of its fonts inside, light and dark.
  /// - Parameters:
  ///   - magnification: How much larger than the scene the drawing shows.
  ///   - theme: Colours of both papers.
  /// - Throws: ``RenderError``; `FontError` when a font cannot be cut.
  public static func standalone(
    _ scene: Scene, id: String, metadata: FigureMetadata, magnification: Double = 1,
    theme: PageTheme = .standard
  ) throws -> String {
    let writer = try SVGWriter(scene, id: id, isStandalone: true, theme: theme)
    let head = """
      <metadata>\(XMLText.escaped(metadata.provenance))</metadata>
      <style>
      \(try FontFaceRule.rules(writer.characters))
      \(writer.sheet.css(theme))
      </style>
      <rect class="fx-fi-paper" fill="\(theme.light.paper.hex)" width="100%" height="100%"/>

      """
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + writer.element(scene, metadata: metadata, head: head, magnification: magnification) + "\n"
  }

  private func element(
    _ scene: Scene, metadata: FigureMetadata, head: String, magnification: Double = 1
  ) -> String {
    let (width, height) = (HundredthsText.text(scene.width), HundredthsText.text(scene.height))
    let shown = [scene.width, scene.height].map { HundredthsText.text($0 * magnification) }
    let size = isStandalone ? " width=\"\(shown[0])pt\" height=\"\(shown[1])pt\"" : ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg"\(size) viewBox="0 0 \(width) \(height)" role="img" \
      aria-labelledby="\(id)-t \(id)-d" font-family="Inter,Helvetica,Arial,sans-serif" \
      stroke-miterlimit="10" text-rendering="geometricPrecision">
      <title id="\(id)-t">\(XMLText.escaped(metadata.title))</title>
      <desc id="\(id)-d">\(XMLText.escaped(metadata.alternative))</desc>
      \(head)\(output)</svg>
      """
  }

  /// An id that no other element of the page has.
  mutating func newID(_ letter: Character) -> String {
    numbers += 1
    return "\(id)-\(letter)\(numbers)"
  }

  /// - Parameter isHovered: Whether a tooltip is shown for what is written.
  mutating func write(_ nodes: [SceneNode], isHovered: Bool) throws(RenderError) {
    for node in nodes {
      switch node {
      case .path(let path): try write(path, isHovered: isHovered)
      case .text(let text): try write(text)
      case .image(let image): write(image)
      case .group(let group): try write(group, isHovered: isHovered)
      }
    }
  }

  private mutating func write(_ group: SceneGroup, isHovered: Bool) throws(RenderError) {
    var attributes = ""
    if let place = group.destination {
      attributes += " id=\"\(id)-\(WebAddress.percentEncoded(place))\""
    }
    if let name = group.name { attributes += " class=\"\(XMLText.escaped(name))\"" }
    if let clip = group.clip {
      let clipID = newID("c")
      output += "<clipPath id=\"\(clipID)\"><rect \(Self.frame(clip))/></clipPath>\n"
      attributes += " clip-path=\"url(#\(clipID))\""
    }
    output += "<g\(attributes)>"
    if let tooltip = group.tooltip { output += "<title>\(XMLText.escaped(tooltip))</title>" }
    output += "\n"
    if let link = group.link { output += "<a href=\"\(XMLText.escaped(try address(link)))\">\n" }
    try write(group.nodes, isHovered: isHovered || group.tooltip != nil)
    if group.link != nil { output += "</a>" }
    output += "</g>\n"
  }

  /// Places within the drawing carry its prefix, others are the page's.
  private func address(_ link: SceneGroup.Link) throws(RenderError) -> String {
    switch link {
    case .address(let address): try WebAddress.escaped(address)
    case .place(let place):
      (places.contains(place) ? "#\(id)-" : "#") + WebAddress.percentEncoded(place)
    }
  }

  static func frame(_ frame: Rectangle) -> String {
    let values = [frame.x, frame.y, frame.width, frame.height].map(HundredthsText.text)
    return "x=\"\(values[0])\" y=\"\(values[1])\" width=\"\(values[2])\" height=\"\(values[3])\""
  }

  /// A colour as an attribute for programs without style sheets, and a class for those with.
  mutating func paint(
    _ paint: Paint, property: String, short: String, _ classes: inout [String]
  ) throws(RenderError) -> String {
    try sheet.add(paint)
    if let name = paint.className { classes.append("fx-\(short)-\(name)") }
    return " \(property)=\"\(theme.light.color(of: paint).hex)\""
  }

  static func attribute(ofClasses classes: [String]) -> String {
    classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
  }
}
