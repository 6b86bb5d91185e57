import Base
import Datasets
import LinearAlgebra
import TestSupport
import Testing

/// The files that Debian's package installs; `make test` installs it.
private let searchPath: [FilePath] = ["/usr/share/datasets"]

@Suite("Fashion-MNIST as Debian ships it")
struct FashionMNISTTests {
  private func oracle() throws -> JSONValue {
    let folder = FilePath(#filePath).removingLastComponent()
    return try JSONValue(parsing: Files.read(folder.appending("Oracles/fashion-mnist.json")))
  }

  @Test("counts, classes, pixels and their places are those that Python reads")
  func content() throws {
    let oracle = try oracle()
    let sets = try FashionMNIST.load(from: searchPath)
    for (part, images) in [("train", sets.train), ("t10k", sets.test)] {
      let expected = try #require(oracle[part])
      #expect(.integer(images.count) == expected["count"])
      #expect([images.height, images.width, images.channels] == [28, 28, 1])
      let labels = images.labelCounts(classes: 10).map { JSONValue.integer($0) }
      #expect(.array(labels) == expected["labels"])
      let first = images.labels.prefix(20).map { JSONValue.integer(Int($0)) }
      #expect(.array(first) == expected["first labels"])
      var (sum, placed, numbered) = (0, 0, 0)
      for index in 0..<images.count {
        var own = 0
        for (place, value) in images.image(index).enumerated() {
          own += Int(value)
          placed += place * Int(value)
        }
        sum += own
        numbered += index * own
      }
      #expect(.integer(sum) == expected["pixel sum"])
      #expect(.integer(placed) == expected["placed sum"])
      #expect(.integer(numbered) == expected["numbered sum"])
    }
  }

  @Test("rows divided by their 3-norm are NumPy's to one rounding")
  func normalised() throws {
    let oracle = try oracle()
    let sets = try FashionMNIST.load(from: searchPath)
    for (part, images) in [("train", sets.train), ("t10k", sets.test)] {
      let matrix = images.matrix(normalizedBy: 3)
      #expect(matrix.rows == images.count && matrix.columns == 784)
      for (name, row) in [("row 1", 1), ("last row", images.count - 1)] {
        let expected = try #require(oracle[part]?[name])
          .decode([Double].self).map { Float($0) }
        // NumPy's cube root differs in the last bit, which can move a rounding by one place.
        for (value, other) in zip(matrix.row(row), expected) {
          #expect((value - other).magnitude <= other.ulp)
        }
      }
      let sum = try #require(oracle[part]?["sum of all"]).decode(Double.self)
      #expect((Reductions.sum(matrix.elements) / sum - 1).magnitude < 1e-9)
    }
  }

  @Test("every file is the published one, by the digest of its content too")
  func published() throws {
    let oracle = try oracle()
    let files = try FashionMNIST.dataset.verify(in: searchPath)
    #expect(files.count == 4)
    for (found, file) in zip(files, FashionMNIST.dataset.files) {
      #expect(found.isPublished)
      #expect(found.digest == file.packedDigest)
      let name = file.name.replacing("-ubyte.gz", with: "").replacing("-images", with: " images")
        .replacing("-labels", with: " labels")
      #expect(oracle[name + " sha256"]?.text == file.contentDigest?.hex)
    }
    try FashionMNIST.dataset.requirePublished(in: searchPath)
  }
}
