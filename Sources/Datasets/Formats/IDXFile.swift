import Base

/// An array of bytes with its shape, as the MNIST family stores it.
///
/// - Source: Y. LeCun, C. Cortes & C. Burges, "The MNIST database": two zero bytes, a type code, the
///   number of dimensions, each dimension as 32 bits big-endian, then the elements.
struct IDXFile: Sendable, Hashable {
  /// Sizes, slowest first.
  let shape: [Int]
  /// Elements, last dimension fastest.
  let elements: [UInt8]

  /// Reads a file, packed or not.
  /// - Parameters:
  ///   - rank: How many dimensions are wanted.
  ///   - repair: What to do when the file is damaged.
  /// - Throws: ``DatasetError``, `FileError`
  init(_ path: FilePath, rank: Int, repair: String) throws {
    let content = try PackedFile.content(of: path, repair: repair)
    do {
      try self.init(content, rank: rank)
    } catch {
      throw DatasetError.malformed(
        file: path, offset: error.offset, detail: error.detail, advice: repair)
    }
  }

  /// Reads unpacked bytes.
  init(_ content: consuming [UInt8], rank: Int) throws(FormatFault) {
    guard content.count >= 4 else {
      throw FormatFault(offset: content.count, detail: "it ends within the first four bytes")
    }
    guard content[0] == 0, content[1] == 0 else {
      throw FormatFault(offset: 0, detail: "it does not begin with two zero bytes, as IDX does")
    }
    guard content[2] == 0x08 else {
      throw FormatFault(
        offset: 2, detail: "its elements are \(Self.typeName(content[2])), not bytes")
    }
    guard Int(content[3]) == rank else {
      throw FormatFault(
        offset: 3, detail: "it has \(content[3]) dimensions instead of \(rank)")
    }
    let header = 4 + 4 * rank
    guard content.count >= header else {
      throw FormatFault(
        offset: content.count, detail: "it ends within its \(header) bytes of header")
    }
    shape = (0..<rank).map { dimension in
      content[4 + 4 * dimension..<8 + 4 * dimension].reduce(0) { $0 << 8 | Int($1) }
    }
    guard let size = FormatFault.elements(of: shape) else {
      throw FormatFault(
        offset: 4, detail: "its header asks for \(FormatFault.text(shape)) elements")
    }
    guard content.count - header == size else {
      throw FormatFault(
        offset: min(content.count - header, size) + header,
        detail: "it holds \(content.count - header) elements instead of \(FormatFault.text(shape))")
    }
    content.removeFirst(header)
    elements = content
  }

  private static func typeName(_ code: UInt8) -> String {
    switch code {
    case 0x09: "signed bytes"
    case 0x0B: "16-bit integers"
    case 0x0C: "32-bit integers"
    case 0x0D: "single-precision numbers"
    case 0x0E: "double-precision numbers"
    default: "of the unknown type \(code)"
    }
  }
}
