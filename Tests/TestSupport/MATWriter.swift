public import Base

/// Writes MAT files of version 5 without compression, as large as a recording, for tests.
///
/// - Source: MathWorks, "MAT-File Format", version 5.
public enum MATWriter {
  /// Numbers in rows and columns.
  public struct Array2D {
    let rows: Int
    let columns: Int
    let bytes: [UInt8]
    let isSingle: Bool

    /// Single-precision numbers, row by row.
    public static func single(_ elements: [Float], rows: Int, columns: Int) -> Array2D {
      var turned = [Float](repeating: 0, count: elements.count)
      for row in 0..<rows {
        for column in 0..<columns {
          turned[column * rows + row] = elements[row * columns + column]
        }
      }
      return Array2D(
        rows: rows, columns: columns, bytes: turned.withUnsafeBytes { Array($0) }, isSingle: true)
    }

    /// A column of double-precision numbers.
    public static func column(_ elements: [Double]) -> Array2D {
      Array2D(
        rows: elements.count, columns: 1, bytes: elements.withUnsafeBytes { Array($0) },
        isSingle: false)
    }
  }

  /// A file with one structure of named fields.
  public static func write(
    structure name: String, _ fields: [(name: String, value: Array2D)], to path: FilePath
  ) throws {
    let values = fields.flatMap { matrix("", $0.value) }
    let names = fields.flatMap { field in
      let bytes = Array(field.name.utf8.prefix(31))
      return bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
    }
    let content =
      element(6, word(2) + word(0)) + element(5, word(1) + word(1))
      + element(1, Array(name.utf8)) + word(4 << 16 | 5) + word(32) + element(1, names) + values
    let text = Array("MATLAB 5.0 MAT-file, made for a test".utf8)
    let header = text + [UInt8](repeating: 32, count: 116 - text.count)
    try Files.write(
      header + [UInt8](repeating: 0, count: 8) + [0, 1, 73, 77] + element(14, content), to: path)
  }

  private static func matrix(_ name: String, _ array: Array2D) -> [UInt8] {
    element(
      14,
      element(6, word(array.isSingle ? 7 : 6) + word(0))
        + element(5, word(array.rows) + word(array.columns)) + element(1, Array(name.utf8))
        + element(array.isSingle ? 7 : 9, array.bytes))
  }

  private static func word(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func element(_ type: Int, _ bytes: [UInt8]) -> [UInt8] {
    let padding = (8 - bytes.count % 8) % 8
    return word(type) + word(bytes.count) + bytes + [UInt8](repeating: 0, count: padding)
  }
}
