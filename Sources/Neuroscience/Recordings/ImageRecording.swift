public import LinearAlgebra

/// Activity of neurons while images are shown, each more than once, and without images.
public struct ImageRecording: Sendable, Hashable {
  /// Shape `[presentations, neurons]`.
  public let responses: Matrix<Float>
  /// Which image each presentation shows; the largest number is the grey screen.
  public let images: [Int]
  /// Activity without images, shape `[times, neurons]`.
  public let spontaneous: Matrix<Float>

  /// A recording; parts that do not fit are a programmer's mistake.
  public init(responses: Matrix<Float>, images: [Int], spontaneous: Matrix<Float>) {
    precondition(images.count == responses.rows, "one image for each presentation")
    precondition(spontaneous.columns == responses.columns, "the same neurons in both matrices")
    self.responses = responses
    self.images = images
    self.spontaneous = spontaneous
  }

  /// The presentations of images, without grey screens, and which image each shows.
  var presentations: (responses: Matrix<Float>, images: [Int]) {
    let grey = images.max() ?? 0
    let kept = images.indices.filter { images[$0] != grey }
    return (responses.selecting(rows: kept), kept.map { images[$0] })
  }
}
