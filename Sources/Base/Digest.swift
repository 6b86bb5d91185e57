private import CCrypto

/// A SHA-256 digest.
public struct Digest: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// Digest of bytes in memory.
  public init(of bytes: some Sequence<UInt8>) {
    var hasher = DigestHasher()
    hasher.update(Array(bytes))
    self = hasher.finish()
  }

  /// Digest of a text's UTF-8.
  public init(of text: String) { self.init(of: text.utf8) }

  /// Reads a digest back; nil unless 64 hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ Self.isHex($0) }) else { return nil }
    self.hex = hex.lowercased()
  }

  fileprivate init(bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    hex = String(decoding: text, as: UTF8.self)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  /// The first 12 digits, for people.
  public var short: String { String(hex.prefix(12)) }

  /// All digits.
  public var description: String { hex }

  /// Orders by the digits.
  public static func < (a: Self, b: Self) -> Bool { a.hex < b.hex }

  /// Reads 64 hexadecimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a digest has 64 hexadecimal digits")
    }
    self = digest
  }

  /// Writes 64 hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

/// SHA-256 over a stream of chunks, by the system's libcrypto.
public struct DigestHasher: ~Copyable {
  private let context: OpaquePointer

  /// An empty stream.
  public init() {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("libcrypto: no memory") }
    self.context = context
    precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto: no SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(status == 1, "libcrypto: SHA-256 update failed")
  }

  /// Adds a text with its length before it, so that neighbouring parts cannot be confused.
  public mutating func update(part text: String) {
    update(Array("\(text.utf8.count):\(text)".utf8))
  }

  /// Ends the stream.
  public consuming func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    precondition(EVP_DigestFinal_ex(context, &bytes, nil) == 1, "libcrypto: SHA-256 failed")
    return Digest(bytes: bytes)
  }
}
