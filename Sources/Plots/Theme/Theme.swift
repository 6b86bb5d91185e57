/// How a figure looks apart from its data: colours, sizes and how much all of it is magnified.
public struct Theme: Sendable, Hashable {
  /// Lower-case words joined by hyphens.
  public var name: String
  /// Colours of the paper and of everything on it.
  public var palette: Palette
  /// Sizes before magnification.
  public var sizes: FigureTheme
  /// How much larger everything is drawn than at its sizes, lines and dots of the data too; for
  /// slides and posters.
  public var magnification: Double

  /// A theme.
  public init(
    _ name: String, palette: Palette = .light, sizes: FigureTheme = .report,
    magnification: Double = 1
  ) {
    self.name = name
    self.palette = palette
    self.sizes = sizes
    self.magnification = magnification
  }

  /// The theme of reports on white paper.
  public static let light = Theme("light")
}

extension Scene {
  /// The drawing in one palette's colours for good, on its paper.
  ///
  /// Drawings carry colours by role, so that a page can switch them; a file for a slide or a
  /// journal must not.
  public func painted(by palette: Palette) -> Scene {
    let sheet = Rectangle(x: 0, y: 0, width: width, height: height)
    let paper = ScenePath(
      PanelCanvas.outline(sheet), fill: Fill(.fixed(palette.paper)))
    return Scene(
      width: width, height: height, nodes: [.path(paper)] + nodes.map { $0.painted(by: palette) })
  }
}

extension SceneNode {
  fileprivate func painted(by palette: Palette) -> SceneNode {
    switch self {
    case .path(var path):
      if let fill = path.fill { path.fill?.paint = .fixed(palette.color(of: fill.paint)) }
      if let stroke = path.stroke { path.stroke?.paint = .fixed(palette.color(of: stroke.paint)) }
      return .path(path)
    case .text(var text):
      text.paint = .fixed(palette.color(of: text.paint))
      return .text(text)
    case .image(var image):
      if palette.scheme == .dark { image.light = image.dark ?? image.light }
      image.dark = nil
      return .image(image)
    case .group(var group):
      group.nodes = group.nodes.map { $0.painted(by: palette) }
      return .group(group)
    }
  }
}
