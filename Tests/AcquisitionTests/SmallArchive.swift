import Base
import Datasets

/// A data set of three images of 2 × 2 and archives that hold it.
enum SmallArchive {
  static let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2] + Array(1...12)
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 1]

  static func content(_ name: String) -> [UInt8] { name.contains("images") ? images : labels }

  static let names = ["a-images", "a-labels", "b-images", "b-labels"]

  static func dataset(isKnown: Bool = true, downloads: [Dataset.Download] = []) -> Dataset {
    Dataset(
      name: "small", title: "three images", licence: "none", source: "https://example.org/small",
      citation: "nobody", package: nil, classes: ["dark", "light"],
      files: names.map {
        Dataset.File(
          name: $0, packedDigest: nil,
          contentDigest: isKnown ? Digest(of: content($0)) : nil)
      }, downloads: downloads)
  }

  /// One member of a tar archive.
  static func member(_ name: String, _ content: [UInt8], kind: UInt8 = UInt8(ascii: "0"))
    -> [UInt8]
  {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: Array(text.utf8))
    }
    let octal = String(content.count, radix: 8)
    put(name, at: 0)
    put("0000644", at: 100)
    put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
    put("        ", at: 148)
    header[156] = kind
    put("ustar\0" + "00", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148)
    let padding = (512 - content.count % 512) % 512
    return header + content + [UInt8](repeating: 0, count: padding)
  }

  static let end = [UInt8](repeating: 0, count: 1024)

  static var whole: [UInt8] {
    member("small/", [], kind: UInt8(ascii: "5"))
      + names.flatMap { member("small/\($0)", content($0)) } + end
  }
}
