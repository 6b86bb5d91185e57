import Base
import Datasets
import Learning
import LinearAlgebra

/// Images as the study's networks see them.
enum StudyImages {
  /// Kinds of things in the image sets of the study.
  static let classes = 10

  /// The first images, each divided by its own p-norm, with their classes.
  static func labeled(_ images: LabeledImages, count: Int, p: Double) throws -> LabeledInputs {
    let inputs = images.matrix(normalizedBy: p, count: count)
    return LabeledInputs(inputs, labels: Array(images.labels.prefix(inputs.rows)))
  }

  /// The first test images of a data set.
  static func test(
    of layer: TrainedWTALayer, count: Int, from dataFolders: [FilePath]
  ) throws -> LabeledInputs {
    try labeled(
      ImageSets.load(layer.dataset, from: dataFolders).test, count: count, p: layer.p)
  }
}
