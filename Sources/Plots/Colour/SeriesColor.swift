/// The colour of one series: the same name means the same colour in every figure of a study.
public struct SeriesColor: Sendable, Hashable, Codable {
  /// Lower-case words joined by hyphens; becomes the class of the marks in SVG.
  public let name: String
  /// On white paper and in print.
  public let light: RGB
  /// On the dark page.
  public let dark: RGB
  /// 0...1: how far the colour stands from the paper; 1 is the full colour. Mixed in OKLab.
  public let shade: Double

  /// A series colour.
  public init(_ name: String, light: RGB, dark: RGB, shade: Double = 1) {
    self.name = name
    self.light = light
    self.dark = dark
    self.shade = shade
  }

  /// The same hue nearer to the paper, for nested subsets and the like.
  public func shaded(_ shade: Double) -> Self {
    SeriesColor(name, light: light, dark: dark, shade: shade)
  }
}
