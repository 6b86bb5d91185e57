import Base

/// A cell that names a row, for instance `layer=trained`.
public struct KeyCell: Sendable, Hashable, Codable {
  /// Name of the column.
  public let column: String
  /// Canonical text of the cell.
  public let text: String
}

/// A cell that has another value.
public struct CellChange: Sendable, Hashable, Codable {
  /// Data row of the old table, counted from 1.
  public let row: Int
  /// What identifies the row.
  public let key: [KeyCell]
  /// Header of the column.
  public let column: String
  /// Canonical text of the old cell.
  public let old: String
  /// Canonical text of the new cell.
  public let new: String
  /// How far apart two numbers are; nil for words.
  public let change: NumberChange?
  /// How much the change stands out among others; words and lost numbers most.
  let weight: Double

  /// `layer=trained, n=12`, empty when nothing identifies the row.
  public var keyText: String {
    key.map { "\($0.column)=\($0.text)" }.joined(separator: ", ")
  }

  /// `column eigenvalue, row 1203 (layer=trained, n=12)`.
  public var place: String {
    "column \(column), row \(row)" + (key.isEmpty ? "" : " (\(keyText))")
  }

  /// `expected 0.0123, got 0.0124 (812 ULP, 0.8 % apart)`.
  public var expectation: String {
    let distance = change?.sentence ?? ""
    return "expected \(old), got \(new)" + (distance.isEmpty ? "" : " (\(distance))")
  }

  private enum CodingKeys: CodingKey { case row, key, column, old, new, change, weight }
}

/// The cells of a column that have other values.
public struct ColumnDifference: Sendable, Hashable, Codable {
  /// Header of the column.
  public let column: String
  /// How many cells differ.
  public let count: Int
  /// How many cells were compared.
  public let total: Int
  /// The first cell that differs.
  public let first: CellChange
  /// The cell that stands out most.
  public let worst: CellChange
  /// Where along the column changes lie: the largest in each of up to 24 stretches, 0 for none.
  public let profile: [Double]

  /// `3 of 9600 cells differ`.
  public var countText: String { "\(count) of \(total) cells \(count == 1 ? "differs" : "differ")" }
}
