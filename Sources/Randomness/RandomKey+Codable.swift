extension RandomKey: Codable, CustomStringConvertible {
  /// The bits as 32 hexadecimal digits.
  public var description: String { hex }

  /// Reads 32 hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let key = RandomKey(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a random key has 32 hexadecimal digits")
    }
    self = key
  }

  /// Writes 32 hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
