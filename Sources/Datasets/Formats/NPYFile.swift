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
    let header = try NPYHeader(of: content)
    guard let element = elements[header.description] else {
      throw FormatFault(offset: header.start, detail: unreadable(header.description))
    }
    guard
      let size = FormatFault.elements(of: header.shape, elementSize: element.size)
    else {
      throw FormatFault(
        offset: header.start,
        detail: "its header asks for \(FormatFault.text(header.shape)) elements")
    }
    let data = header.dataStart
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
