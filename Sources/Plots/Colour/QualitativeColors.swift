/// Ten light colours for areas with text in them, each with a dark version for the dark page.
///
/// Light and dark are about equal in lightness among themselves, so ink is legible on all of them.
/// They are not told apart by everyone: areas in them carry their names.
/// - Source: nine hues after P. Tol, "Colour schemes", SRON/EPS/TN/09-002, 2021, scheme *light*.
public enum QualitativeColors {
  private static let hues: [UInt32] = [
    0x77AADD, 0xEE8866, 0xEEDD88, 0x44BB99, 0xFFAABB, 0x99DDFF, 0xBBCC33, 0xC9B6E4, 0xDDDDDD,
    0xAAAA00,
  ]

  /// The colours, named `class-0` to `class-9`.
  public static let areas: [SeriesColor] = hues.enumerated().map { index, hex in
    let light = RGB(hex)
    var dark = OKLab(light)
    // Darker and a little greyer, in the same order of lightness.
    dark.lightness = 0.27 + 0.25 * (dark.lightness - 0.7) / 0.22
    dark.lightness = min(0.46, max(0.3, dark.lightness))
    dark.a *= 0.8
    dark.b *= 0.8
    return SeriesColor("class-\(index)", light: light, dark: dark.rgb)
  }
}
