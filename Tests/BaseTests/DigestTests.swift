import TestSupport
import Testing

@testable import Base

@Suite("Digest")
struct DigestTests {
  @Test(
    "agrees with the published SHA-256 examples (FIPS 180-4)",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
          + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func published(text: String, hex: String) {
    #expect(Digest(of: text).hex == hex)
  }

  @Test("a million letters a, in memory, in a stream of any chunks and from a file")
  func million() throws {
    let hex = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(Digest(of: bytes).hex == hex)
    for size in [1, 63, 64, 65, 4096, 999_999] {
      var hasher = DigestHasher()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hasher.update(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      hasher.update([])
      #expect(hasher.finish().hex == hex)
    }
    let folder = try TemporaryFolder()
    try Files.write(bytes, to: folder.path.appending("a"))
    #expect(try Files.digest(folder.path.appending("a")).hex == hex)
  }

  @Test("a file longer than one chunk has the digest of its bytes")
  func longFile() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<(1 << 21) + 17).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Files.write(bytes, to: folder.path.appending("long"))
    #expect(try Files.digest(folder.path.appending("long")) == Digest(of: bytes))
  }

  @Test("parts cannot be confused with one another")
  func parts() {
    func digest(_ parts: String...) -> Digest {
      var hasher = DigestHasher()
      for part in parts { hasher.update(part: part) }
      return hasher.finish()
    }
    #expect(digest("ab", "c") != digest("a", "bc"))
    #expect(digest("abc") != digest("abc", ""))
    #expect(digest("1:a") != digest("a"))
    #expect(digest("a", "b") == digest("a", "b"))
  }

  @Test("reads 64 hexadecimal digits of either case and nothing else")
  func hexadecimal() throws {
    let digest = Digest(of: "abc")
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(Digest(hex: digest.hex + "0") == nil)
    #expect(Digest(hex: "g" + digest.hex.dropFirst()) == nil)
    #expect(Digest(hex: "é" + digest.hex.dropFirst(2)) == nil)
    #expect(try JSONValue(encoding: digest) == .string(digest.hex))
    #expect(try JSONValue.string(digest.hex).decode(Digest.self) == digest)
    #expect(throws: DecodingError.self) { try JSONValue.string("12").decode(Digest.self) }
  }
}
