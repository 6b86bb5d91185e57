/// How figures look on a page that is light or dark as its reader likes: colours of both papers, and
/// sizes that both share.
public struct PageTheme: Sendable, Hashable {
  /// On light paper, in print and in files.
  public var light: Palette
  /// On the dark page.
  public var dark: Palette
  /// Sizes before magnification.
  public var sizes: FigureTheme
  /// How much larger all is drawn than at its sizes, in the same width.
  public var magnification: Double

  /// The look of reports that ask for no theme.
  public static let standard = PageTheme(
    light: .light, dark: .dark, sizes: .report, magnification: 1)

  /// A look from its parts.
  public init(light: Palette, dark: Palette, sizes: FigureTheme, magnification: Double) {
    self.light = light
    self.dark = dark
    self.sizes = sizes
    self.magnification = magnification
  }

  /// The look that themes give together: each the colours of its paper, the first all sizes too; a
  /// paper that none names is as in the standard look.
  public init(_ themes: [Theme]) {
    self = .standard
    for theme in themes.reversed() {
      switch theme.palette.scheme {
      case .light: light = theme.palette
      case .dark: dark = theme.palette
      }
      sizes = theme.sizes
      magnification = theme.magnification
    }
  }

  /// Both papers, light first.
  public var palettes: [Palette] { [light, dark] }
}
