import Base
import Results

/// Arrays of one or two dimensions as NumPy saves them, as tables.
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
      let header: NPYHeader
      do {
        header = try NPYHeader(of: bytes)
      } catch {
        throw DataFileFault(reason: error.detail)
      }
      isColumnMajor = header.isFortranOrder
      shape = header.shape
      guard (1...2).contains(self.shape.count) else {
        throw DataFileFault(
          reason: "it has \(self.shape.count) dimensions; one or two can be drawn")
      }
      let sizes = self.shape
      guard sizes.allSatisfy({ $0 > 0 && $0 <= 1 << 24 }), sizes.reduce(1, *) <= 1 << 24 else {
        throw DataFileFault(reason: "its shape is \(sizes); 1 to 16 777 216 values can be drawn")
      }
      values = try Self.numbers(
        bytes[header.dataStart...], type: header.description, count: sizes.reduce(1, *))
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
