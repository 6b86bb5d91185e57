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
  ///
  /// Large selections are copied on all threads of the current execution.
  public func selecting(rows indices: [Int]) -> Matrix {
    for index in indices { precondition((0..<rows).contains(index), "row \(index) of \(rows)") }
    let count = indices.count * columns
    let atOnce = max(1, 65_536 / max(1, columns))
    let selected = [Element](unsafeUninitializedCapacity: count) { selected, initialized in
      elements.withUnsafeBufferPointer { elements in
        guard let from = elements.baseAddress, let to = selected.baseAddress else { return }
        onAllThreads((indices.count + atOnce - 1) / atOnce) { part in
          for row in part * atOnce..<min((part + 1) * atOnce, indices.count) {
            (to + row * columns).initialize(
              from: from + indices[row] * columns, count: columns)
          }
        }
        initialized = count
      }
    }
    return Matrix(rows: indices.count, columns: columns, elements: selected)
  }

  /// The first `size` rows and columns.
  public func leadingBlock(_ size: Int) -> Matrix {
    precondition(size <= min(rows, columns), "the block is larger than the matrix")
    let block = (0..<size).flatMap { elements[$0 * columns..<$0 * columns + size] }
    return Matrix(rows: size, columns: size, elements: block)
  }

  /// Rows and columns exchanged, in a matrix of its own.
  ///
  /// Products want no copy: see ``transpose``.
  public func transposed() -> Matrix {
    let side = 32
    let exchanged = [Element](unsafeUninitializedCapacity: elements.count) { result, count in
      elements.withUnsafeBufferPointer { elements in
        guard let to = result.baseAddress else { return }
        for firstRow in stride(from: 0, to: rows, by: side) {
          for column in 0..<columns {
            for row in firstRow..<min(firstRow + side, rows) {
              (to + column * rows + row).initialize(to: elements[row * columns + column])
            }
          }
        }
        count = elements.count
      }
    }
    return Matrix(rows: columns, columns: rows, elements: exchanged)
  }
}
