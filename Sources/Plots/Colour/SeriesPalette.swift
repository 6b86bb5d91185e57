/// Colours for series that have none of their own.
public enum SeriesPalette {
  /// Five colours that everyone tells apart on light and dark paper; smallest distance in OKLab
  /// 0.127 and 0.172 over normal and colour-blind sight.
  private static let pairs: [(light: UInt32, dark: UInt32)] = [
    (0x06795E, 0x00E0E0), (0x6F3600, 0xE9884D), (0x7031B9, 0x7E6CF7), (0xF050B7, 0xA05B7D),
    (0x929330, 0xFDD506),
  ]
  private static let dashes: [[Double]] = [[], [4, 2], [1.5, 1.5], [6, 2, 1.5, 2], [8, 2]]

  /// How many colours there are.
  public static let count = pairs.count

  /// The colour of a series by its place, named `series-1` and so on; they come around again.
  public static func color(_ index: Int) -> SeriesColor {
    let place = index % pairs.count
    return SeriesColor(
      "series-\(place + 1)", light: RGB(pairs[place].light), dark: RGB(pairs[place].dark))
  }

  /// A second code beside the colour: dashes of a line.
  public static func dash(_ index: Int) -> [Double] {
    // Where colours come around, dashes have moved on.
    dashes[(index + index / pairs.count) % dashes.count]
  }

  /// A second code beside the colour: the form of a point.
  public static func marker(_ index: Int) -> Marker {
    let markers = Marker.allCases
    return markers[(index + index / pairs.count) % markers.count]
  }
}
