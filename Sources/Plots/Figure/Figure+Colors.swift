extension Figure {
  /// Colours of series by their labels, where a label has one colour in all figures.
  public static func colorsByLabel(of figures: [Figure]) -> [String: SeriesColor] {
    var known: [String: SeriesColor] = [:]
    var doubtful: Set<String> = []
    func add(_ label: String, _ color: SeriesColor) {
      let full = color.shaded(1)
      if let first = known[label], first != full { doubtful.insert(label) }
      known[label] = full
    }
    for figure in figures {
      for mark in figure.grid.rows.joined().flatMap(\.marks).map(\.content) {
        if let color = mark.colors.first, mark.colors.count == 1 { add(mark.label, color) }
      }
      for entry in figure.grid.legend { add(entry.label, entry.color) }
    }
    return known.filter { !$0.key.isEmpty && !doubtful.contains($0.key) }
  }
}
