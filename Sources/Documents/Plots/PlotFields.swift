import Base
import Plots
import Results

/// Rasters and contours from a table with a row for each place of a plane.
struct PlotFields {
  let marks: PlotMarks

  private var builder: PlotBuilder { marks.builder }

  func marks(_ mark: PlotMark) -> [Mark] {
    guard let x = marks.x, let y = marks.y, let name = value(mark, x, y),
      let values = builder.numbers(name), let column = builder.column(name),
      let field = field(x, y, values, mark)
    else { return [] }
    let finite = field.values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max(), least < most else {
      fail("the values of “\(name.text)” do not differ", mark)
      return []
    }
    let isSigned = least < 0 && most > 0
    let ramp = mark.ramp ?? (isSigned && !mark.isLog ? .diverging : .viridis)
    let scale = ColorScale(ramp, isLog: mark.isLog)
    let unit = column.unit.map { " (\($0))" } ?? ""
    let label = column.name.replacing("_", with: " ").withoutMath + unit
    if mark.kind == .raster { return [.raster(RasterMark(field, color: scale, label: label))] }
    let levels =
      mark.levels.isEmpty
      ? Self.levels(Double(least), Double(most), count: mark.levelCount) : mark.levels
    return [
      .contours(
        ContoursMark(
          field, levels: levels.sorted(), fill: mark.isFilled ? scale : nil,
          width: mark.width ?? 0.5, isLabelled: mark.isLabelled, label: label))
    ]
  }

  private func fail(_ reason: String, _ mark: PlotMark, advice: String? = nil) {
    builder.reader.fail(.unfit(reason, advice: advice), at: mark.place)
  }

  /// The column that is drawn: as named, `value`, or the only one that is neither axis.
  private func value(_ mark: PlotMark, _ x: PlottedColumn, _ y: PlottedColumn) -> PlacedName? {
    if let name = mark.value ?? builder.present("value") { return name }
    let axes = [builder.settings.x?.column?.text, builder.settings.y?.column?.text]
    let rest = builder.table.columns.filter {
      $0.values.kind != .text && !axes.contains($0.name)
    }
    if rest.count == 1 { return PlacedName(text: rest[0].name, place: mark.place) }
    builder.reader.fail(
      .missing(
        key: mark.kind.rawValue,
        expected: "for instance {\(mark.kind.rawValue): {value: COLUMN}}; known: "
          + rest.map(\.name).joined(separator: ", ")), at: mark.place)
    return nil
  }

  /// The rows as a field; they must be a full grid of even steps.
  private func field(
    _ x: PlottedColumn, _ y: PlottedColumn, _ values: [Double], _ mark: PlotMark
  ) -> Field? {
    let rows = marks.rows.sorted()
    guard let across = steps(rows.map { x.values[$0] }, "x", x, mark),
      let up = steps(rows.map { y.values[$0] }, "y", y, mark)
    else { return nil }
    let (width, height) = (across.count, up.count)
    guard width > 1, height > 1 else {
      fail("a \(mark.kind.rawValue) wants at least two places along x and y", mark)
      return nil
    }
    let columns = Dictionary(across.enumerated().map { ($1, $0) }) { first, _ in first }
    let lines = Dictionary(up.enumerated().map { ($1, $0) }) { first, _ in first }
    var field = Array(repeating: Float.nan, count: width * height)
    var isSet = Array(repeating: false, count: width * height)
    for row in rows {
      guard let column = columns[x.values[row]], let line = lines[y.values[row]] else { continue }
      let place = line * width + column
      guard !isSet[place] else {
        fail(
          "two rows have the same place", mark, advice: "choose rows with where, or a facet")
        return nil
      }
      isSet[place] = true
      field[place] = Float(values[row])
    }
    let missing = isSet.count { !$0 }
    guard missing == 0 else {
      fail("\(missing) of \(isSet.count) places of the grid have no row", mark)
      return nil
    }
    return Field(
      field, columns: width, rows: height, x: across[0]...across[width - 1],
      y: up[0]...up[height - 1])
  }

  /// Different values, ascending, in even steps.
  private func steps(
    _ values: [Double], _ axis: String, _ column: PlottedColumn, _ mark: PlotMark
  ) -> [Double]? {
    let places = Set(values.filter(\.isFinite)).sorted()
    guard places.count > 2, !column.isLog else { return places }
    let step = (places[places.count - 1] - places[0]) / Double(places.count - 1)
    // Decimals of a file are rounded: a hundredth of a step is not seen.
    let isEven = places.enumerated().allSatisfy {
      ($1 - places[0] - step * Double($0)).magnitude < 0.01 * step
    }
    guard isEven else {
      fail("the places along \(axis) are not in even steps", mark)
      return nil
    }
    return places
  }

  /// Round numbers within a range, about as many as asked.
  private static func levels(_ least: Double, _ most: Double, count: Int) -> [Double] {
    let raw = (most - least) / Double(count + 1)
    var power = 1.0
    while power > raw { power /= 10 }
    while power * 10 <= raw { power *= 10 }
    let step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= raw } ?? raw
    let first = Int((least / step).rounded(.down)) + 1
    let last = Int((most / step).rounded(.up)) - 1
    return first <= last ? (first...last).map { Double($0) * step } : [(least + most) / 2]
  }
}
