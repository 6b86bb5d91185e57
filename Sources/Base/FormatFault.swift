/// What is wrong with some bytes, and where; offsets count bytes of the unpacked content.
public struct FormatFault: Error, Hashable {
  /// The byte at which it shows.
  public let offset: Int
  /// What is wrong there, one clause.
  public let detail: String

  /// A fault at a byte.
  public init(offset: Int, detail: String) {
    self.offset = offset
    self.detail = detail
  }

  /// Sizes as people write them.
  public static func text(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: " × ")
  }

  /// How many elements a shape has, nil when there is no such number.
  public static func elements(of shape: [Int], elementSize: Int = 1) -> Int? {
    // A size of nothing does not excuse others that overflow: products of some of them are formed.
    var size = elementSize
    for extent in shape where extent != 0 {
      let (product, overflows) = size.multipliedReportingOverflow(by: extent)
      guard !overflows, extent > 0 else { return nil }
      size = product
    }
    return shape.contains(0) ? 0 : size
  }
}
