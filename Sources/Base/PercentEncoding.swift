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
  public func encoded(_ text: String) -> String {
    var text = text
    return text.withUTF8(encoded)
  }

  /// A text of ASCII alone that stands for bytes.
  public func encoded(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer(encoded) }

  private func encoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = bytes.count { !isKept[Int($0)] }
    return String(unsafeUninitializedCapacity: bytes.count + 2 * escaped) { result in
      var end = 0
      func add(_ byte: UInt8) {
        result.initializeElement(at: end, to: byte)
        end += 1
      }
      for byte in bytes {
        if isKept[Int(byte)] {
          add(byte)
        } else {
          add(UInt8(ascii: "%"))
          add(digits[Int(byte >> 4)])
          add(digits[Int(byte & 15)])
        }
      }
      return end
    }
  }
}
