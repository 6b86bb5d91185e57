import Base
import Plots
import Results
import Typography

/// A table and a few settings to a figure, with good defaults for all that they do not say.
struct PlotBuilder {
  let settings: PlotSettings
  let table: Table
  let reader: SettingReader
  /// Colours that series of these names have elsewhere in the study.
  var colors: [String: SeriesColor] = [:]

  /// The figure; nil after an error.
  func figure(named name: String) -> Figure? {
    let before = reader.errors.count
    guard let rows = keptRows(), let facets = facets(rows), let groups = groups(rows) else {
      return nil
    }
    let x = xColumn()
    let y = yColumn()
    guard reader.errors.count == before, !settings.marks.isEmpty else { return nil }
    let rowLength = settings.facetColumns ?? Self.columns(for: facets.count)
    let panels = facets.map { facet in
      let marks = PlotMarks(builder: self, x: x, y: y, groups: groups, rows: facet.rows)
      var all = marks.all()
      // Titles of several rows stand inside the panels.
      if facets.count > rowLength, let title = marks.title(facet.title, over: all) {
        all.append(title)
      }
      return Panel(x: x?.axis, y: y?.axis ?? Axis("Density", lower: 0), marks: all)
    }
    guard reader.errors.count == before else { return nil }
    let title = settings.title ?? defaultTitle(x, y)
    guard check(title, at: settings.place), check(settings.legendTitle ?? "", at: settings.place)
    else { return nil }
    return Figure(
      name, title: title, alternative: settings.alternative ?? alternative(x, y, groups, rows),
      width: settings.width ?? (panels.count > 1 ? .full : .column), tables: [table.name],
      grid: grid(panels, titles: facets.map(\.title), groups: groups))
  }

  // MARK: Columns

  private var hasFields: Bool { settings.marks.contains { $0.kind.isField } }

  private var isHistogram: Bool {
    settings.marks.contains { $0.kind == .histogram }
      && settings.marks.allSatisfy { $0.kind == .histogram || $0.kind.isAnnotation }
  }

  private func xColumn() -> PlottedColumn? {
    let channel = settings.x ?? PlotSettings.Channel(place: settings.place)
    if let name = channel.column { return plotted(channel, column: name) }
    if let name = hasFields ? present("column") : nil { return plotted(channel, column: name) }
    if hasDistributions {
      return PlottedColumn(
        values: Array(repeating: 0, count: table.rowCount),
        axis: Axis.band(channel.label ?? "", [""]), name: "")
    }
    if let name = present("index") { return plotted(channel, column: name) }
    if isHistogram || hasFields { return missing("x") }
    return PlottedColumn(
      values: (0..<table.rowCount).map(Double.init),
      axis: Axis(channel.label ?? "Row", lower: channel.lower, upper: channel.upper), name: "row")
  }

  private func yColumn() -> PlottedColumn? {
    let channel = settings.y ?? PlotSettings.Channel(place: settings.place)
    if let name = channel.column { return plotted(channel, column: name) }
    if isHistogram { return nil }
    if let name = hasFields ? present("row") : present("value") {
      return plotted(channel, column: name)
    }
    return missing("y")
  }

  private func missing(_ key: String) -> PlottedColumn? {
    reader.fail(
      .missing(
        key: key,
        expected: "a column; known: " + table.columns.map(\.name).joined(separator: ", ")),
      at: settings.place)
    return nil
  }

  /// Whether a text with math can be set.
  func check(_ text: String, at place: SourcePlace) -> Bool {
    do {
      _ = try RichText(parsing: text)
      return true
    } catch let error as any ExplainedError {
      let explanation = error.explanation
      reader.fail(
        .unfit("in “\(text)”: \(explanation.what)", advice: explanation.advice), at: place)
    } catch {
      reader.fail(.unfit("“\(text)” cannot be set: \(error)", advice: nil), at: place)
    }
    return false
  }

  // MARK: The grid

  private func grid(
    _ panels: [Panel], titles: [String], groups: [PlottedGroup]
  ) -> PanelGrid {
    var columns = settings.facetColumns ?? Self.columns(for: panels.count)
    columns = min(columns, panels.count)
    // Every row is full; the last may need panels without axes.
    let blanks = (columns - panels.count % columns) % columns
    let all = panels + Array(repeating: Panel(x: nil, y: nil, marks: []), count: blanks)
    let rows = stride(from: 0, to: all.count, by: columns).map { Array(all[$0..<$0 + columns]) }
    let isOneRow = rows.count == 1
    var grid = PanelGrid(rows: rows)
    if panels.count > 1 {
      let titled = titles.map { title in title.withoutMath }
      if isOneRow { grid.columnTitles = titled }
      grid.shareX = blanks == 0 ? .all : .none
      grid.shareY = blanks == 0 ? .all : .none
    }
    grid.shareColor = hasFields && panels.count > 1 && blanks == 0 ? .all : .none
    grid.aspect = settings.aspect ?? (hasFields ? 1 : panels.count > 1 ? 0.8 : 0.62)
    grid.legend = legend(groups)
    grid.legendTitle =
      grid.legend.isEmpty
      ? "" : settings.legendTitle ?? settings.color?.text.capitalized.withoutMath ?? ""
    return grid
  }

  private static func columns(for count: Int) -> Int {
    if count <= 3 { return max(1, count) }
    return [3, 4, 2].first { count % $0 == 0 } ?? 3
  }

  private func legend(_ groups: [PlottedGroup]) -> [LegendEntry] {
    let drawn = settings.marks.filter { !$0.kind.isAnnotation && !$0.kind.isField }
    guard groups.count > 1, let first = drawn.first, !drawn.contains(where: \.isDirect) else {
      return []
    }
    let line = drawn.first { $0.kind == .line }
    return groups.map { group in
      let label = group.label.withoutMath
      if let line {
        return LegendEntry(
          label, color: group.color, key: .line, dash: dash(line, group))
      }
      let key: LegendEntry.Key
      switch first.kind {
      case .points, .errorbars, .fit: key = .marker(marker(first, group))
      default: key = .area
      }
      return LegendEntry(label, color: group.color, key: key)
    }
  }

  /// Ordered groups tell themselves by their shade.
  private var isOrdered: Bool {
    settings.color.flatMap { table[column: $0.text]?.values.numbers } != nil
  }

  func dash(_ mark: PlotMark, _ group: PlottedGroup) -> [Double] {
    if mark.isDashed == true { return [4, 2] }
    return mark.isDashed == false || isOrdered ? [] : SeriesPalette.dash(group.index)
  }

  func marker(_ mark: PlotMark, _ group: PlottedGroup) -> Marker {
    mark.marker ?? (isOrdered ? .circle : SeriesPalette.marker(group.index))
  }

  // MARK: Words

  private func defaultTitle(_ x: PlottedColumn?, _ y: PlottedColumn?) -> String {
    guard let y, !y.name.isEmpty else { return "Distribution of \(x?.name ?? table.name)" }
    guard let x, !x.name.isEmpty else { return y.name }
    return "\(y.name) over \(x.name)".withoutMath
  }

  /// What is drawn, of what, and how far the values reach.
  private func alternative(
    _ x: PlottedColumn?, _ y: PlottedColumn?, _ groups: [PlottedGroup], _ rows: [Int]
  ) -> String {
    let marks = settings.marks.map(\.kind.rawValue).joined(separator: ", ")
    var words = "\(marks.prefix(1).uppercased() + marks.dropFirst()) of \(rows.count) rows"
    for (name, column) in [("x", x), ("y", y)] {
      guard let column, column.bands == nil else { continue }
      let finite = rows.map { column.values[$0] }.filter(\.isFinite)
      guard let least = finite.min(), let most = finite.max() else { continue }
      words += "; \(name) is \(column.name), "
      if column.axis.scale == .time { continue }
      words +=
        NumberText.significant(least, digits: 3) + " to "
        + NumberText.significant(most, digits: 3)
    }
    if groups.count > 1 {
      words += "; in colours: " + groups.map(\.label).joined(separator: ", ")
    }
    return words + "."
  }
}
