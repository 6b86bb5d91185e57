import Base
import Plots
import Results

/// The marks of one panel of a plot.
struct PlotMarks {
  let builder: PlotBuilder
  let x: PlottedColumn?
  let y: PlottedColumn?
  let groups: [PlottedGroup]
  let rows: Set<Int>

  private var settings: PlotSettings { builder.settings }

  func all() -> [Mark] {
    let before = builder.reader.errors.count
    var marks: [Mark] = []
    for mark in settings.marks {
      marks += self.marks(mark)
      // What is wrong in one group is wrong in all.
      guard builder.reader.errors.count == before else { return [] }
    }
    return marks
  }

  /// A panel's title in the upper left of its data.
  func title(_ title: String, over marks: [Mark]) -> Mark? {
    var xs = rows.compactMap { x?.values[$0] }
    var ys = rows.compactMap { y?.values[$0] }
    for case .histogram(let histogram) in marks {
      xs += histogram.edges
      ys += histogram.heights
    }
    guard let left = xs.filter(\.isFinite).min(), let top = ys.filter(\.isFinite).max() else {
      return nil
    }
    return .text(TextMark(x: left, y: top, text: title.withoutMath, placement: .clear))
  }

  private func marks(_ mark: PlotMark) -> [Mark] {
    switch mark.kind {
    case .rule: return rule(mark)
    case .text: return text(mark)
    case .raster, .contours: return PlotFields(marks: self).marks(mark)
    case .histogram: return histograms(mark)
    default: return groups.flatMap { marks(mark, of: $0) }
    }
  }

  private func marks(_ mark: PlotMark, of group: PlottedGroup) -> [Mark] {
    let chosen = group.rows.intersection(rows).sorted()
    guard !chosen.isEmpty, let x, let y else { return [] }
    let shift = shift(of: group)
    let xs = chosen.map { x.values[$0] + shift }
    let ys = chosen.map { y.values[$0] }
    let label = group.label
    switch mark.kind {
    case .points:
      let names = mark.names.flatMap { builder.column($0) }
      return [
        .points(
          PointsMark(
            x: xs, y: ys, color: group.color, size: mark.size ?? Self.size(of: chosen.count),
            marker: builder.marker(mark, group), label: label,
            names: names.map { names in
              chosen.map { names.values.text(row: $0).withoutMath }
            } ?? []))
      ]
    case .line:
      let dash = builder.dash(mark, group)
      let (width, isDirect) = (mark.width ?? 1.3, mark.isDirect)
      return [
        .line(
          mark.isStepped
            ? .steps(
              x: xs, y: ys, color: group.color, width: width, dash: dash, label: label,
              isLabelledDirectly: isDirect)
            : LineMark(
              x: xs, y: ys, color: group.color, width: width, dash: dash, label: label,
              isLabelledDirectly: isDirect))
      ]
    case .band:
      guard let bounds = bounds(mark, ys, chosen) else { return [] }
      return [
        .band(
          BandMark(
            x: xs, lower: bounds.lower, upper: bounds.upper, color: group.color, label: label))
      ]
    case .errorbars:
      guard let bounds = bounds(mark, ys, chosen) else { return [] }
      return [
        .errorBars(
          ErrorBarsMark(
            x: xs, y: ys, lower: bounds.lower, upper: bounds.upper,
            color: hasBars ? Self.ink : group.color, label: label))
      ]
    case .bars:
      return [
        .bars(
          BarsMark(
            x: xs, heights: ys, width: mark.width ?? 0.9 * pitch, base: mark.base,
            color: group.color, label: label))
      ]
    case .box, .violin: return distributions(mark, group, xs, ys)
    case .fit: return fit(mark, xs, ys, group)
    default: return []
    }
  }

  /// Few points are large, many are small.
  private static func size(of count: Int) -> Double {
    count <= 40 ? 4 : count <= 200 ? 2.8 : count <= 1000 ? 2 : 1.4
  }

  private static let ink = SeriesColor(
    "ink-of-errors", light: Palette.light.ink, dark: Palette.dark.ink)

  // MARK: Side by side

  private var hasBars: Bool { settings.marks.contains { $0.kind == .bars } }

  private var isSideBySide: Bool {
    groups.count > 1 && settings.marks.contains { $0.kind == .bars || $0.kind.isDistribution }
  }

  /// Room of one group: a share of a band, or of the least distance of two places.
  private var pitch: Double {
    let share = isSideBySide ? 0.8 / Double(groups.count) : 0.8
    guard let x, x.bands == nil else { return share }
    let places = Set(x.values.filter(\.isFinite)).sorted()
    let least = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 1
    return least * share
  }

  private func shift(of group: PlottedGroup) -> Double {
    let place = groups.firstIndex { $0.index == group.index } ?? 0
    return isSideBySide ? (Double(place) - Double(groups.count - 1) / 2) * pitch : 0
  }

  // MARK: Samples

  private func distributions(
    _ mark: PlotMark, _ group: PlottedGroup, _ xs: [Double], _ ys: [Double]
  ) -> [Mark] {
    var samples: [Double: [Double]] = [:]
    for (x, y) in zip(xs, ys) where x.isFinite { samples[x, default: []].append(y) }
    let isLog = y?.isLog ?? false
    return samples.sorted { $0.key < $1.key }.compactMap { place, values -> Mark? in
      let values = isLog ? values.filter { $0 > 0 } : values
      if mark.kind == .violin {
        return ViolinMark(
          at: place, of: values, isLog: isLog, width: mark.width ?? pitch, color: group.color,
          label: group.label
        ).map { .violin($0) }
      }
      return BoxMark(
        at: place, of: values, width: mark.width ?? 0.75 * pitch, color: group.color,
        label: group.label
      ).map { .box($0) }
    }
  }

  private func histograms(_ mark: PlotMark) -> [Mark] {
    guard let x else { return [] }
    guard x.bands == nil else {
      builder.reader.fail(
        .unfit("a histogram wants numbers along x", advice: "take bars for words"), at: mark.place)
      return []
    }
    let samples = groups.map { group in
      (group.label, group.color, group.rows.intersection(rows).sorted().map { x.values[$0] })
    }
    return HistogramMark.marks(of: samples, bins: mark.bins, isLog: x.isLog).map { .histogram($0) }
  }

  /// Columns of bounds, or y ± an error.
  private func bounds(
    _ mark: PlotMark, _ ys: [Double], _ rows: [Int]
  ) -> (lower: [Double], upper: [Double])? {
    let error = mark.error ?? (mark.lower == nil ? builder.present("error") : nil)
    if let error {
      guard let sizes = builder.numbers(error) else { return nil }
      let own = rows.map { sizes[$0] }
      return (zip(ys, own).map { $0 - $1 }, zip(ys, own).map { $0 + $1 })
    }
    guard let lower = mark.lower ?? builder.present("lower"),
      let upper = mark.upper ?? builder.present("upper")
    else {
      let known = builder.table.columns.map(\.name).joined(separator: ", ")
      builder.reader.fail(
        .missing(
          key: mark.kind.rawValue,
          expected: "for instance {lower: COLUMN, upper: COLUMN}; known: \(known)"),
        at: mark.place)
      return nil
    }
    guard let low = builder.numbers(lower), let high = builder.numbers(upper) else { return nil }
    return (rows.map { low[$0] }, rows.map { high[$0] })
  }

  // MARK: Fits and notes

  private func fit(
    _ mark: PlotMark, _ xs: [Double], _ ys: [Double], _ group: PlottedGroup
  ) -> [Mark] {
    let isPowerLaw = (x?.isLog ?? false) && (y?.isLog ?? false)
    let lower = mark.from ?? -Double.greatestFiniteMagnitude
    let upper = mark.to ?? Double.greatestFiniteMagnitude
    guard lower < upper,
      let line = FittedLine(x: xs, y: ys, within: lower...upper, isPowerLaw: isPowerLaw)
    else {
      builder.reader.fail(
        .unfit("there are not three points to fit a line to", advice: "widen from and to"),
        at: mark.place)
      return []
    }
    let slope = UncertainText.text(line.slope, line.slopeError)
    let name = groups.count > 1 ? group.label.withoutMath + ": " : ""
    return line.marks(label: name + "slope \(slope)")
  }

  private func rule(_ mark: PlotMark) -> [Mark] {
    guard builder.check(mark.text, at: mark.place) else { return [] }
    if let place = mark.x { return [.rule(RuleMark(.x(place), label: mark.text))] }
    if let place = mark.y { return [.rule(RuleMark(.y(place), label: mark.text))] }
    builder.reader.fail(
      .missing(key: "rule", expected: "for instance {rule: {y: 0}}"), at: mark.place)
    return []
  }

  private func text(_ mark: PlotMark) -> [Mark] {
    guard builder.check(mark.text, at: mark.place) else { return [] }
    guard let x = mark.x, let y = mark.y, !mark.text.isEmpty else {
      builder.reader.fail(
        .missing(key: "text", expected: "for instance {text: {x: 1, y: 2, text: peak}}"),
        at: mark.place)
      return []
    }
    return [.text(TextMark(x: x, y: y, text: mark.text, placement: .clear))]
  }
}

extension String {
  /// A text in which dollars are dollars.
  var withoutMath: String { replacing("$", with: "\\$") }

  /// A column's name as a label begins: a capital, spaces for underscores.
  var capitalized: String { prefix(1).uppercased() + dropFirst().replacing("_", with: " ") }
}
