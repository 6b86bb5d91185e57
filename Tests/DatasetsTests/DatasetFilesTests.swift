import Base
import Datasets
import TestSupport
import Testing

@Suite("Files of a data set")
struct DatasetFilesTests {
  private let folder: TemporaryFolder
  private let small = SmallDataset.dataset

  init() throws { folder = try TemporaryFolder() }

  @Test("packed and plain files give the same images, below the name or in the folder itself")
  func plainAndPacked() throws {
    try SmallDataset.write(in: folder.path)
    let packed = try small.loadImages(from: [folder.path])
    #expect(packed.train.pixels == SmallDataset.images)
    #expect(packed.train.labels == SmallDataset.labels)
    #expect(packed.train == packed.test)
    let inside = folder.path.appending("small")
    for file in small.files {
      let plain = inside.appending(String(file.name.dropLast(3)))
      let isImages = file.name.contains("images")
      try Files.write(
        isImages
          ? SmallDataset.idx([3, 2, 2], SmallDataset.images)
          : SmallDataset.idx([3], SmallDataset.labels), to: plain)
      try Files.remove(inside.appending(file.name))
    }
    let plain = try small.loadImages(from: ["/nowhere", inside])
    #expect(plain.train == packed.train)
    #expect(try small.verify(in: [inside]).allSatisfy(\.isPublished))
  }

  @Test("another packing of the published content is the published file, another content is not")
  func verification() throws {
    try SmallDataset.write(in: folder.path)
    #expect(try small.verify(in: [folder.path]).map(\.isPublished) == [true, true, true, true])
    let other = SmallDataset.gzip(SmallDataset.idx([3], [0, 0, 0]))
    try SmallDataset.write(in: folder.path, replacing: ["b-labels.gz": other])
    #expect(try small.verify(in: [folder.path]).map(\.isPublished) == [true, true, true, false])
    let path = folder.path.appending("small/b-labels.gz")
    #expect(
      throws: DatasetError.notPublished(
        file: path, found: Digest(of: other),
        advice: "replace it with the file from https://example.org/small")
    ) { try small.requirePublished(in: [folder.path]) }
  }

  @Test("the first folder that holds all files is taken, and files are never mixed")
  func searchOrder() throws {
    let second = try TemporaryFolder()
    try SmallDataset.write(in: folder.path, without: ["a-labels.gz"])
    try SmallDataset.write(in: second.path)
    let paths = try small.locate(in: [folder.path, second.path])
    #expect(paths == small.files.map { second.path.appending("small").appending($0.name) })
  }

  @Test("what is missing is named, with the way to get it")
  func missing() throws {
    #expect(
      throws: DatasetError.notFound(
        dataset: "small", looked: [folder.path], advice: small.obtain)
    ) { try small.locate(in: [folder.path]) }
    try SmallDataset.write(in: folder.path, without: ["a-labels.gz", "b-images.gz"])
    #expect(
      throws: DatasetError.incomplete(
        dataset: "small", folder: folder.path.appending("small"),
        missing: ["a-labels.gz", "b-images.gz"], advice: small.obtain)
    ) { try small.locate(in: [folder.path]) }
    let error = DatasetError.notFound(
      dataset: "fashion-mnist", looked: ["/data"], advice: FashionMNIST.dataset.obtain)
    #expect(
      error.description
        == "the data set fashion-mnist is not in /data; install it with: "
        + "apt-get install dataset-fashion-mnist, or run: report data fetch fashion-mnist, or give "
        + "its folder with --data")
    #expect(
      CIFAR10.dataset.obtain == "run: report data fetch cifar10, or give its folder with --data")
    #expect(MouseV1.recordings.obtain.hasPrefix("run: report data import mouse-v1-recordings "))
  }

  @Test("a folder with the name of a file is no file")
  func folderForFile() throws {
    try SmallDataset.write(in: folder.path, without: ["a-labels.gz"])
    try Files.createFolder(folder.path.appending("small/a-labels.gz"))
    #expect(throws: DatasetError.self) { try small.locate(in: [folder.path]) }
  }

  @Test("an unknown data set is named with its nearest neighbour")
  func unknown() throws {
    #expect(try DatasetCatalog.dataset(named: "fashion-mnist") == FashionMNIST.dataset)
    let error = #expect(throws: DatasetError.self) {
      try DatasetCatalog.dataset(named: "fashon-mnist")
    }
    #expect(error?.explanation.advice == "did you mean fashion-mnist?")
  }
}
