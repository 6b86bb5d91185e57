/// A text where only some characters may stand: letters, digits and a few more as they are, every
/// other byte as `%XX`.
/// - Source: RFC 3986, section 2.1.
public struct PercentEncoding: Sendable {
  /// Paths and fragments of addresses: what is unreserved, and the slash.
  public static let path = PercentEncoding(keeping: "-._~/")

  private let isKept: [Bool]

  /// - Parameter signs: ASCII characters that stand as they are beside letters and digits.
  public init(keeping signs: String) {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    var isKept = [Bool](repeating: false, count: 256)
    for byte in (letters + signs).utf8 { isKept[Int(byte)] = true }
    self.isKept = isKept
  }

  /// A text of ASCII alone.
  public func encoded(_ text: String) -> String { encoded(text.utf8) }

  /// A text of ASCII alone that stands for bytes.
  public func encoded(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if isKept[Int(byte)] {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
