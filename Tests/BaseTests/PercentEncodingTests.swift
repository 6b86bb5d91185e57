import Base
import Testing

@Suite("Percent encoding")
struct PercentEncodingTests {
  // Values of Python's urllib.parse.quote(text, safe="-._~/").
  @Test(
    "is what Python's quote gives",
    arguments: [
      ("data/wta.spectra.csv", "data/wta.spectra.csv"), ("a b", "a%20b"), ("été", "%C3%A9t%C3%A9"),
      ("50%#?&", "50%25%23%3F%26"), ("~_-.", "~_-."), ("", ""), ("😀", "%F0%9F%98%80"),
    ])
  func path(text: String, encoded: String) {
    #expect(PercentEncoding.path.encoded(text) == encoded)
  }

  @Test("every byte comes back")
  func bytes() {
    let encoded = PercentEncoding(keeping: " ").encoded((0...255).map { UInt8($0) })
    var bytes: [UInt8] = []
    var rest = Substring(encoded)
    while let character = rest.popFirst() {
      guard character == "%" else {
        bytes += Array(String(character).utf8)
        continue
      }
      bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    #expect(bytes == (0...255).map { UInt8($0) })
  }
}
