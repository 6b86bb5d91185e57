import Base

/// The values of one column; one type a column.
public enum ColumnValues: Sendable, Hashable {
  case integers([Int])
  case doubles([Double])
  /// Single precision, written with the shortest decimals that read back as single precision.
  case floats([Float])
  case texts([String])

  /// How many rows the column has.
  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .doubles(let values): values.count
    case .floats(let values): values.count
    case .texts(let values): values.count
    }
  }

  /// The kind of value that a column holds, as stored in schemas.
  public enum Kind: String, Sendable, Hashable, Codable {
    case integer, double, float, text
  }

  /// The kind of the values.
  public var kind: Kind {
    switch self {
    case .integers: .integer
    case .doubles: .double
    case .floats: .float
    case .texts: .text
    }
  }

  /// The canonical text of one cell, before CSV quoting.
  public func text(row: Int) -> String {
    switch self {
    case .integers(let values): String(values[row])
    case .doubles(let values): NumberText.shortest(values[row])
    case .floats(let values): NumberText.shortest(values[row])
    case .texts(let values): values[row]
    }
  }

  /// Numbers as doubles; nil for text.
  public var numbers: [Double]? {
    switch self {
    case .integers(let values): values.map(Double.init)
    case .doubles(let values): values
    case .floats(let values): values.map(Double.init)
    case .texts: nil
    }
  }

  /// The values at some rows, in that order.
  public func selecting(rows: [Int]) -> Self {
    switch self {
    case .integers(let values): .integers(rows.map { values[$0] })
    case .doubles(let values): .doubles(rows.map { values[$0] })
    case .floats(let values): .floats(rows.map { values[$0] })
    case .texts(let values): .texts(rows.map { values[$0] })
    }
  }
}

/// A named column with a unit.
public struct Column: Sendable, Hashable {
  /// Lower-case words, as they stand in the CSV header.
  public let name: String
  /// The unit as printed, nil for a pure number or text.
  public let unit: String?
  /// The cells.
  public let values: ColumnValues

  /// A column of any kind.
  public init(_ name: String, unit: String? = nil, _ values: ColumnValues) {
    self.name = name
    self.unit = unit
    self.values = values
  }

  /// A column of whole numbers.
  public init(_ name: String, unit: String? = nil, integers: [Int]) {
    self.init(name, unit: unit, .integers(integers))
  }

  /// A column of double-precision numbers.
  public init(_ name: String, unit: String? = nil, doubles: [Double]) {
    self.init(name, unit: unit, .doubles(doubles))
  }

  /// A column of single-precision numbers.
  public init(_ name: String, unit: String? = nil, floats: [Float]) {
    self.init(name, unit: unit, .floats(floats))
  }

  /// A column of words.
  public init(_ name: String, texts: [String]) {
    self.init(name, unit: nil, .texts(texts))
  }

  /// `name` or `name [unit]`.
  public var header: String { unit.map { "\(name) [\($0)]" } ?? name }
}
