public import Base

/// An array as NumPy saves it, versions 1, 2 and 3 of the format, little-endian.
///
/// - Source: NumPy Enhancement Proposal 1 and the documentation of `numpy.lib.format`.
public enum NPYFile {
  /// Most bytes that a file may hold, packed or not.
  static let limit = 1 << 32

  /// Reads a file, packed with gzip or plain, in C or Fortran order.
  /// - Throws: ``DatasetError``, `FileError`
  public static func read(_ path: FilePath) throws -> NumericArray {
    let advice = "save it again with numpy.save"
    let content = try PackedFile.content(of: path, repair: advice, limit: limit)
    do {
      return try array(content)
    } catch {
      throw DatasetError.malformed(
        file: path, offset: error.offset, detail: error.detail, advice: advice)
    }
  }

  /// Reads unpacked bytes.
  static func array(_ content: [UInt8]) throws(FormatFault) -> NumericArray {
    guard content.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw FormatFault(offset: 0, detail: "it does not begin with \\x93NUMPY")
    }
    guard content.count >= 10 else {
      throw FormatFault(offset: content.count, detail: "it ends within its header")
    }
    guard (1...3).contains(content[6]), content[7] == 0 else {
      throw FormatFault(
        offset: 6, detail: "its format version is \(content[6]).\(content[7]), not 1.0, 2.0 or 3.0")
    }
    let lengthSize = content[6] == 1 ? 2 : 4
    let start = 8 + lengthSize
    guard content.count >= start else {
      throw FormatFault(offset: content.count, detail: "it ends within its header")
    }
    let length = content[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard content.count - start >= length else {
      throw FormatFault(
        offset: content.count, detail: "it ends within its header of \(length) bytes")
    }
    let header = try NPYHeader(content[start..<start + length])
    guard let element = elements[header.description] else {
      throw FormatFault(offset: start, detail: unreadable(header.description))
    }
    guard
      let size = FormatFault.elements(of: header.shape, elementSize: element.size)
    else {
      throw FormatFault(
        offset: start, detail: "its header asks for \(FormatFault.text(header.shape)) elements")
    }
    let data = start + length
    guard content.count - data == size else {
      throw FormatFault(
        offset: min(content.count - data, size) + data,
        detail: "it holds \(content.count - data) bytes of elements instead of \(size)")
    }
    let bytes = Array(content[data...])
    return header.isFortranOrder
      ? NumericArray(columnMajor: bytes, shape: header.shape, element: element)
      : NumericArray(shape: header.shape, element: element, bytes: bytes)
  }

  /// NumPy's names of the types that are read.
  private static let elements: [String: NumericArray.Element] = [
    "|u1": .uint8, "<u1": .uint8, "|b1": .uint8, "|i1": .int8, "<i1": .int8, "<u2": .uint16,
    "<i2": .int16, "<u4": .uint32, "<i4": .int32, "<u8": .uint64, "<i8": .int64, "<f4": .single,
    "<f8": .double,
  ]

  private static func unreadable(_ description: String) -> String {
    if description.hasPrefix(">") {
      return "its elements are big-endian (\(description)); convert them with astype("
        + "'<\(description.dropFirst())')"
    }
    return "its elements are of the type \(description), which is not read; convert them with "
      + "astype('<f4')"
  }
}
