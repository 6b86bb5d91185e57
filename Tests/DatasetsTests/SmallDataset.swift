import Base
import CZlib
import Datasets
import TestSupport

/// A data set of three images of 2 × 2, written to a folder as a test wants it.
enum SmallDataset {
  static let images: [UInt8] = [3, 4, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255]
  static let labels: [UInt8] = [1, 0, 1]

  /// An IDX file of bytes.
  static func idx(_ shape: [Int], _ elements: [UInt8], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(shape.count)]
      + shape.flatMap { extent in [24, 16, 8, 0].map { UInt8(extent >> $0 & 255) } } + elements
  }

  /// Packs bytes as one gzip member, by zlib.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1000)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        deflate(&stream, Z_FINISH)
        return Int(stream.total_out)
      }
    }
    return Array(output[..<count])
  }

  static let dataset = Dataset(
    name: "small", title: "three images", licence: "none", source: "https://example.org/small",
    citation: "nobody", package: nil, classes: ["dark", "light"],
    files: [
      file("a-images.gz", idx([3, 2, 2], images)), file("a-labels.gz", idx([3], labels)),
      file("b-images.gz", idx([3, 2, 2], images)), file("b-labels.gz", idx([3], labels)),
    ])

  private static func file(_ name: String, _ content: [UInt8]) -> Dataset.File {
    Dataset.File(
      name: name, packedDigest: Digest(of: "another packing"), contentDigest: Digest(of: content))
  }

  /// Writes the four files below `folder/small`, packed, but for those that are given.
  static func write(
    in folder: FilePath, replacing replaced: [String: [UInt8]] = [:], without: Set<String> = []
  ) throws {
    for file in dataset.files where !without.contains(file.name) {
      let content =
        file.name.contains("images") ? idx([3, 2, 2], images) : idx([3], labels)
      try Files.write(
        replaced[file.name] ?? gzip(content), to: folder.appending("small").appending(file.name))
    }
  }
}
