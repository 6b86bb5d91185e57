import Base
import TestSupport
import Testing

@testable import Datasets

/// A sequence of numbers that is the same in every run.
private struct Numbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

/// 2000 damaged copies of each small file: cut off, bits flipped, bytes replaced.
@Suite("Damaged at random")
struct FuzzTests {
  private static let rounds = 2000

  private func damaged(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
    var copy = bytes
    if numbers.next(3) == 0 { copy = Array(copy.prefix(numbers.next(copy.count))) }
    for _ in 0..<[0, 1, 2, 8][numbers.next(4)] where !copy.isEmpty {
      let place = numbers.next(copy.count)
      switch numbers.next(3) {
      case 0: copy[place] ^= 1 << UInt8(numbers.next(8))
      case 1: copy[place] = [0, 0x7F, 0x80, 0xFF][numbers.next(4)]
      default: copy[place] = UInt8(numbers.next(256))
      }
    }
    return copy
  }

  /// Counts values and typed errors; anything else fails the test.
  private func outcomes(
    of bytes: [UInt8], seed: UInt64, rounds: Int = Self.rounds, _ read: ([UInt8]) throws -> Void
  ) -> (values: Int, errors: Int) {
    var numbers = Numbers(state: seed)
    var outcomes = (values: 0, errors: 0)
    for _ in 0..<rounds {
      let copy = damaged(bytes, &numbers)
      do {
        try read(copy)
        outcomes.values += 1
      } catch let error as any ExplainedError {
        outcomes.errors += 1
        #expect(!error.explanation.what.isEmpty && error.explanation.advice != nil)
      } catch is FormatFault {
        outcomes.errors += 1
      } catch is Gzip.Failure {
        outcomes.errors += 1
      } catch {
        Issue.record("\(error) explains nothing")
      }
    }
    return outcomes
  }

  @Test("IDX, plain and packed")
  func idx() {
    let plain = SmallDataset.idx([3, 2, 2], SmallDataset.images)
    let first = outcomes(of: plain, seed: 1) { bytes in _ = try IDXFile(bytes, rank: 3) }
    #expect(first.values > 200 && first.errors > 500)
    let second = outcomes(of: SmallDataset.gzip(plain), seed: 2) { bytes in
      _ = try IDXFile(Gzip.unpacked(bytes, limit: 1 << 20), rank: 3)
    }
    #expect(second.values > 200 && second.errors > 500)
  }

  @Test("CIFAR-10 binary")
  func cifar() {
    let record = [UInt8](repeating: 3, count: 2 * CIFARFile.recordSize)
    let found = outcomes(of: record, seed: 3) { bytes in
      _ = try CIFARFile.recordCount(bytes, expected: nil)
    }
    #expect(found.values > 500 && found.errors > 500)
  }

  @Test("NPY", arguments: ["npy/f4-C-v1.npy", "npy/i8-F-v3.npy"])
  func npy(file: String) throws {
    let bytes = try Files.read(Oracle.path(file))
    let found = outcomes(of: bytes, seed: 4) { bytes in _ = try NPYFile.array(bytes).doubles() }
    #expect(found.values > 200 && found.errors > 500)
  }

  @Test("MAT", arguments: ["small-v5.mat", "small-v7.mat", "small-v73.mat"])
  func mat(file: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending(file)
    let bytes = try Files.read(Oracle.path(file))
    var limits = MATFile.Limits()
    limits.bytes = 1 << 26
    limits.workingMemory = 1 << 28
    limits.seconds = 5
    let places = ["stim", "cells", "big", "word"]
    var round = 0
    // A third for each version: every round is a process.
    let found = outcomes(of: bytes, seed: 5, rounds: Self.rounds / 3) { bytes in
      // Without waiting for the disk, which Files.write does.
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(bytes) }
      round += 1
      _ = try MATFile(path, limits: limits).value(at: places[round % places.count])
    }
    #expect(found.values > 100 && found.errors > 100)
  }
}
