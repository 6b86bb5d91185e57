/// A dense matrix, row by row.
public struct Matrix<Element: Sendable & Hashable>: Sendable, Hashable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// `rows · columns` elements, row by row.
  public var elements: [Element]

  /// A matrix of given elements; a wrong count is a programmer's mistake.
  public init(rows: Int, columns: Int, elements: [Element]) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative size")
    precondition(
      elements.count == rows * columns,
      "\(rows) x \(columns) elements are wanted, \(elements.count) given")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix of one value.
  public init(rows: Int, columns: Int, repeating value: Element) {
    self.init(
      rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }

  /// The element in a row and column, counted from 0.
  public subscript(row: Int, column: Int) -> Element {
    get { elements[offset(row, column)] }
    set { elements[offset(row, column)] = newValue }
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    precondition(
      (0..<rows).contains(row) && (0..<columns).contains(column),
      "(\(row), \(column)) lies outside \(rows) x \(columns)")
    return row * columns + column
  }

  /// One row, without copying.
  public func row(_ index: Int) -> ArraySlice<Element> {
    precondition((0..<rows).contains(index), "row \(index) of \(rows)")
    return elements[index * columns..<(index + 1) * columns]
  }

  /// Some rows, in the given order; a row may come more than once.
  public func selecting(rows indices: [Int]) -> Matrix {
    var selected: [Element] = []
    selected.reserveCapacity(indices.count * columns)
    for index in indices { selected += row(index) }
    return Matrix(rows: indices.count, columns: columns, elements: selected)
  }

  /// The first `size` rows and columns.
  public func leadingBlock(_ size: Int) -> Matrix {
    precondition(size <= min(rows, columns), "the block is larger than the matrix")
    let block = (0..<size).flatMap { elements[$0 * columns..<$0 * columns + size] }
    return Matrix(rows: size, columns: size, elements: block)
  }

  /// Rows and columns exchanged.
  public func transposed() -> Matrix {
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for column in 0..<columns {
      for row in 0..<rows { result.append(elements[row * columns + column]) }
    }
    return Matrix(rows: columns, columns: rows, elements: result)
  }
}
