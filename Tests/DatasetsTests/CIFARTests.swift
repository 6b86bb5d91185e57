import Base
import TestSupport
import Testing

@testable import Datasets

@Suite("CIFAR-10 binary files")
struct CIFARTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A record whose planes say where they are: channel · 80 + row + column.
  private func record(_ label: UInt8) -> [UInt8] {
    [label]
      + (0..<3).flatMap { channel in
        (0..<32).flatMap { row in (0..<32).map { UInt8(80 * channel + row + $0) } }
      }
  }

  @Test("planes of colour become pixels of three values, row after row")
  func order() throws {
    let path = folder.path.appending("batch.bin")
    try Files.write(record(3) + record(9), to: path)
    let file = try CIFARFile([path, path], records: 2) { _ in "" }
    #expect(file.labels == [3, 9, 3, 9])
    let images = LabeledImages(
      height: 32, width: 32, channels: 3, pixels: file.pixels, labels: file.labels)
    let expected = (0..<32).flatMap { row in
      (0..<32).flatMap { column in (0..<3).map { UInt8(80 * $0 + row + column) } }
    }
    for index in 0..<4 { #expect(Array(images.image(index)) == expected) }
  }

  @Test(
    "what is no whole records, or has a label beyond the classes, is refused with its byte",
    arguments: [
      (3072, nil, 0, "no whole records"), (3073 * 2 + 5, nil, 6146, "no whole records"),
      (0, nil, 0, "no whole records"), (3073, 2, 3073, "instead of 2 records of 3073"),
    ] as [(Int, Int?, Int, String)])
  func malformed(size: Int, expected: Int?, offset: Int, detail: String) {
    let fault = #expect(throws: FormatFault.self) {
      try CIFARFile.recordCount([UInt8](repeating: 0, count: size), expected: expected)
    }
    #expect(fault?.offset == offset)
    #expect(fault?.detail.contains(detail) == true)
    let label = #expect(throws: FormatFault.self) {
      try CIFARFile.recordCount(record(0) + record(10), expected: nil)
    }
    #expect(label == FormatFault(offset: 3073, detail: "label 10 among 10 classes"))
  }

  /// Ten thousand records of one colour.
  private func batch(_ value: UInt8) -> [UInt8] {
    (0..<10_000).flatMap { image in
      [UInt8(image % 10)] + [UInt8](repeating: value, count: 3072)
    }
  }

  @Test("five batches and a test batch are the set; files that are another set's are refused")
  func identity() throws {
    let own = folder.path.appending("cifar-10-batches-bin")
    for (number, file) in CIFAR10.dataset.files.enumerated() {
      try Files.write(batch(UInt8(number)), to: own.appending(file.name))
    }
    let set = try ImageSet("cifar10", from: [folder.path])
    #expect([set.train.count, set.test.count] == [50_000, 10_000])
    #expect(set.train.labelCounts(classes: 10) == Array(repeating: 5000, count: 10))
    #expect(set.classes[6] == "frog")
    #expect(set.train.pixels[3072 * 40_000] == 4 && set.test.pixels.allSatisfy { $0 == 5 })
    // The copy that went through JPEG has digests of its own, which these do not have.
    #expect(throws: DatasetError.self) { try ImageSet("cifar10-jpeg", from: [folder.path]) }
    let first = CIFAR10.dataset.files[0]
    let dataset = Dataset(
      name: "cifar10", title: "", licence: "", source: "", citation: "", package: nil,
      classes: CIFAR10.dataset.classes, format: .cifar,
      files: [
        Dataset.File(
          name: first.name, packedDigest: nil, contentDigest: nil,
          impostors: [Digest(of: batch(0)): "cifar10-jpeg"])
      ] + CIFAR10.dataset.files.dropFirst(), subfolders: CIFAR10.dataset.subfolders)
    let error = #expect(throws: DatasetError.self) {
      try dataset.loadImages(from: [folder.path])
    }
    #expect(error?.explanation.advice?.contains("cifar10-jpeg") == true)
    // In a folder of its own name a wrong file is found, and found to be wrong.
    for file in dataset.files {
      try Files.write(batch(0), to: folder.path.appending("cifar10").appending(file.name))
    }
    #expect(try dataset.verify(in: [folder.path])[0].standing == .different)
    #expect(throws: DatasetError.self) { try dataset.loadImages(from: [folder.path]) }
  }

  @Test("files without a published digest are known by the record of their archive")
  func record() throws {
    let own = folder.path.appending("cifar10")
    for file in CIFAR10.dataset.files { try Files.write([1], to: own.appending(file.name)) }
    let unproven = try CIFAR10.dataset.verify(in: [folder.path])
    #expect(unproven.allSatisfy { $0.standing == .unproven(origin: "unknown") })
    let digests = Dictionary(
      uniqueKeysWithValues: CIFAR10.dataset.files.map { ($0.name, Digest(of: [1])) })
    try FileRecord(origin: "the archive", isPublished: true, files: digests).write(in: own)
    #expect(try CIFAR10.dataset.verify(in: [folder.path]).allSatisfy(\.isPublished))
    try Files.write([2], to: own.appending("test_batch.bin"))
    #expect(try CIFAR10.dataset.verify(in: [folder.path]).last?.standing == .different)
    #expect(throws: DatasetError.self) {
      try CIFAR10.dataset.requirePublished(in: [folder.path])
    }
  }
}
