import Base
import Plots

/// Reads the settings of a plot.
struct PlotParser {
  static let keys = [
    "data", "x", "y", "color", "facet", "where", "marks", "title", "alternative", "legend",
    "aspect",
  ]
  private static let channelKeys = ["column", "label", "scale", "within", "from", "to"]

  let reader: SettingReader
  private(set) var settings: PlotSettings

  init(reader: SettingReader, place: SourcePlace) {
    self.reader = reader
    settings = PlotSettings(place: place)
  }

  /// Reads all; returns the name of the data, nil when there is none.
  mutating func parse(_ setting: Setting) -> PlacedName? {
    let entries = reader.entries(setting, key: "plot", known: Self.keys)
    if let value = entries["x"] { settings.x = channel("x", value) }
    if let value = entries["y"] { settings.y = channel("y", value) }
    if let value = entries["color"] { settings.color = name("color", value) }
    if let value = entries["facet"] { readFacet(value) }
    if let value = entries["where"] { readFilters(value) }
    if let value = entries["title"] { settings.title = reader.word("title", value) }
    if let value = entries["legend"] { settings.legendTitle = reader.word("legend", value) }
    if let value = entries["alternative"] {
      settings.alternative = reader.word("alternative", value)
    }
    if let value = entries["aspect"] {
      settings.aspect = reader.number("aspect", value, in: 0.1...4)
    }
    if let value = entries["marks"] {
      settings.marks = value.items.compactMap(mark)
    } else if setting.isMapping {
      reader.fail(
        .missing(key: "marks", expected: "for instance marks: [points, fit]"), at: setting.place)
    }
    guard let data = entries["data"] else {
      if setting.isMapping {
        reader.fail(
          .missing(key: "data", expected: "ALIAS.TABLE, or a .csv, .tsv or .npy file"),
          at: setting.place)
      }
      return nil
    }
    return name("data", data)
  }

  private func name(_ key: String, _ setting: Setting) -> PlacedName? {
    reader.word(key, setting).map { PlacedName(text: $0, place: setting.place) }
  }

  /// A column's name, or a mapping with its scale.
  private func channel(_ key: String, _ setting: Setting) -> PlotSettings.Channel {
    var channel = PlotSettings.Channel(place: setting.place)
    guard setting.isMapping else {
      channel.column = name(key, setting)
      return channel
    }
    let entries = reader.entries(setting, key: key, known: Self.channelKeys)
    if let value = entries["column"] { channel.column = name("column", value) }
    if let value = entries["label"] { channel.label = reader.word("label", value) }
    if let value = entries["scale"] {
      channel.scale = reader.choice("scale", value, of: PlotSettings.ScaleName.self)
    }
    if let value = entries["within"] {
      channel.within = reader.number("within", value, in: 1e-300...1e300) ?? 1
    }
    if let value = entries["from"] { channel.lower = bound("from", value) }
    if let value = entries["to"] { channel.upper = bound("to", value) }
    return channel
  }

  /// A number or a date.
  private func bound(_ key: String, _ setting: Setting) -> Double? {
    if let seconds = setting.word.flatMap(Axis.seconds(ofDate:)) { return seconds }
    return reader.number(key, setting, in: -1e300...1e300)
  }

  private mutating func readFacet(_ setting: Setting) {
    guard setting.isMapping else {
      settings.facet = name("facet", setting)
      return
    }
    let entries = reader.entries(setting, key: "facet", known: ["column", "columns"])
    if let value = entries["column"] { settings.facet = name("column", value) }
    if let value = entries["columns"], let count = reader.number("columns", value, in: 1...8) {
      settings.facetColumns = Int(count)
    }
  }

  private mutating func readFilters(_ setting: Setting) {
    guard case .mapping(let entries) = setting.kind else {
      reader.wrong("where", setting, expected: "a mapping such as {layer: KH}")
      return
    }
    for entry in entries {
      settings.filters.append(
        PlotSettings.Filter(
          column: PlacedName(text: entry.key, place: entry.keyPlace),
          values: entry.value.items.compactMap { reader.word(entry.key, $0) }))
    }
  }

  // MARK: Marks

  /// A mark's name, or a mapping from it to its options.
  private func mark(_ setting: Setting) -> PlotMark? {
    guard case .mapping(let entries) = setting.kind else {
      return reader.choice("mark", setting, of: PlotMark.Kind.self).map {
        PlotMark(kind: $0, place: setting.place)
      }
    }
    guard let entry = entries.first, entries.count == 1 else {
      reader.wrong("marks", setting, expected: "a list such as [points, {line: {dash: true}}]")
      return nil
    }
    guard let kind = PlotMark.Kind(rawValue: entry.key) else {
      let known = PlotMark.Kind.allCases.map(\.rawValue)
      reader.fail(.unknown(kind: "mark", name: entry.key, known: known), at: entry.keyPlace)
      return nil
    }
    // A line through a cloud of points is a fit.
    if kind == .line, entry.value.word == "fit" {
      return PlotMark(kind: .fit, place: entry.keyPlace)
    }
    var mark = PlotMark(kind: kind, place: entry.keyPlace)
    let options = reader.entries(entry.value, key: kind.rawValue, known: kind.options)
    for (key, value) in options.sorted(by: { $0.key < $1.key }) { read(key, value, into: &mark) }
    return mark
  }

  private func read(_ key: String, _ value: Setting, into mark: inout PlotMark) {
    switch key {
    case "size": mark.size = reader.number(key, value, in: 0.2...40)
    case "marker": mark.marker = reader.choice(key, value, of: Marker.self)
    case "names": mark.names = name(key, value)
    case "width": mark.width = reader.number(key, value, in: 0.05...20)
    case "dash": mark.isDashed = flag(key, value)
    case "direct": mark.isDirect = flag(key, value) ?? false
    case "steps": mark.isStepped = flag(key, value) ?? false
    case "lower": mark.lower = name(key, value)
    case "upper": mark.upper = name(key, value)
    case "error": mark.error = name(key, value)
    case "base": mark.base = reader.number(key, value, in: -1e300...1e300) ?? 0
    case "bins": mark.bins = reader.number(key, value, in: 1...1000).map { Int($0) }
    case "value": mark.value = name(key, value)
    case "ramp": mark.ramp = reader.choice(key, value, of: ColorScale.Ramp.self)
    case "log": mark.isLog = flag(key, value) ?? false
    case "fill": mark.isFilled = flag(key, value) ?? false
    case "labels": mark.isLabelled = flag(key, value) ?? false
    case "levels":
      if case .list(let items) = value.kind {
        mark.levels = items.compactMap { reader.number(key, $0, in: -1e300...1e300) }
      } else if let count = reader.number(key, value, in: 1...40) {
        mark.levelCount = Int(count)
      }
    case "from": mark.from = bound(key, value)
    case "to": mark.to = bound(key, value)
    case "x": mark.x = bound(key, value)
    case "y": mark.y = bound(key, value)
    default: mark.text = reader.word(key, value) ?? ""
    }
  }

  private func flag(_ key: String, _ setting: Setting) -> Bool? {
    if let flag = setting.flag { return flag }
    reader.wrong(key, setting, expected: "true or false")
    return nil
  }
}

extension Setting {
  var isMapping: Bool {
    if case .mapping = kind { true } else { false }
  }
}
