import CZlib

/// MAT files of version 5, written byte by byte so that a test can lie in them.
enum SmallMAT {
  private static func word(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func element(_ type: Int, _ bytes: [UInt8]) -> [UInt8] {
    let padding = (8 - bytes.count % 8) % 8
    return word(type) + word(bytes.count) + bytes + [UInt8](repeating: 0, count: padding)
  }

  /// An array of doubles; the shape may have nothing to do with the elements.
  static func array(_ name: String, _ shape: [Int], _ elements: [Double]) -> [UInt8] {
    let bytes = elements.flatMap { value in withUnsafeBytes(of: value) { Array($0) } }
    return matrix(name, kind: 6, shape: shape) { element(9, bytes) }
  }

  /// A cell array of one cell.
  static func cell(_ name: String, _ content: [UInt8]) -> [UInt8] {
    matrix(name, kind: 1, shape: [1, 1]) { content }
  }

  private static func matrix(
    _ name: String, kind: Int, shape: [Int], _ content: () -> [UInt8]
  ) -> [UInt8] {
    element(
      14,
      element(6, word(kind) + word(0)) + element(5, shape.flatMap(word))
        + element(1, Array(name.utf8)) + content())
  }

  /// A variable, compressed by zlib.
  static func packed(_ variable: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(variable.count))
    var output = [UInt8](repeating: 0, count: Int(size))
    compress2(&output, &size, variable, UInt(variable.count), 9)
    return word(15) + word(Int(size)) + output.prefix(Int(size))
  }

  /// A file of variables.
  static func file(_ variables: [[UInt8]]) -> [UInt8] {
    let text = Array("MATLAB 5.0 MAT-file, made for a test".utf8)
    return text + [UInt8](repeating: 32, count: 124 - text.count) + [0, 1, 73, 77]
      + variables.flatMap { $0 }
  }
}
