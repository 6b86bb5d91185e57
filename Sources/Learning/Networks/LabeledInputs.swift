public import LinearAlgebra

/// Scaled images with their classes.
public struct LabeledInputs: Sendable, Hashable {
  /// Shape `[images, inputs]`.
  public let inputs: Matrix<Float>
  /// One class an image.
  public let labels: [UInt8]

  /// Images with as many labels.
  public init(_ inputs: Matrix<Float>, labels: [UInt8]) {
    precondition(inputs.rows == labels.count, "every image has a label")
    self.inputs = inputs
    self.labels = labels
  }

  /// How many images.
  public var count: Int { labels.count }

  /// Some of the images, in the given order.
  public func selecting(_ rows: [Int]) -> LabeledInputs {
    LabeledInputs(inputs.selecting(rows: rows), labels: rows.map { labels[$0] })
  }

  /// The first images; all when there are fewer.
  public func prefix(_ count: Int) -> LabeledInputs {
    count >= self.count ? self : selecting(Array(0..<max(count, 0)))
  }
}
