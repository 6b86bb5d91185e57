import Base
public import Typography

/// One figure as different eyes and papers have it, on one sheet: on white, dark and in print, in
/// grey, and for three kinds of colour-blind sight.
///
/// Below each view stand the two series of a panel that come nearest to each other there.
public enum ProofSheet {
  /// Pixels a point of the views; the sheet should be written with as many.
  public static let scale = 3.0

  private static let margin = 18.0
  private static let gap = 22.0
  private static let headHeight = 16.0
  private static let footHeight = 16.0

  /// The sheet.
  /// - Parameters:
  ///   - light: Shown as it is, in grey and for colour-blind sight.
  /// - Throws: ``FigureError``, ``RenderError``; errors of labels and fonts
  public static func scene(
    _ figure: Figure, light: Theme = .light, dark: Theme, print: Theme,
    library: FontLibrary = .shared
  ) throws -> Scene {
    var views = [
      try View(figure, "On white", light, library), try View(figure, "On dark", dark, library),
      try View(figure, "In print", print, library),
      try View(figure, "Grey copy", light, library, appearance: .grey),
    ]
    for vision in ColorVision.allCases where vision != .normal {
      let title = vision.rawValue.prefix(1).uppercased() + vision.rawValue.dropFirst()
      views.append(try View(figure, title, light, library, appearance: .vision(vision)))
    }
    let columns = figure.width.points > 300 ? 2 : 3
    let width = views.map(\.width).max() ?? 0
    let setter = LabelSetter(page: .standard, library: library)
    var nodes: [SceneNode] = []
    var top = margin
    for start in stride(from: 0, to: views.count, by: columns) {
      let row = views[start..<min(start + columns, views.count)]
      for (column, view) in row.enumerated() {
        let x = margin + Double(column) * (width + gap)
        nodes += try view.nodes(x: x, top: top, setter: setter)
      }
      let height = row.map(\.height).max() ?? 0
      top += headHeight + height + footHeight + gap
    }
    return Scene(
      width: 2 * margin + Double(columns) * width + Double(columns - 1) * gap,
      height: top - gap + margin, nodes: nodes)
  }

  /// The pixels of an image as one kind of eyes sees them.
  static func pixels(_ image: PixelImage, as appearance: Appearance) -> PixelImage {
    var result = image
    var known: [UInt32: RGB] = [:]
    var last: (code: UInt32, color: RGB)?
    for start in stride(from: 0, to: image.rgb.count, by: 3) {
      let color = RGB(
        red: image.rgb[start], green: image.rgb[start + 1], blue: image.rgb[start + 2])
      let code = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
      let shown: RGB
      if let last, last.code == code {
        shown = last.color
      } else if let color = known[code] {
        shown = color
      } else {
        shown = appearance.shown(color)
        known[code] = shown
      }
      last = (code, shown)
      result.rgb[start] = shown.red
      result.rgb[start + 1] = shown.green
      result.rgb[start + 2] = shown.blue
    }
    return result
  }

  /// How colours come out.
  enum Appearance {
    case vision(ColorVision)
    case grey

    func shown(_ color: RGB) -> RGB {
      switch self {
      case .vision(let vision): vision == .normal ? color : vision.shown(color)
      case .grey: color.grey
      }
    }

    /// How far apart two colours look, in OKLab.
    func distance(_ one: RGB, _ other: RGB) -> Double {
      switch self {
      case .vision(let vision): vision.seen(one).distance(to: vision.seen(other))
      case .grey: OKLab(one.grey).distance(to: OKLab(other.grey))
      }
    }
  }

  /// One view of the figure.
  private struct View {
    let title: String
    let remark: String
    let image: PixelImage

    var width: Double { (Double(image.width) / scale).rounded(.up) }
    var height: Double { (Double(image.height) / scale).rounded(.up) }

    init(
      _ figure: Figure, _ title: String, _ theme: Theme, _ library: FontLibrary,
      appearance: Appearance = .vision(.normal)
    ) throws {
      self.title = title
      let scene = try figure.scene(theme: PageTheme([theme]), library: library)
      let drawn = try PNGWriter.pixels(scene, scale: scale, palette: theme.palette)
      image = pixels(drawn, as: appearance)
      remark = figure.nearestSeries(on: theme.palette, as: appearance)
    }

    func nodes(x: Double, top: Double, setter: LabelSetter) throws -> [SceneNode] {
      let theme = setter.theme
      let frame = Rectangle(
        x: x, y: top + headHeight, width: Double(image.width) / scale,
        height: Double(image.height) / scale)
      let edge = ScenePath(
        PanelCanvas.outline(frame.grown(0.25)), stroke: Stroke(.grid, width: 0.5))
      let head = SceneText(try setter.box(title, theme.letter), at: Point(x, top + 9))
      let foot = SceneText(
        try setter.box(remark, theme.tick), at: Point(x, frame.maxY + 11), paint: .secondaryInk)
      return [
        .text(head), .image(SceneImage(light: image, frame: frame)), .path(edge), .text(foot),
      ]
    }
  }
}

extension Figure {
  /// The two series of one panel that look most alike, in words.
  fileprivate func nearestSeries(
    on palette: Palette, as appearance: ProofSheet.Appearance
  ) -> String {
    var nearest: (distance: Double, one: String, other: String)?
    for panel in grid.rows.joined() {
      var series: [SeriesColor] = []
      for color in panel.marks.flatMap(\.content.colors).map({ $0.shaded(1) })
      where !series.contains(where: { $0.name == color.name }) {
        for other in series {
          let distance = appearance.distance(
            palette.color(of: color), palette.color(of: other))
          if distance < nearest?.distance ?? .infinity {
            nearest = (distance, other.name, color.name)
          }
        }
        series.append(color)
      }
    }
    guard let nearest else { return "one series a panel" }
    return "nearest: \(nearest.one) and \(nearest.other), "
      + "\(NumberText.fixed(nearest.distance, decimals: 3)) in OKLab"
  }
}
