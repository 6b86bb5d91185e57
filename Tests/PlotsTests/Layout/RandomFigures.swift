import Statistics

@testable import Plots

/// Figures that nobody would draw, of every kind of mark, axis and layout.
struct RandomFigures {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  static let texts = [
    "", "x", "Dimension $n$", "$\\lambda_n / \\lambda_1$", "Relative accuracy", "± 0.3",
    "Winner-take-all layer", "$\\frac{\\|\\Delta x\\|_2}{\\sqrt{n}}$", "naïve ≤ ε, 95 %",
    "A long label that says everything about this axis",
  ]
  static let colors = (0..<6).map { index in
    SeriesColor(
      "series-\(index)",
      light: [0x06795E, 0x6F3600, 0x7031B9, 0xF050B7, 0x929330, 0x01665E]
        .map { RGB($0) }[index],
      dark: RGB(0x00E0E0))
  }

  // MARK: Values

  private mutating func number() -> Double {
    switch dice.below(24) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: 0
    case 4: 1e300
    case 5: -1e-300
    case 6: 1e9
    case 7...10: dice.between(0, 1e-4)
    case 11...16: dice.between(-100, 100)
    default: dice.between(0, 5)
    }
  }

  private mutating func column(_ count: Int) -> [Double] {
    switch dice.below(5) {
    case 0: return (0..<count).map(Double.init)
    case 1: return Array(repeating: number(), count: count)
    case 2: return (0..<count).map { 1 / Double($0 + 1) }
    default: return (0..<count).map { _ in number() }
    }
  }

  private mutating func count() -> Int { dice.one(of: [0, 1, 2, 3, 7, 20, 150]) }

  private mutating func text() -> String { dice.one(of: Self.texts) }

  private mutating func color() -> SeriesColor {
    dice.one(of: Self.colors).shaded(dice.happens(0.2) ? 0.4 : 1)
  }

  private mutating func field() -> Field {
    let (columns, rows) = (1 + dice.below(12), 1 + dice.below(12))
    let isRough = dice.happens(0.3)
    let values = (0..<columns * rows).map { place -> Float in
      isRough ? Float(number()) : Float(place % columns) - 0.3 * Float(place / columns)
    }
    return Field(values, columns: columns, rows: rows, x: range(), y: range())
  }

  private mutating func range() -> ClosedRange<Double> {
    let low = dice.between(-20, 20)
    return low...(low + dice.one(of: [0, 1e-6, 1, 40, 1e6]))
  }

  // MARK: Marks

  mutating func mark(depth: Int = 0) -> Mark {
    let n = count()
    switch dice.below(depth == 0 ? 18 : 17) {
    case 0:
      let isNamed = n <= 20 && dice.happens(0.5)
      return .points(
        PointsMark(
          x: column(n), y: column(n), color: color(), size: dice.one(of: [0.8, 1.6, 3.2, 6]),
          marker: dice.one(of: Marker.allCases), label: text(),
          names: isNamed ? (0..<n).map { _ in text() } : []))
    case 1:
      return .line(
        LineMark(
          x: column(n), y: column(n), color: color(), dash: dice.one(of: [[], [4, 2]]),
          label: text(), isLabelledDirectly: dice.happens(0.3)))
    case 2:
      return .segments(
        SegmentsMark(
          x: column(n), y: column(n), toX: column(n), toY: column(n), color: color(),
          label: text()))
    case 3:
      return .band(
        BandMark(x: column(n), lower: column(n), upper: column(n), color: color(), label: text()))
    case 4:
      return .errorBars(
        ErrorBarsMark(
          x: column(n), y: column(n), lower: column(n), upper: column(n),
          direction: dice.one(of: [.x, .y]), color: color(), label: text()))
    case 5: return .bars(BarsMark(x: column(n), heights: column(n), color: color(), label: text()))
    case 6:
      let histogram = Histogram(freedmanDiaconis: column(n))
      let edges = histogram?.edges ?? [0, 1]
      return .histogram(
        HistogramMark(
          edges: edges, heights: histogram?.densities ?? [number()], color: color(), label: text()))
    case 7, 8:
      let values = column(max(3, n))
      let at = Double(dice.below(5))
      let summary = BoxSummary(values)
      if let density = KernelDensity(
        values.filter { abs($0) < 1e12 }, places: 20, isOverLogarithms: dice.happens(0.5)),
        dice.happens(0.5)
      {
        return .violin(ViolinMark(at: at, density, summary: summary, color: color(), label: text()))
      }
      guard let summary else { return .rule(RuleMark(.x(at))) }
      return .box(BoxMark(at: at, summary, color: color(), label: text()))
    case 9:
      return .fit(
        FitMark(
          slope: dice.between(-5, 5), prefactor: number(), from: number(), to: number(),
          label: text()))
    case 10:
      return .rule(RuleMark(dice.happens(0.5) ? .x(number()) : .y(number()), label: text()))
    case 11:
      return .text(
        TextMark(
          x: number(), y: number(), text: text(), placement: dice.one(of: [.exact, .clear])))
    case 12:
      let width = 1 + dice.below(4)
      return .table(
        TableMark(
          header: dice.happens(0.5) ? (0..<width).map { _ in text() } : [],
          rows: (0..<dice.below(5)).map { _ in (0..<width).map { _ in text() } }))
    case 13:
      return .raster(
        RasterMark(
          field(),
          color: ColorScale(
            dice.one(of: ColorScale.Ramp.allCases), isLog: dice.happens(0.3),
            percentiles: 0.05...0.95), label: text()))
    case 14:
      return .contours(
        ContoursMark(
          field(), levels: [number(), 0.5, 2, -1],
          fill: dice.happens(0.4) ? ColorScale(.viridis) : nil, isLabelled: dice.happens(0.6),
          label: text()))
    case 15:
      let shape = field()
      let scores = (0..<1 + dice.below(6)).map { _ -> Field in
        var one = shape
        for place in one.values.indices { one.values[place] = Float(number()) }
        return one
      }
      return .regions(
        RegionsMark(
          scores: scores, classes: RegionsMark.classes(scores.indices.map { "class \($0)" })))
    case 16:
      return .imageGrid(
        ImageGridMark(
          images: (0..<dice.below(5)).map { _ in (0..<12).map { _ in Float(number()) } },
          height: 3, width: 4, columns: 1 + dice.below(4)))
    default: return .inset(InsetMark(panel(depth: depth + 1), corner: nil))
    }
  }

  // MARK: Panels

  private mutating func axis() -> Axis? {
    let label = text()
    switch dice.below(10) {
    case 0: return nil
    case 1, 2: return .log(label, lower: dice.happens(0.3) ? 0.01 : nil)
    case 3: return .percent(label)
    case 4: return .symlog(label, within: dice.one(of: [1e-3, 1, 50]))
    case 5: return .time(label)
    case 6:
      let names = (0..<dice.below(7)).map { _ in text() }
      return .band(label, names, groups: [BandGroup("one", count: 2), BandGroup("two", count: 9)])
    case 7: return .linear(label, lower: -3, upper: 3, ticks: [-3, 0, 3])
    default: return .linear(label, upper: dice.happens(0.2) ? 1e4 : nil)
    }
  }

  mutating func panel(depth: Int = 0) -> Panel {
    let (x, y) = (axis(), axis())
    return Panel(x: x, y: y, marks: (0..<dice.below(5)).map { _ in mark(depth: depth) })
  }

  mutating func figure() -> Figure {
    let (rows, columns) = (1 + dice.below(3), 1 + dice.below(3))
    let sharings: [PanelGrid.Sharing] = [.none, .none, .rows, .columns, .all]
    let entries = (0..<dice.below(6)).map { index in
      LegendEntry(
        text(), color: Self.colors[index],
        key: dice.one(of: [.point, .line, .area, .marker(.ring)]))
    }
    let panels = (0..<rows).map { _ in (0..<columns).map { _ in panel() } }
    let columnTitles = dice.happens(0.4) ? (0..<columns).map { _ in text() } : []
    let rowTitles = dice.happens(0.4) ? (0..<rows).map { _ in text() } : []
    let grid = PanelGrid(
      rows: panels, columnTitles: columnTitles, rowTitles: rowTitles,
      shareX: dice.one(of: sharings), shareY: dice.one(of: sharings),
      shareColor: dice.one(of: sharings), aspect: dice.between(0.3, 1.2), legend: entries,
      legendTitle: text(), isLettered: dice.happens(0.4))
    return Figure(
      "random", title: "random", alternative: "random",
      width: dice.one(of: [.column, .full, .wide]), tables: [], grid: grid)
  }
}
