public import Base
public import Plots
import Typography

/// A theme read from YAML; what the file does not say is as in the light or dark theme of reports.
public enum ThemeFile {
  private static let keys = [
    "paper", "magnification", "font", "colors", "series", "sizes", "lines", "spaces", "opacities",
    "panels",
  ]

  /// A theme from a file, named like it.
  /// - Throws: `FileError`; `ExplainedErrors` with a ``SettingError`` for all that is wrong.
  public static func read(_ path: FilePath) throws -> Theme {
    try parse(
      try Files.readText(path, limit: 1 << 16), name: path.stem ?? "theme", file: path.string)
  }

  /// A theme from a text.
  /// - Throws: `ExplainedErrors`
  public static func parse(_ text: String, name: String, file: String) throws -> Theme {
    let reader = SettingReader()
    var theme = Theme(name)
    do {
      let setting = try Setting(parsing: text) {
        SourcePlace(file: file, line: $0, column: $1)
      }
      let entries = reader.entries(setting, key: "theme", known: keys)
      if let value = entries["paper"],
        let scheme = reader.choice("paper", value, of: Palette.Scheme.self)
      {
        theme.palette = scheme == .light ? .light : .dark
      }
      if let value = entries["magnification"],
        let factor = reader.number("magnification", value, in: 0.25...8)
      {
        theme.magnification = factor
      }
      if let value = entries["font"], let family = reader.word("font", value) {
        theme.sizes.setFont(family)
      }
      colors(entries, of: &theme.palette, reader)
      for group in groups {
        if let value = entries[group.key] { numbers(group, value, of: &theme.sizes, reader) }
      }
    } catch {
      throw ExplainedErrors([error])
    }
    guard reader.errors.isEmpty else { throw ExplainedErrors(reader.errors) }
    return theme
  }

  // MARK: Colours

  private static let roles: [(key: String, path: any WritableKeyPath<Palette, RGB> & Sendable)] = [
    ("ink", \.ink), ("second-ink", \.secondaryInk), ("axis", \.axis), ("grid", \.grid),
    ("paper", \.paper), ("link", \.link),
  ]

  private static func colors(
    _ entries: [String: Setting], of palette: inout Palette, _ reader: SettingReader
  ) {
    if let value = entries["colors"] {
      let given = reader.entries(value, key: "colors", known: roles.map(\.key))
      for role in roles {
        guard let value = given[role.key], let color = color(role.key, value, reader) else {
          continue
        }
        palette[keyPath: role.path] = color
      }
    }
    guard let value = entries["series"] else { return }
    guard case .mapping(let series) = value.kind else {
      reader.wrong("series", value, expected: "a mapping such as {kh: \"#06795E\"}")
      return
    }
    for entry in series {
      if let color = color(entry.key, entry.value, reader) { palette.series[entry.key] = color }
    }
  }

  private static func color(_ key: String, _ value: Setting, _ reader: SettingReader) -> RGB? {
    let text = value.word ?? ""
    if text.hasPrefix("#"), text.utf8.count == 7, let hex = UInt32(text.dropFirst(), radix: 16) {
      return RGB(hex)
    }
    reader.wrong(key, value, expected: "a colour in quotes such as \"#06795E\"")
    return nil
  }

  // MARK: Numbers

  private struct Group: Sendable {
    let key: String
    let range: ClosedRange<Double>
    let members: [(key: String, path: any WritableKeyPath<FigureTheme, Double> & Sendable)]
  }

  private static let groups: [Group] = [
    Group(
      key: "sizes", range: 4...72,
      members: [
        ("label", \.label.size), ("tick", \.tick.size), ("title", \.title.size),
        ("letter", \.letter.size), ("remark", \.remark.size),
        ("small-remark", \.smallRemark.size),
      ]),
    Group(
      key: "lines", range: 0.1...12,
      members: [
        ("spine", \.spine), ("tick-length", \.tickLength), ("minor-tick", \.minorTick),
        ("minor-tick-length", \.minorTickLength), ("fit", \.fit), ("fit-halo", \.fitHalo),
        ("hairline", \.hairline),
      ]),
    Group(
      key: "spaces", range: 0...72,
      members: [
        ("tick-padding", \.tickPadding), ("label-padding", \.labelPadding),
        ("title-padding", \.titlePadding), ("column-gap", \.columnGap), ("row-gap", \.rowGap),
        ("edge", \.edge),
      ]),
    Group(
      key: "opacities", range: 0...1,
      members: [
        ("bars", \.barOpacity), ("histograms", \.histogramOpacity), ("bands", \.bandOpacity),
      ]),
    Group(
      key: "panels", range: 0...500,
      members: [
        ("data-margin", \.dataMargin), ("tick-pitch-across", \.tickPitchAcross),
        ("tick-pitch-down", \.tickPitchDown), ("smallest", \.smallestPanel),
      ]),
  ]

  private static func numbers(
    _ group: Group, _ value: Setting, of sizes: inout FigureTheme, _ reader: SettingReader
  ) {
    let given = reader.entries(value, key: group.key, known: group.members.map(\.key))
    for member in group.members {
      guard let value = given[member.key] else { continue }
      // A margin is a share of the axis; a pitch or a panel of no size would never end.
      let range =
        member.key == "data-margin" ? 0...0.5 : group.key == "panels" ? 10...500 : group.range
      if let number = reader.number(member.key, value, in: range) {
        sizes[keyPath: member.path] = number
      }
    }
  }
}

extension FigureTheme {
  /// All labels in a family.
  fileprivate mutating func setFont(_ family: String) {
    let regular = FontStyle(family: family)
    let paths: [WritableKeyPath<FigureTheme, TextStyle>] = [
      \.label, \.tick, \.title, \.letter, \.remark, \.smallRemark,
    ]
    for path in paths {
      let old = self[keyPath: path]
      self[keyPath: path] = TextStyle(
        regular: regular, fallbacks: [.inter] + old.fallbacks, size: old.size, face: old.face,
        features: old.features)
    }
  }
}
