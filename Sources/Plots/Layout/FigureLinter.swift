import Base
public import Typography

/// What a reader would stumble over in a figure.
public enum FigureProblem: Sendable, Hashable, CustomStringConvertible {
  /// A fault of the drawing.
  case drawing(SceneProblem)
  /// There was no place for a text.
  case dropped(String)
  /// An axis says nothing of what it shows; row and column from 0.
  case unlabelledAxis(row: Int, column: Int, isX: Bool)
  /// Data lie beyond the fixed ends of an axis.
  case outsideView(mark: String, count: Int)
  /// A series is hard to see on one of the papers.
  case faintSeries(String, contrast: Double, Palette.Scheme)
  /// Two series of a panel look alike.
  case similarSeries(String, String, distance: Double, ColorVision, Palette.Scheme)
  /// One name has several colours, in these figures.
  case severalColors(series: String, figures: [String])
  /// An uncertainty is written as zero.
  case zeroUncertainty(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .drawing(let problem): problem.description
    case .dropped(let text): "there is no place for \"\(text)\""
    case .unlabelledAxis(let row, let column, let isX):
      "the \(isX ? "x" : "y") axis of the panel in row \(row + 1), column \(column + 1) has no label"
    case .outsideView(let mark, let count): "\(count) values of \"\(mark)\" are out of view"
    case .faintSeries(let series, let contrast, let scheme):
      "\"\(series)\" has a contrast of \(NumberText.fixed(contrast, decimals: 1)) on "
        + "\(scheme.rawValue) paper"
    case .similarSeries(let one, let other, let distance, let vision, let scheme):
      "\"\(one)\" and \"\(other)\" differ by \(NumberText.fixed(distance, decimals: 3)) on "
        + "\(scheme.rawValue) paper for \(vision.rawValue) sight"
    case .severalColors(let series, let figures):
      "\"\(series)\" has several colours in \(figures.joined(separator: ", "))"
    case .zeroUncertainty(let text): "\"\(text)\" has an uncertainty of zero"
    }
  }
}

/// Finds faults of figures before a reader does.
public enum FigureLinter {
  /// Least distance of two series in OKLab, for normal sight and three kinds of colour blindness.
  public static let leastDistance = 0.08

  /// Everything wrong with one figure, in the order of its panels; none when all is well.
  /// - Parameter theme: The look of the page on which the figure stands at its width.
  /// - Throws: As ``Figure/scene(theme:library:)``
  public static func problems(
    _ figure: Figure, theme: PageTheme = .standard, library: FontLibrary = .shared
  ) throws -> [FigureProblem] {
    let figure = figure.magnified(by: theme.magnification)
    let layout = try FigureLayout(figure, page: theme, library: library)
    let geometry = try layout.geometry()
    let scene = Scene(
      width: figure.width.points, height: geometry.height, nodes: try layout.nodes(geometry))
    let dropped = try layout.drawnPanels(geometry).joined().flatMap(\.dropped)
    let texts = SceneLinter.texts(scene.nodes).map(\.box.text)
    return SceneLinter.problems(scene, theme: theme).map { .drawing($0) }
      + dropped.map { .dropped($0) }
      + axes(figure)
      + figure.omissions().filter { $0.beyond > 0 }
      .map { .outsideView(mark: $0.mark, count: $0.beyond) }
      + colors(figure, theme) + conflicts([figure])
      + texts.filter(hasZeroUncertainty).map { .zeroUncertainty($0) }
  }

  /// Series that have another colour in one figure than in another.
  public static func conflicts(_ figures: [Figure]) -> [FigureProblem] {
    var known: [String: SeriesColor] = [:]
    var clashes: [(series: String, figures: [String])] = []
    var owners: [String: [String]] = [:]
    for figure in figures {
      for color in figure.seriesColors {
        let full = color.shaded(1)
        owners[color.name, default: []].append(figure.name)
        guard let first = known[color.name] else {
          known[color.name] = full
          continue
        }
        if first != full, !clashes.contains(where: { $0.series == color.name }) {
          clashes.append((color.name, []))
        }
      }
    }
    return clashes.map { clash in
      var names: [String] = []
      for name in owners[clash.series] ?? [] where !names.contains(name) { names.append(name) }
      return .severalColors(series: clash.series, figures: names)
    }
  }

  /// Axes without a label; names of bands speak for themselves.
  private static func axes(_ figure: Figure) -> [FigureProblem] {
    var problems: [FigureProblem] = []
    for (row, panels) in figure.grid.rows.enumerated() {
      for (column, panel) in panels.enumerated() {
        for (axis, isX) in [(panel.x, true), (panel.y, false)] {
          guard let axis, axis.label.allSatisfy(\.isWhitespace), axis.scale.bands == nil else {
            continue
          }
          problems.append(.unlabelledAxis(row: row, column: column, isX: isX))
        }
      }
    }
    return problems
  }

  /// Series too faint, and pairs of series in a panel that look alike, each said once.
  private static func colors(_ figure: Figure, _ theme: PageTheme) -> [FigureProblem] {
    var problems: [FigureProblem] = []
    func add(_ problem: FigureProblem) {
      if !problems.contains(problem) { problems.append(problem) }
    }
    for panel in figure.grid.rows.joined() {
      var series: [SeriesColor] = []
      for color in panel.marks.flatMap(\.content.colors).map({ $0.shaded(1) })
      where !color.isInk && !series.contains(where: { $0.name == color.name }) {
        series.append(color)
      }
      for palette in theme.palettes {
        for (index, one) in series.enumerated() {
          let own = palette.color(of: one)
          let contrast = own.contrast(with: palette.paper)
          if contrast < SceneLinter.leastContrast {
            add(.faintSeries(one.name, contrast: contrast, palette.scheme))
          }
          for other in series[..<index] {
            let (distance, vision) = ColorVision.distance(own, palette.color(of: other))
            if distance < leastDistance {
              add(.similarSeries(other.name, one.name, distance: distance, vision, palette.scheme))
            }
          }
        }
      }
    }
    return problems
  }

  /// Whether a text holds a ± before a number of nothing but zeros.
  static func hasZeroUncertainty(_ text: String) -> Bool {
    text.split(separator: "±", omittingEmptySubsequences: false).dropFirst().contains { rest in
      let number = rest.drop { $0.isWhitespace }.prefix { $0.isNumber || $0 == "." }
      return !number.isEmpty && number.contains("0") && number.allSatisfy { $0 == "0" || $0 == "." }
    }
  }
}

extension Figure {
  /// Colours of all marks, regions and legend entries, in the order of the grid.
  var seriesColors: [SeriesColor] {
    let marks = grid.rows.joined().flatMap(\.marks)
    return marks.flatMap { mark -> [SeriesColor] in
      if case .regions(let regions) = mark { return regions.classes.map(\.color) }
      return mark.content.colors
    } + grid.legend.map(\.color)
  }
}

extension SeriesColor {
  /// Ink is no series: error bars over bars and fitted lines are drawn in it.
  fileprivate var isInk: Bool { light == Palette.light.ink && dark == Palette.dark.ink }
}
