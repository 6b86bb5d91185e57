import Typography

/// The style sheet that gives drawings their colours on light and dark pages.
///
/// A page merges the sheets of its drawings and writes ``css(_:)`` once. Variables are named
/// `--fx-ink`, `--fx-s-data-100`; a page may override them.
public struct PaintSheet: Sendable, Hashable {
  private var paints: [String: Paint] = [:]
  private var settings: [String: String] = [:]

  /// A sheet of the inks, without series.
  public init() {
    for paint in [Paint.ink, .secondaryInk, .axis, .grid, .paper, .link] {
      if let name = paint.className { paints[name] = paint }
    }
  }

  mutating func add(_ paint: Paint) throws(RenderError) {
    guard let name = paint.className else { return }
    guard let known = paints[name] else {
      paints[name] = paint
      return
    }
    let isSame = [Palette.light, .dark].allSatisfy { $0.color(of: known) == $0.color(of: paint) }
    guard isSame else { throw .conflictingColors(name: name) }
  }

  /// The class of text with OpenType features, `fx-tnum`.
  mutating func className(of features: [FontFeature]) -> String {
    let parts = features.map { $0.value == 1 ? $0.tag : "\($0.tag)\($0.value)" }
    let name = "fx-" + parts.map(XMLText.identifier).joined(separator: "-")
    settings[name] = features.map { "\"\(XMLText.identifier($0.tag))\" \($0.value)" }
      .joined(separator: ",")
    return name
  }

  /// Adds all paints of another sheet.
  /// - Throws: ``RenderError/conflictingColors(name:)`` when one series has two colours.
  public mutating func merge(_ other: PaintSheet) throws(RenderError) {
    for entry in other.sorted { try add(entry.paint) }
    settings.merge(other.settings) { own, _ in own }
  }

  private var sorted: [(name: String, paint: Paint)] {
    paints.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (name: $0.key, paint: $0.value) }
  }

  /// Declarations of CSS variables for a theme, for instance `--fx-ink:#1B1F24`.
  public func variables(_ palette: Palette) -> String {
    sorted.map { "--fx-\($0.name):\(palette.color(of: $0.paint).hex)" }.joined(separator: ";")
  }

  /// Rules that let classes follow the variables.
  public var rules: String {
    let colors = sorted.map {
      ".fx-st-\($0.name){stroke:var(--fx-\($0.name))}.fx-fi-\($0.name){fill:var(--fx-\($0.name))}"
    }
    let features = settings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ".\($0.key){font-feature-settings:\($0.value)}" }
    return (colors + features + [".fx-pixels{image-rendering:pixelated}"]).joined(separator: "\n")
  }

  /// The whole sheet for a drawing of its own: light, dark where the reader's system is (unless the root element
  /// says `data-theme="light"`), dark where it says `data-theme="dark"`, light in print.
  public func css(_ theme: PageTheme = .standard) -> String {
    let dark = variables(theme.dark)
    let bySystem = ":root:not([data-theme=light])"
    let byChoice = ":root[data-theme=dark]"
    let images = [bySystem, byChoice].map {
      "\($0) .fx-light{display:none}\($0) .fx-dark{display:inline}"
    }
    return """
      :root{\(variables(theme.light))}
      .fx-dark{display:none}
      @media screen and (prefers-color-scheme:dark){\(bySystem){\(dark)}\(images[0])}
      @media screen{\(byChoice){\(dark)}\(images[1])}
      \(rules)
      """
  }
}
