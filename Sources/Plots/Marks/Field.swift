/// Values on a regular grid of places.
public struct Field: Sendable, Hashable, Codable {
  /// Row by row, the first row at the lower end of y; `columns · rows` of them.
  public var values: [Float]
  /// Places along x.
  public var columns: Int
  /// Places along y.
  public var rows: Int
  /// First and last place along x.
  public var x: ClosedRange<Double>
  /// First and last place along y.
  public var y: ClosedRange<Double>

  /// A field.
  public init(
    _ values: [Float], columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    self.values = values
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
  }

  /// Half a step along x, by which cells reach beyond the first and last place.
  var halfColumn: Double {
    columns > 1 ? (x.upperBound - x.lowerBound) / Double(columns - 1) / 2 : 0.5
  }

  /// See ``halfColumn``.
  var halfRow: Double { rows > 1 ? (y.upperBound - y.lowerBound) / Double(rows - 1) / 2 : 0.5 }

  /// Whether it has as many values as places.
  var isWhole: Bool { columns >= 1 && rows >= 1 && values.count == columns * rows }

  /// The place of a fractional column.
  func across(_ column: Double) -> Double {
    columns > 1
      ? x.lowerBound + (x.upperBound - x.lowerBound) * column / Double(columns - 1) : x.lowerBound
  }

  /// The place of a fractional row.
  func up(_ row: Double) -> Double {
    rows > 1
      ? y.lowerBound + (y.upperBound - y.lowerBound) * row / Double(rows - 1) : y.lowerBound
  }
}
