import Base
import LinearAlgebra
import Datasets
import TestSupport
import Testing

@testable import Acquisition

@Suite("Importing")
struct ImportTests {
  private let folder: TemporaryFolder
  private var target: FilePath { folder.path.appending("data") }
  private var given: FilePath { folder.path.appending("given") }

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8], _ name: String) throws -> FilePath {
    try Files.write(bytes, to: given.appending(name))
    return given.appending(name)
  }

  private func failure(
    _ paths: [FilePath], _ dataset: Dataset = SmallArchive.dataset()
  ) -> String {
    let error = #expect(throws: (any Error).self) {
      try Importer().importFiles(paths, of: dataset, into: target)
    }
    #expect((try? Files.names(in: target)) == [], "nothing stays behind")
    return (error as? any ExplainedError)?.description ?? ""
  }

  @Test("files, a folder of them and an archive of them give the same data set")
  func ways() throws {
    let dataset = SmallArchive.dataset()
    let paths = try SmallArchive.names.map { try write(SmallArchive.content($0), $0) }
    let archive = folder.path.appending("small.tar")
    try Files.write(SmallArchive.whole, to: archive)
    for way in [paths, [given], [archive]] {
      let found = try Importer(isForced: true).importFiles(way, of: dataset, into: target)
      #expect(found == SmallArchive.names.map { target.appending("small/\($0)") })
      #expect(try dataset.loadImages(from: [target]).train.labels == [1, 0, 1])
      #expect(try dataset.verify(in: [target]).allSatisfy(\.isPublished))
      #expect(try Files.names(in: target) == ["small"])
    }
    let record = FileRecord(in: target.appending("small"))
    #expect(record?.origin.hasPrefix("small.tar (SHA-256 ") == true)
    #expect(record?.files["a-images"] == Digest(of: SmallArchive.images))
  }

  @Test("what is there is kept unless it is to be replaced")
  func existing() throws {
    let archive = try write(SmallArchive.whole, "small.tar")
    _ = try Importer().importFiles([archive], of: SmallArchive.dataset(), into: target)
    #expect(
      throws: AcquisitionError.exists(dataset: "small", folder: target.appending("small"))
    ) { try Importer().importFiles([archive], of: SmallArchive.dataset(), into: target) }
  }

  @Test("an archive without a published digest of its files ties them to its own")
  func archiveDigest() throws {
    let archive = try write(SmallArchive.whole, "small.tar")
    let download = Dataset.Download(
      name: "small.tar", addresses: [], size: SmallArchive.whole.count,
      digest: Digest(of: SmallArchive.whole), isArchive: true)
    let known = SmallArchive.dataset(isKnown: false, downloads: [download])
    _ = try Importer().importFiles([archive], of: known, into: target)
    #expect(try known.verify(in: [target]).allSatisfy(\.isPublished))
    let other = try write(SmallArchive.whole + SmallArchive.end, "other.tar")
    _ = try Importer(isForced: true).importFiles([other], of: known, into: target)
    #expect(try known.verify(in: [target]).allSatisfy { $0.standing != .published })
  }

  @Test("missing and foreign files are named")
  func wrongFiles() throws {
    #expect(
      failure([try write(SmallArchive.images, "a-images")]).contains(
        "needs a-labels, b-images, b-labels too"))
    #expect(
      failure([try write([0], "a-images")]).contains("a-images is not the published file"))
    #expect(failure([given.appending("nothing")]).contains("nothing"))
  }

  @Test(
    "archives that lead out, lie or break off are refused",
    arguments: [
      (SmallArchive.member("../../a-images", [1]), "leads out of the archive"),
      (SmallArchive.member("/tmp/a-images", [1]), "leads out of the archive"),
      (Array(SmallArchive.whole.prefix(1034)), "longer than the archive"),
      (Array(SmallArchive.whole.prefix(512 + 100)), "ends within a header"),
      ([UInt8](repeating: 7, count: 512), "checksum"), (SmallArchive.end, "no file in it"),
      (
        SmallArchive.member("x/a-images", SmallArchive.images) + SmallArchive.whole,
        "it holds a-images 2 times"
      ),
    ] as [([UInt8], String)])
  func archives(bytes: [UInt8], detail: String) throws {
    let text = failure([try write(bytes, "bad.tar")])
    #expect(text.contains(detail), "\(text)")
  }

  @Test("links stand for no file")
  func links() throws {
    var bytes: [UInt8] = []
    for name in SmallArchive.names {
      bytes += SmallArchive.member(name, [], kind: UInt8(ascii: name == "a-images" ? "2" : "0"))
    }
    let text = failure([try write(bytes + SmallArchive.end, "links.tar")])
    #expect(text.contains("a-images"))
  }

  @Test("2000 archives damaged at random give files or a typed fault")
  func fuzz() throws {
    var state: UInt64 = 9
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var outcomes = [0, 0]
    for _ in 0..<2000 {
      var bytes = SmallArchive.whole
      if next(3) == 0 { bytes = Array(bytes.prefix(next(bytes.count))) }
      for _ in 0..<next(4) where !bytes.isEmpty { bytes[next(bytes.count)] = UInt8(next(256)) }
      do {
        let archive = try TarArchive(bytes)
        #expect(archive.entries.allSatisfy { $0.range.upperBound <= bytes.count })
        outcomes[0] += 1
      } catch {
        outcomes[1] += 1
      }
    }
    #expect(outcomes.allSatisfy { $0 > 200 })
  }

  @Test("a recording is imported under its data set's name, and one that is none is not")
  func recording() throws {
    let stored = Checkout.root.appending("Tests/DatasetsTests/Oracles/small-v73.mat")
    let dataset = MouseV1.recordings
    let found = try Importer().importFiles([stored], of: dataset, into: target)
    #expect(found == [target.appending("mouse-v1-recordings/natimg2800.mat")])
    #expect(try NaturalImageRecording(found[0]).responses.rows == 6)
    #expect(FileRecord(in: target.appending("mouse-v1-recordings"))?.origin == "small-v73.mat")
    let wrong = Checkout.root.appending("Tests/DatasetsTests/Oracles/loop-v73.mat")
    let error = #expect(throws: DatasetError.self) {
      try Importer(isForced: true).importFiles([wrong], of: dataset, into: target)
    }
    #expect(error?.description.contains("stim.istim") == true)
    #expect(try NaturalImageRecording(found[0]).responses.rows == 6, "what was there stays")
  }

  @Test("spectra are checked field by field, and only the published file is taken")
  func spectra() throws {
    let stored = Checkout.root.appending("Tests/DatasetsTests/Oracles/small-ephys.mat")
    let text = failure([stored], MouseV1.electrophysiology)
    #expect(text.contains("small-ephys.mat is not the published file"), "\(text)")
    let recording = Checkout.root.appending("Tests/DatasetsTests/Oracles/small-v5.mat")
    #expect(
      failure([recording], MouseV1.electrophysiology).contains("cannot use nneurEphys of"))
    #expect(failure([stored], MouseV1.recordings).contains("cannot use stim.istim of"))
  }

  @Test("a recording that is cut off is refused", arguments: ["v5", "v7", "v73"])
  func truncated(version: String) throws {
    let stored = Checkout.root.appending("Tests/DatasetsTests/Oracles/small-\(version).mat")
    let bytes = try Files.read(stored)
    let path = try write(Array(bytes.prefix(bytes.count / 2)), "half.mat")
    #expect(failure([path], MouseV1.recordings).contains("half.mat"))
  }
}
