/// Two values of each of several things: reproduced beside published, before beside after.
public struct PairedValues: Sendable, Hashable {
  /// The first value of each thing, drawn hollow; NaN for none.
  public var first: [Double]
  /// The second value, drawn filled.
  public var second: [Double]
  /// One colour a thing.
  public var colors: [SeriesColor]
  /// What the things are called.
  public var names: [String]

  /// Pairs of values; all columns are equally long.
  public init(names: [String], first: [Double], second: [Double], colors: [SeriesColor]) {
    self.names = names
    self.first = first
    self.second = second
    self.colors = colors
  }

  /// A hollow and a filled dot on a line for each thing, for a panel whose y axis is
  /// `.band("", names)`.
  public var dumbbells: [Mark] {
    indices.flatMap { index -> [Mark] in
      let y = Double(index)
      let color = colors[index]
      let line = SegmentsMark(
        x: [first[index]], y: [y], toX: [second[index]], toY: [y], color: color.shaded(0.55),
        width: 1.6, label: names[index])
      return [.segments(line)]
        + dots(index, x: [first[index]], y: [y], marker: .ring)
        + dots(index, x: [second[index]], y: [y], marker: .circle)
    }
  }

  /// A line from the first to the second value of each thing, for a panel whose x axis is a band of
  /// two names; things are named beside the second.
  public var slopes: [Mark] {
    indices.flatMap { index -> [Mark] in
      let line = LineMark(
        x: [0, 1], y: [first[index], second[index]], color: colors[index], label: names[index])
      return [.line(line)] + dots(index, x: [0], y: [first[index]], marker: .ring)
        + dots(index, x: [1], y: [second[index]], marker: .circle, isNamed: true)
    }
  }

  private var indices: Range<Int> {
    0..<min(names.count, first.count, second.count, colors.count)
  }

  private func dots(
    _ index: Int, x: [Double], y: [Double], marker: Marker, isNamed: Bool = false
  ) -> [Mark] {
    [
      .points(
        PointsMark(
          x: x, y: y, color: colors[index], size: 4.4, marker: marker, label: names[index],
          names: isNamed ? [names[index]] : []))
    ]
  }
}
