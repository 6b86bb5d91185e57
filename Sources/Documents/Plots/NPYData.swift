import Base
import Results

/// Arrays of one or two dimensions as NumPy saves them, as tables.
///
/// - Source: NumPy Enhancement Proposal 1 and the documentation of `numpy.lib.format`.
enum NPYData {
  /// A vector becomes columns `index` and `value`, a matrix `column`, `row` and `value`.
  static func table(_ bytes: [UInt8], name: String, title: String) throws(DataFileFault) -> Table {
    let array = try Array2D(bytes)
    guard array.shape.count == 2 else {
      return Table(
        name, title: title,
        columns: [
          Column("index", integers: Array(0..<array.values.count)),
          Column("value", doubles: array.values),
        ])
    }
    let (rows, columns) = (array.shape[0], array.shape[1])
    let places = 0..<(rows * columns)
    return Table(
      name, title: title,
      columns: [
        Column("column", integers: places.map { $0 % columns }),
        Column("row", integers: places.map { $0 / columns }),
        Column(
          "value",
          doubles: array.isColumnMajor
            ? places.map { array.values[$0 % columns * rows + $0 / columns] } : array.values),
      ])
  }

  private struct Array2D {
    var shape: [Int] = []
    var values: [Double] = []
    var isColumnMajor = false

    init(_ bytes: [UInt8]) throws(DataFileFault) {
      guard bytes.count >= 12, bytes.starts(with: [0x93] + Array("NUMPY".utf8)),
        (1...3).contains(bytes[6])
      else { throw DataFileFault(reason: "it is no array saved by NumPy") }
      let start = bytes[6] == 1 ? 10 : 12
      let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - start else {
        throw DataFileFault(reason: "it ends within its header")
      }
      let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
      guard let type = header.firstMatch(of: #/'descr': *'([^']+)'/#)?.1,
        let shape = header.firstMatch(of: #/'shape': *\(([0-9, ]*)\)/#)?.1
      else { throw DataFileFault(reason: "its header names no type or no shape") }
      isColumnMajor = header.contains("'fortran_order': True")
      self.shape = shape.split(separator: ",").compactMap { Int($0.trimmed) }
      guard (1...2).contains(self.shape.count) else {
        throw DataFileFault(
          reason: "it has \(self.shape.count) dimensions; one or two can be drawn")
      }
      let sizes = self.shape
      guard sizes.allSatisfy({ $0 > 0 && $0 <= 1 << 24 }), sizes.reduce(1, *) <= 1 << 24 else {
        throw DataFileFault(reason: "its shape is \(sizes); 1 to 16 777 216 values can be drawn")
      }
      values = try Self.numbers(
        bytes[(start + length)...], type: String(type), count: sizes.reduce(1, *))
    }

    private static func numbers(
      _ bytes: ArraySlice<UInt8>, type: String, count: Int
    ) throws(DataFileFault) -> [Double] {
      func read<Bits: FixedWidthInteger>(
        _ bits: Bits.Type, _ value: (Bits) -> Double
      ) throws(DataFileFault) -> [Double] {
        let size = Bits.bitWidth / 8
        guard bytes.count == size * count else {
          throw DataFileFault(
            reason: "it holds \(bytes.count) bytes of numbers instead of \(size * count)")
        }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
          value(bytes[start..<start + size].reversed().reduce(Bits.zero) { $0 << 8 | Bits($1) })
        }
      }
      switch type {
      case "<f8": return try read(UInt64.self) { Double(bitPattern: $0) }
      case "<f4": return try read(UInt32.self) { Double(Float(bitPattern: $0)) }
      case "<i8": return try read(UInt64.self) { Double(Int64(bitPattern: $0)) }
      case "<i4": return try read(UInt32.self) { Double(Int32(bitPattern: $0)) }
      case "<i2": return try read(UInt16.self) { Double(Int16(bitPattern: $0)) }
      case "<u8": return try read(UInt64.self) { Double($0) }
      case "<u4": return try read(UInt32.self) { Double($0) }
      case "<u2": return try read(UInt16.self) { Double($0) }
      case "|i1": return try read(UInt8.self) { Double(Int8(bitPattern: $0)) }
      case "|u1", "|b1": return try read(UInt8.self) { Double($0) }
      default:
        throw DataFileFault(
          reason: "its numbers are of the type \(type); save it with astype('<f8')")
      }
    }
  }
}
