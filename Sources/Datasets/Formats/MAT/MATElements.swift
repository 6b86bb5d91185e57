import Base
import CZlib

/// The outermost elements of a MAT file of version 5, each a variable, compressed or not.
///
/// matio gives zeros for what a file has lost and does not look at zlib's checksums, so that they are
/// looked at here: a download that broke off must not become data.
/// - Source: MathWorks, "MAT-File Format", version 5: type and size of 4 bytes each, then content.
struct MATElements {
  private struct Element {
    let isCompressed: Bool
    let content: Range<Int>
  }

  /// What is wrong, and at which byte of the file.
  struct Fault: Error, Hashable {
    let offset: Int
    let detail: String
  }

  private let file: FileDescriptor
  private let elements: [Element]

  private static let most = 100_000
  private static let piece = 1 << 18

  /// Walks from element to element to the file's end.
  /// - Parameter isBigEndian: As the file's first bytes say.
  init(_ file: FileDescriptor, isBigEndian: Bool) throws {
    let size = Int(try file.seek(offset: 0, from: .end))
    var elements: [Element] = []
    var offset = 128
    while offset < size {
      guard elements.count < Self.most else {
        throw Fault(offset: offset, detail: "too many variables")
      }
      var tag = [UInt8](repeating: 0, count: 8)
      guard try Self.read(file, at: offset, into: &tag) == 8 else {
        throw Fault(offset: size, detail: "it is cut off between two variables")
      }
      func word(_ start: Int) -> Int {
        let bytes = isBigEndian ? Array(tag[start..<start + 4]) : tag[start..<start + 4].reversed()
        return bytes.reduce(0) { $0 << 8 | Int($1) }
      }
      let (type, count) = (word(0), word(4))
      guard type == 14 || type == 15 else {
        throw Fault(offset: offset, detail: "there is no variable, but an element of type \(type)")
      }
      guard count <= size - offset - 8 else {
        throw Fault(
          offset: size,
          detail:
            "it is cut off: a variable lacks \(count - (size - offset - 8)) of its \(count) bytes")
      }
      elements.append(
        Element(isCompressed: type == 15, content: offset + 8..<offset + 8 + count))
      offset += 8 + count
    }
    self.file = file
    self.elements = elements
  }

  /// Unpacks every compressed variable, keeping nothing, so that zlib compares its checksum.
  /// - Complexity: 3 s for 500 MB unpacked.
  func verify() throws {
    for element in elements where element.isCompressed { try verify(element.content) }
  }

  private func verify(_ content: Range<Int>) throws {
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Fault(offset: content.lowerBound, detail: "zlib could not start")
    }
    defer { inflateEnd(&stream) }
    var input = [UInt8](repeating: 0, count: Self.piece)
    var output = [UInt8](repeating: 0, count: Self.piece)
    var offset = content.lowerBound
    while offset < content.upperBound {
      let wanted = min(Self.piece, content.upperBound - offset)
      if wanted < input.count { input.removeLast(input.count - wanted) }
      let count = try Self.read(file, at: offset, into: &input)
      guard count == wanted else { throw Fault(offset: offset + count, detail: "it is cut off") }
      let status = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          stream.next_in = input.baseAddress
          stream.avail_in = UInt32(count)
          var status = Z_OK
          while status == Z_OK, stream.avail_in > 0 {
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            status = inflate(&stream, Z_NO_FLUSH)
          }
          return status
        }
      }
      offset += count - Int(stream.avail_in)
      switch status {
      case Z_STREAM_END: return
      case Z_OK: continue
      default:
        let detail = stream.msg.map { String(cString: $0) } ?? "zlib code \(status)"
        throw Fault(offset: offset, detail: "its compressed data are damaged: \(detail)")
      }
    }
    throw Fault(offset: offset, detail: "its compressed data end early")
  }

  /// Fills a buffer as far as the file reaches.
  private static func read(
    _ file: FileDescriptor, at offset: Int, into buffer: inout [UInt8]
  ) throws -> Int {
    try buffer.withUnsafeMutableBytes { buffer in
      var filled = 0
      while filled < buffer.count {
        let count = try file.read(
          fromAbsoluteOffset: Int64(offset + filled),
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        if count == 0 { break }
        filled += count
      }
      return filled
    }
  }
}
