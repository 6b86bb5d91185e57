import Base

/// Images with labels, as the binary version of CIFAR-10 stores them.
///
/// - Source: A. Krizhevsky, "The CIFAR-10 dataset": records of one byte of label, then 1024 bytes
///   each of red, green and blue, row after row.
struct CIFARFile: Sendable, Hashable {
  /// One label a record.
  let labels: [UInt8]
  /// Image after image, row after row, pixel after pixel, red, green and blue together.
  let pixels: [UInt8]

  /// Pixels down and across.
  static let side = 32
  /// Bytes of a record.
  static let recordSize = 1 + 3 * side * side

  /// Reads files one behind the other, packed or not.
  /// - Parameters:
  ///   - records: How many images each file has.
  ///   - repair: What to do when a file is damaged.
  /// - Throws: ``DatasetError``, `FileError`
  init(_ paths: [FilePath], records: Int, repair: (FilePath) -> String) throws {
    var labels: [UInt8] = []
    let size = Self.recordSize - 1
    let expected = paths.count * records * size
    pixels = try [UInt8](unsafeUninitializedCapacity: expected) { target, filled in
      for path in paths {
        let content = try PackedFile.content(of: path, repair: repair(path))
        do {
          let count = try Self.recordCount(content, expected: records)
          labels += (0..<count).map { content[$0 * Self.recordSize] }
          let room = UnsafeMutableBufferPointer(rebasing: target[filled...])
          Self.interleave(content, count: count, into: room)
          filled += count * size
        } catch let fault as FormatFault {
          throw DatasetError.malformed(
            file: path, offset: fault.offset, detail: fault.detail, advice: repair(path))
        }
      }
    }
    self.labels = labels
  }

  /// How many records some bytes hold, labels checked.
  static func recordCount(_ content: [UInt8], expected: Int?) throws(FormatFault) -> Int {
    let count = content.count / recordSize
    if let expected, content.count != expected * recordSize {
      throw FormatFault(
        offset: min(content.count, expected * recordSize),
        detail: "it holds \(content.count) bytes instead of \(expected) records of \(recordSize)")
    }
    guard count > 0, content.count == count * recordSize else {
      throw FormatFault(
        offset: count * recordSize,
        detail: "it holds \(content.count) bytes, which are no whole records of \(recordSize)")
    }
    for record in 0..<count where content[record * recordSize] > 9 {
      throw FormatFault(
        offset: record * recordSize,
        detail: "label \(content[record * recordSize]) among 10 classes")
    }
    return count
  }

  /// Planes of colour into pixels of three values.
  private static func interleave(
    _ content: [UInt8], count: Int, into target: UnsafeMutableBufferPointer<UInt8>
  ) {
    let plane = side * side
    precondition(target.count >= count * 3 * plane, "a file has the records that are expected")
    content.withUnsafeBufferPointer { source in
      for record in 0..<count {
        let from = record * recordSize + 1
        let to = record * 3 * plane
        for place in 0..<plane {
          target[to + 3 * place] = source[from + place]
          target[to + 3 * place + 1] = source[from + plane + place]
          target[to + 3 * place + 2] = source[from + 2 * plane + place]
        }
      }
    }
  }
}
