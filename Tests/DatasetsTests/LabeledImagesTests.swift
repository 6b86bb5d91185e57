import Datasets
import LinearAlgebra
import TestSupport
import Testing

@Suite("Labelled images")
struct LabeledImagesTests {
  private let images = LabeledImages(
    height: 2, width: 2, pixels: SmallDataset.images, labels: SmallDataset.labels)

  @Test("each row has p-norm 1, and an image of zeros stays zero")
  func norms() {
    let two = images.matrix(normalizedBy: 2)
    #expect(two.elements == [0.6, 0.8, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5])
    let one = images.matrix(normalizedBy: 1)
    #expect(Array(one.row(0)) == [Float(3.0 / 7), Float(4.0 / 7), 0, 0])
    let three = images.matrix(normalizedBy: 3)
    for row in [0, 2] {
      let norm = three.row(row).reduce(0.0) { $0 + Double($1) * Double($1) * Double($1) }
      // Four roundings to single precision, each cubed.
      #expect((norm - 1).magnitude < 4 * 3 * 6e-8)
    }
  }

  @Test("fewer images are the first ones")
  func prefixes() {
    #expect(images.matrix(normalizedBy: 3, count: 1).rows == 1)
    #expect(images.matrix(normalizedBy: 3, count: 9).rows == 3)
    #expect(
      images.matrix(normalizedBy: 3, count: 2) == images.prefix(2).matrix(normalizedBy: 3))
    #expect(images.prefix(2).labels == [1, 0])
    #expect(images.prefix(9) == images)
    #expect(images.labelCounts(classes: 3) == [1, 2, 0])
    #expect(Array(images.image(2)) == [255, 255, 255, 255])
  }

  @Test("the mean of the images is taken off before each row is divided by its norm")
  func centered() {
    // Means 1 and 2, so that what is left is ∓(1, −2), and 0 for a pixel that all share.
    let two = LabeledImages(height: 1, width: 3, pixels: [0, 4, 9, 2, 0, 9], labels: [0, 1])
    let third = Float(1.0 / 3), twice = Float(2.0 / 3)
    #expect(two.centeredMatrix(normalizedBy: 1).elements == [-third, twice, 0, third, -twice, 0])
    #expect(two.centeredMatrix(normalizedBy: 3, count: 1).elements == [0, 0, 0])
    // One rounding to single precision for each of two pixels, squared.
    let norm = two.centeredMatrix(normalizedBy: 2).row(0).reduce(0.0) {
      $0 + Double($1) * Double($1)
    }
    #expect((norm - 1).magnitude < 2 * 2 * 6e-8)
  }

  @Test("without a norm values run from 0 to 1")
  func plain() {
    #expect(images.matrix().elements.max() == 1)
    #expect(images.matrix()[0, 1] == Float(4) / 255)
  }

  @Test("colours are values of a row like any other")
  func channels() {
    let colour = LabeledImages(
      height: 1, width: 2, channels: 3, pixels: [0, 0, 3, 0, 4, 0], labels: [0])
    #expect(colour.size == 6)
    #expect(colour.matrix(normalizedBy: 2).elements == [0, 0, 0.6, 0, 0.8, 0])
  }
}
