import Base
import Plots
import Results

/// One axis of a plot with its values, a row each.
struct PlottedColumn {
  var values: [Double]
  var axis: Axis
  /// What tells the values, without a unit.
  var name: String

  var bands: [String]? {
    if case .band(let names, _) = axis.scale { names } else { nil }
  }
  var isLog: Bool { axis.scale == .log }
}

/// Rows in one colour.
struct PlottedGroup {
  var label: String
  var color: SeriesColor
  /// Place among the groups.
  var index: Int
  var rows: Set<Int>
}

extension PlotBuilder {
  /// Most series that colours and forms tell apart.
  private static let groupLimit = 10
  private static let facetLimit = 24
  private static let bandLimit = 60

  func column(_ name: PlacedName) -> Column? {
    if let column = table[column: name.text] { return column }
    reader.fail(
      .unknown(kind: "column", name: name.text, known: table.columns.map(\.name)), at: name.place)
    return nil
  }

  /// Numbers of a column; text is an error.
  func numbers(_ name: PlacedName) -> [Double]? {
    guard let column = column(name) else { return nil }
    if let numbers = column.values.numbers { return numbers }
    reader.fail(
      .unfit("the column “\(name.text)” holds words", advice: "choose one of numbers"),
      at: name.place)
    return nil
  }

  /// A column of a default name, when it is there.
  func present(_ names: String...) -> PlacedName? {
    names.first { table[column: $0]?.values.numbers != nil }
      .map { PlacedName(text: $0, place: settings.place) }
  }

  // MARK: Axes

  /// An axis over a column.
  func plotted(_ channel: PlotSettings.Channel, column name: PlacedName) -> PlottedColumn? {
    guard let column = column(name) else { return nil }
    let unit = column.unit.map { " (\($0))" } ?? ""
    let head = column.name.replacing("_", with: " ")
    let label = channel.label ?? column.name.capitalized.withoutMath + unit
    guard check(label, at: channel.place) else { return nil }
    var axis = Axis(label, lower: channel.lower, upper: channel.upper)
    var values = column.values.numbers ?? []
    if column.values.kind == .text {
      let words = (0..<table.rowCount).map { column.values.text(row: $0) }
      let seconds = words.compactMap(Axis.seconds(ofDate:))
      let isDate = seconds.count == words.count && channel.scale != .band
      if let scale = channel.scale, scale != .band, !(isDate && scale == .time) {
        reader.fail(
          .unfit(
            "the column “\(name.text)” holds words and has no \(scale.rawValue) scale",
            advice: "choose a column of numbers, or scale: band"), at: channel.place)
        return nil
      }
      if isDate {
        axis.scale = .time
        values = seconds
      } else {
        guard let bands = bands(words, of: name) else { return nil }
        (axis.scale, values) = (.band(bands.names, groups: []), bands.places)
      }
    } else if channel.scale == .band || (channel.scale == nil && hasDistributions && isX(name)) {
      let sorted = Array(Set(values.filter(\.isFinite))).sorted()
      let order = sorted.map { UncertainText.minus(NumberText.shortest($0)) }
      let words = values.map { UncertainText.minus(NumberText.shortest($0)) }
      guard let bands = bands(words, of: name, order: order) else { return nil }
      (axis.scale, values) = (.band(bands.names, groups: []), bands.places)
    } else {
      switch channel.scale ?? .linear {
      case .linear, .band: axis.scale = .linear
      case .log: axis.scale = .log
      case .symlog: axis.scale = .symlog(within: channel.within)
      case .percent: axis.scale = .percent
      case .time: axis.scale = .time
      }
      if axis.scale == .log, !values.contains(where: { $0 > 0 && $0.isFinite }) {
        reader.fail(
          .unfit(
            "the column “\(name.text)” has no value above 0 for a log scale",
            advice: "take scale: linear or symlog"), at: channel.place)
        return nil
      }
    }
    return PlottedColumn(values: values, axis: axis, name: head)
  }

  private func isX(_ name: PlacedName) -> Bool { settings.x?.column == name }

  var hasDistributions: Bool { settings.marks.contains { $0.kind.isDistribution } }

  private func bands(
    _ words: [String], of name: PlacedName, order: [String]? = nil
  ) -> (names: [String], places: [Double])? {
    var names = order ?? []
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() { places[name] = index }
    for word in words where places[word] == nil && order == nil {
      places[word] = names.count
      names.append(word)
    }
    guard names.count <= Self.bandLimit else {
      reader.fail(
        .unfit(
          "the column “\(name.text)” has \(names.count) different values; an axis names at most "
            + "\(Self.bandLimit)", advice: "choose rows with where"), at: name.place)
      return nil
    }
    return (names, words.map { places[$0].map(Double.init) ?? .nan })
  }

  // MARK: Groups

  /// Rows by the colour column: words in their order, numbers ascending as shades of one colour.
  func groups(_ rows: [Int]) -> [PlottedGroup]? {
    guard let name = settings.color else {
      return [
        PlottedGroup(label: "", color: SeriesPalette.color(0), index: 0, rows: Set(rows))
      ]
    }
    guard let column = column(name), let levels = levels(column, name, limit: Self.groupLimit)
    else { return nil }
    let isOrdered = column.values.kind != .text
    // Colours stay with their levels, whatever rows are drawn.
    return levels.enumerated().compactMap { index, level -> PlottedGroup? in
      let drawn = Set(level.rows).intersection(rows)
      guard !drawn.isEmpty else { return nil }
      var color = colors[level.text] ?? SeriesPalette.color(index)
      if isOrdered {
        let share = levels.count > 1 ? Double(index) / Double(levels.count - 1) : 1
        color = SeriesPalette.color(0).shaded(0.45 + 0.55 * share)
      }
      return PlottedGroup(label: level.text, color: color, index: index, rows: drawn)
    }
  }

  /// Rows by the facet column.
  func facets(_ rows: [Int]) -> [(title: String, rows: Set<Int>)]? {
    guard let name = settings.facet else { return [("", Set(rows))] }
    guard let column = column(name), let levels = levels(column, name, limit: Self.facetLimit)
    else { return nil }
    return levels.map { ($0.text, Set($0.rows).intersection(rows)) }.filter { !$0.1.isEmpty }
  }

  private func levels(
    _ column: Column, _ name: PlacedName, limit: Int
  ) -> [(text: String, rows: [Int])]? {
    var rows: [String: [Int]] = [:]
    var order: [String] = []
    for row in 0..<table.rowCount {
      let text = column.values.text(row: row)
      if rows[text] == nil { order.append(text) }
      rows[text, default: []].append(row)
    }
    guard order.count <= limit else {
      reader.fail(
        .unfit(
          "the column “\(name.text)” has \(order.count) different values; at most \(limit) are "
            + "told apart", advice: "choose a column of few values, or rows with where"),
        at: name.place)
      return nil
    }
    if column.values.kind != .text {
      order.sort { (Double($0) ?? .nan) < (Double($1) ?? .nan) }
    }
    return order.map { (UncertainText.minus($0), rows[$0] ?? []) }
  }

  /// Rows that the filters keep.
  func keptRows() -> [Int]? {
    var rows = Array(0..<table.rowCount)
    var isWell = true
    for filter in settings.filters {
      guard let column = column(filter.column) else {
        isWell = false
        continue
      }
      rows = rows.filter { filter.values.contains(column.values.text(row: $0)) }
    }
    guard isWell else { return nil }
    if rows.isEmpty {
      reader.fail(.unfit("no row is left to draw", advice: "see where"), at: settings.place)
      return nil
    }
    return rows
  }
}
