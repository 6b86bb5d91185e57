import FoundationEssentials

/// A stored picture that came with the notebook.
public struct ImageBlock: Sendable, Hashable {
  /// Its media type.
  public enum Kind: String, Sendable, Hashable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case svg = "image/svg+xml"
  }

  /// Its media type.
  public var kind: Kind
  /// The file, without line breaks.
  public var base64: String
  /// The same picture as PNG, for what cannot draw `kind`; nil without one.
  public var pixels: String?
  /// What the picture shows, in words.
  public var alternative: String

  /// A text of base64 without its line breaks; nil where anything else is in it.
  static func base64(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: bytes.append(byte)
      case 9, 10, 13, 32: break
      default: return nil
      }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// What the first bytes of a file say it is.
  static func kind(ofBase64 text: String) -> Kind? {
    if text.hasPrefix("iVBORw0KGgo") { return .png }
    return text.hasPrefix("/9j/") ? .jpeg : nil
  }

  /// Pixels across and down of a PNG; nil for other files.
  var size: (width: Int, height: Int)? {
    guard kind == .png, let head = Data(base64Encoded: String(base64.prefix(32))), head.count == 24
    else { return nil }
    let bytes = [UInt8](head)
    func number(_ start: Int) -> Int {
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(16), number(20))
  }
}
