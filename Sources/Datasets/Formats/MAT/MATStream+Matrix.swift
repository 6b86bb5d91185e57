import Base
import LinearAlgebra

extension MATStream {
  /// Columns that are turned at once: two lines of a cache of single-precision numbers.
  private static let panel = 32

  /// A value as a matrix in single precision.
  ///
  /// MATLAB stores columns, so that a few of them at a time come from the pipe and go to their places
  /// in the rows: beside the result only they are held.
  mutating func floatMatrix() throws -> Matrix<Float> {
    guard let header = try header() else { throw Failure.senseless("an early end") }
    guard MATText.holdsNumbers(header.kind), !header.isComplex else {
      let what = header.isComplex ? "complex numbers" : "of the class \(header.kind)"
      throw Failure.unwanted("it is \(what), not real numbers")
    }
    guard header.shape.count == 2 else {
      throw Failure.unwanted(
        "it has the shape \(FormatFault.text(header.shape)), not rows × columns")
    }
    let (rows, columns) = (header.shape[0], header.shape[1])
    let block = try blockSize()
    // A file may store the numbers of a class as smaller ones.
    guard let element = MATText.elements[block.type] else {
      throw Failure.senseless("elements of type \(block.type)")
    }
    guard block.count == FormatFault.elements(of: header.shape, elementSize: element.size) else {
      throw Failure.senseless(
        "\(block.count) bytes for \(FormatFault.text(header.shape)) elements")
    }
    switch element {
    case .int8: return try turned(Int8.self, rows, columns) { Float($0) }
    case .uint8: return try turned(UInt8.self, rows, columns) { Float($0) }
    case .int16: return try turned(Int16.self, rows, columns) { Float($0) }
    case .uint16: return try turned(UInt16.self, rows, columns) { Float($0) }
    case .int32: return try turned(Int32.self, rows, columns) { Float($0) }
    case .uint32: return try turned(UInt32.self, rows, columns) { Float($0) }
    case .int64: return try turned(Int64.self, rows, columns) { Float($0) }
    case .uint64: return try turned(UInt64.self, rows, columns) { Float($0) }
    case .single: return try turned(Float.self, rows, columns) { $0 }
    case .double: return try turned(Double.self, rows, columns) { Float($0) }
    }
  }

  private mutating func turned<Number: BitwiseCopyable>(
    _ type: Number.Type, _ rows: Int, _ columns: Int, _ convert: (Number) -> Float
  ) throws -> Matrix<Float> {
    let width = max(1, min(Self.panel, columns))
    let panel = UnsafeMutableBufferPointer<Number>.allocate(capacity: max(1, rows * width))
    defer { panel.deallocate() }
    let elements = try [Float](unsafeUninitializedCapacity: rows * columns) { target, filled in
      for left in stride(from: 0, to: columns, by: width) {
        let count = min(width, columns - left)
        try fill(
          UnsafeMutableRawBufferPointer(
            UnsafeMutableBufferPointer(rebasing: panel[..<(count * rows)])))
        for row in 0..<rows {
          for column in 0..<count {
            target[row * columns + left + column] = convert(panel[column * rows + row])
          }
        }
      }
      filled = rows * columns
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}
