/// Reads back what ``PDFWriter`` wrote.
public enum PDFReader {
  /// The provenance in the document information; nil when there is none.
  ///
  /// Looks for the keywords entry from the end, where the information dictionary stands.
  public static func provenance(_ bytes: [UInt8]) -> String? {
    let key = Array("/Keywords (".utf8)
    guard let start = lastOccurrence(of: key, in: bytes) else { return nil }
    var text: [UInt8] = []
    var depth = 1
    var index = start + key.count
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\") where index + 1 < bytes.count:
        text.append(bytes[index + 1])
        index += 1
      case UInt8(ascii: "("):
        depth += 1
        text.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return String(decoding: text, as: UTF8.self) }
        text.append(byte)
      default: text.append(byte)
      }
      index += 1
    }
    return nil
  }

  private static func lastOccurrence(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    for start in stride(from: bytes.count - needle.count, through: 0, by: -1)
    where bytes[start] == needle[0] && bytes[start..<start + needle.count].elementsEqual(needle) {
      return start
    }
    return nil
  }
}
