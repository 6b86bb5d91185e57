import Base
import LinearAlgebra
import Testing

@testable import Pipeline

@Suite("Archive")
struct ArchiveTests {
  static let archive: Archive = {
    var archive = Archive()
    archive.set(
      "weights",
      Matrix(rows: 2, columns: 3, elements: [0.1, -0.0, .infinity, .leastNonzeroMagnitude, 3, -4]))
    archive.set("é\n", doubles: [.leastNonzeroMagnitude, -.infinity, 1 / 3])
    archive.set("epoch", integers: [.min, 0, .max])
    archive.set("empty", doubles: [])
    archive.set("flat", Matrix(rows: 0, columns: 100_000, elements: []))
    archive.set("", integers: [1])
    return archive
  }()

  /// Random whole numbers, the same in every run.
  private struct Draws {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test("comes back to the bit, and to the same bytes in any order of setting")
  func roundTrip() throws {
    let bytes = Self.archive.bytes
    let back = try Archive(bytes: bytes)
    #expect(back == Self.archive)
    #expect(back.bytes == bytes)
    #expect(try back.matrix("weights").elements.map(\.bitPattern)[1] == Float(-0.0).bitPattern)
    #expect(try back.matrix("flat").columns == 100_000)
    #expect(try back.integers("epoch") == [.min, 0, .max])
    var other = Archive()
    other.set("b", integers: [2])
    other.set("a", integers: [0])
    other.set("a", integers: [1])
    var same = Archive()
    same.set("a", integers: [1])
    same.set("b", integers: [2])
    #expect(other.bytes == same.bytes)
    #expect(try Archive(bytes: Archive().bytes) == Archive())
  }

  @Test("a missing name or another kind is an error with the name")
  func missing() {
    #expect(throws: ArchiveError.missing(name: "none")) { try Self.archive.doubles("none") }
    #expect(throws: ArchiveError.missing(name: "epoch")) { try Self.archive.doubles("epoch") }
    #expect(throws: ArchiveError.missing(name: "empty")) { try Self.archive.matrix("empty") }
    #expect(throws: ArchiveError.missing(name: "weights")) { try Self.archive.integers("weights") }
  }

  @Test("500 random corruptions are all noticed", arguments: 0..<500)
  func corruption(seed: Int) {
    let original = Self.archive.bytes
    var draws = Draws(state: UInt64(seed))
    var bytes = original
    switch draws.next(below: 5) {
    case 0: bytes.removeLast(1 + draws.next(below: bytes.count))
    case 1: bytes.insert(UInt8(draws.next(below: 256)), at: draws.next(below: bytes.count + 1))
    case 2: bytes.removeFirst(1 + draws.next(below: 100))
    case 3:
      for _ in 0..<1 + draws.next(below: 8) {
        bytes[draws.next(below: bytes.count)] = UInt8(draws.next(below: 256))
      }
    default: bytes[draws.next(below: bytes.count)] ^= 1 << draws.next(below: 8)
    }
    guard bytes != original else { return }
    #expect(throws: ArchiveError.self) { try Archive(bytes: bytes) }
  }

  @Test("corruptions under a forged digest never crash", arguments: 0..<500)
  func forged(seed: Int) {
    var draws = Draws(state: UInt64(seed) &+ 1 << 32)
    var body = Array(Self.archive.bytes.dropLast(64))
    for _ in 0..<1 + draws.next(below: 4) {
      let offset = draws.next(below: body.count)
      body[offset] = [0, 1, 0x7F, 0x80, 0xFF][draws.next(below: 5)]
    }
    let bytes = body + Array(Digest(of: body).hex.utf8)
    do {
      let archive = try Archive(bytes: bytes)
      for name in archive.entries.keys { _ = try? archive.matrix(name) }
    } catch {
      guard case .damaged(let offset) = error else {
        Issue.record(error)
        return
      }
      #expect((0...bytes.count).contains(offset))
    }
  }

  @Test("extents whose product overflows are damage")
  func overflow() {
    var body = Array("FACSARC1".utf8)
    func add(_ value: UInt64) {
      withUnsafeBytes(of: value.littleEndian) { body += $0 }
    }
    for value in [1, 0, 1, 4] as [UInt64] { add(value) }
    for _ in 0..<4 { add(1 << 32) }
    let bytes = body + Array(Digest(of: body).hex.utf8)
    #expect(throws: ArchiveError.self) { try Archive(bytes: bytes) }
  }
}
