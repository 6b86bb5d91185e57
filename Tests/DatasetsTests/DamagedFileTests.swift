import Base
import TestSupport
import Testing

@testable import Datasets

@Suite("Damaged files")
struct DamagedFileTests {
  private let folder: TemporaryFolder
  private let advice = "replace it with the file from https://example.org/small"

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ name: String, _ bytes: [UInt8]) throws -> DatasetError? {
    try SmallDataset.write(in: folder.path, replacing: [name: bytes])
    return #expect(throws: DatasetError.self) {
      try SmallDataset.dataset.loadImages(from: [folder.path])
    }
  }

  private func path(_ name: String) -> FilePath { folder.path.appending("small").appending(name) }

  @Test("a file cut off anywhere is said to be cut off there")
  func truncation() throws {
    let packed = SmallDataset.gzip(SmallDataset.idx([3, 2, 2], SmallDataset.images))
    for length in 2..<packed.count {
      let error = try failure("a-images.gz", Array(packed[..<length]))
      #expect(error == .truncated(file: path("a-images.gz"), offset: length, advice: advice))
    }
    let error = DatasetError.truncated(file: "/data/x.gz", offset: 12, advice: "fetch it again")
    #expect(
      error.description
        == "/data/x.gz is cut off: it ends at byte 12 within its compressed data; fetch it again")
  }

  @Test("a changed byte never passes for the content")
  func corruption() throws {
    let content = SmallDataset.idx([3, 2, 2], SmallDataset.images)
    let packed = SmallDataset.gzip(content)
    // Bytes 4 to 9 hold time, level and system, which mean nothing for the content.
    for place in packed.indices where !(4..<10).contains(place) {
      for bit in 0..<8 {
        var damaged = packed
        damaged[place] ^= 1 << UInt8(bit)
        do {
          // A flag may announce a field that then swallows data: still never another content.
          #expect(try Gzip.unpacked(damaged, limit: 1000) == content, "byte \(place) bit \(bit)")
        } catch {
          #expect(error != .tooLarge(limit: 1000))
        }
      }
    }
    var damaged = packed
    damaged[packed.count - 6] ^= 1
    guard
      case .corrupt(path("a-images.gz"), _, "incorrect data check", advice) =
        try failure("a-images.gz", damaged)
    else {
      Issue.record("the checksum was not looked at")
      return
    }
  }

  @Test("members follow one another, and anything else behind them is damage")
  func members() throws {
    let halves = SmallDataset.gzip([1, 2, 3]) + SmallDataset.gzip([4, 5])
    #expect(try Gzip.unpacked(halves, limit: 5) == [1, 2, 3, 4, 5])
    let first = SmallDataset.gzip([1, 2, 3])
    #expect(throws: Gzip.Failure.self) { try Gzip.unpacked(first + [7, 7, 7], limit: 100) }
    #expect(try Gzip.unpacked(SmallDataset.gzip([]), limit: 0) == [])
  }

  @Test("a bomb stops at the limit, whatever size it states")
  func bomb() throws {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var bomb = SmallDataset.gzip(zeros)
    #expect(throws: Gzip.Failure.tooLarge(limit: 1000)) { try Gzip.unpacked(bomb, limit: 1000) }
    #expect(try Gzip.unpacked(bomb, limit: 1 << 20) == zeros)
    #expect(throws: Gzip.Failure.tooLarge(limit: (1 << 20) - 1)) {
      try Gzip.unpacked(bomb, limit: (1 << 20) - 1)
    }
    for stated: [UInt8] in [[255, 255, 255, 255], [0, 0, 0, 0], [10, 0, 0, 0]] {
      bomb.replaceSubrange(bomb.count - 4..<bomb.count, with: stated)
      #expect(throws: Gzip.Failure.tooLarge(limit: 1000)) { try Gzip.unpacked(bomb, limit: 1000) }
      // With room for all of it, the wrong size is what is wrong.
      #expect(throws: Gzip.Failure.self) { try Gzip.unpacked(bomb, limit: 1 << 21) }
    }
    try Files.write(bomb, to: path("bomb.gz"))
    #expect(
      throws: DatasetError.tooLarge(file: path("bomb.gz"), limit: 5000, advice: "leave it")
    ) { try PackedFile.content(of: path("bomb.gz"), repair: "leave it", limit: 5000) }
    try Files.write(zeros, to: path("plain"))
    #expect(throws: DatasetError.tooLarge(file: path("plain"), limit: 5000, advice: "leave it")) {
      try PackedFile.content(of: path("plain"), repair: "leave it", limit: 5000)
    }
  }

  @Test(
    "a content that is not as its header says names the byte",
    arguments: [
      ([], 0, "it ends within the first four bytes"),
      ([80, 75, 3, 4, 0], 0, "it does not begin with two zero bytes, as IDX does"),
      (
        SmallDataset.idx([1, 2, 2], [1, 2, 3, 4], type: 0x0D), 2,
        "its elements are single-precision numbers, not bytes"
      ),
      (SmallDataset.idx([3], SmallDataset.labels), 3, "it has 1 dimensions instead of 3"),
      ([0, 0, 8, 3, 0, 0, 0, 1], 8, "it ends within its 16 bytes of header"),
      (SmallDataset.idx([1, 2, 2], [1, 2, 3]), 19, "it holds 3 elements instead of 1 × 2 × 2"),
      (
        SmallDataset.idx([1, 2, 2], [1, 2, 3, 4, 5]), 20,
        "it holds 5 elements instead of 1 × 2 × 2"
      ),
      (
        SmallDataset.idx([0xFFFF_FFFF, 0xFFFF_FFFF, 2], []), 4,
        "its header asks for 4294967295 × 4294967295 × 2 elements"
      ),
      (
        SmallDataset.idx([0x7FFF_FFFF, 0xFFFF_FFFF, 1], []), 16,
        "it holds 0 elements instead of 2147483647 × 4294967295 × 1"
      ),
    ] as [([UInt8], Int, String)])
  func malformed(content: [UInt8], offset: Int, detail: String) throws {
    #expect(
      try failure("a-images.gz", content)
        == .malformed(file: path("a-images.gz"), offset: offset, detail: detail, advice: advice))
  }

  @Test("labels that do not fit the images or the classes are named")
  func labels() throws {
    #expect(
      try failure("b-labels.gz", SmallDataset.idx([2], [0, 1]))
        == .malformed(
          file: path("b-labels.gz"), offset: 4,
          detail: "2 labels for the 3 images of b-images.gz", advice: advice))
    #expect(
      try failure("b-labels.gz", SmallDataset.idx([3], [0, 2, 1]))
        == .malformed(
          file: path("b-labels.gz"), offset: 9, detail: "label 2 among 2 classes",
          advice: advice))
  }

  @Test("a damaged file of the Debian package is to be reinstalled")
  func reinstall() {
    let repair = FashionMNIST.dataset.repair
    #expect(
      repair("/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz")
        == "reinstall it: apt-get install --reinstall dataset-fashion-mnist")
    #expect(
      repair("/home/a/t10k-images-idx3-ubyte.gz")
        == "get it again: report data fetch --force fashion-mnist")
  }
}
