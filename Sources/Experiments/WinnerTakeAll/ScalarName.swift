import Base

/// Names of scalars that hold a parameter's value.
enum ScalarName {
  /// 0.05 as `0-05`: a point would begin another part of the name.
  static func part(_ value: Double) -> String {
    NumberText.shortest(value).split(separator: ".").joined(separator: "-")
  }
}
