import Base
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

@Suite("NPY arrays")
struct NPYTests {
  private static let files = (1...3).flatMap { version in
    ["f4", "f8", "u1", "i4", "i8"].flatMap { type in
      ["C", "F"].map { (type, $0, version) }
    }
  }

  @Test("every version, type and order gives the same values in the same order", arguments: files)
  func values(type: String, order: String, version: Int) throws {
    let array = try NPYFile.read(Oracle.path("npy/\(type)-\(order)-v\(version).npy"))
    let expected = (0..<24).map { $0 * 3 }
    #expect(array.shape == [2, 3, 4])
    #expect(array.integers() == expected)
    #expect(array.doubles() == expected.map(Double.init))
    #expect(array.floats() == expected.map(Float.init))
    let elements: [String: NumericArray.Element] = [
      "f4": .single, "f8": .double, "u1": .uint8, "i4": .int32, "i8": .int64,
    ]
    #expect(array.element == elements[type])
  }

  @Test("a single number and an array of nothing are arrays too")
  func degenerate() throws {
    let scalar = try NPYFile.read(Oracle.path("npy/scalar.npy"))
    #expect(scalar.shape == [] && scalar.doubles() == [2.5])
    #expect(scalar.integers() == nil)
    let empty = try NPYFile.read(Oracle.path("npy/empty.npy"))
    #expect(empty.shape == [0, 3] && empty.count == 0)
    #expect(empty.floatMatrix()?.columns == 3)
  }

  /// A file of version 1 with any header.
  private func file(_ header: String, _ elements: [UInt8] = []) -> [UInt8] {
    let text = Array(header.utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8)]
      + text + elements
  }

  @Test(
    "what is wrong is said with its byte",
    arguments: [
      ("{'descr': '>f8', 'fortran_order': False, 'shape': (3,)}", 10, "big-endian"),
      ("{'descr': '|O', 'fortran_order': False, 'shape': (3,)}", 10, "not read"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 65, "0 bytes of elements"),
      (
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4, 0)}", 10,
        "asks for 4611686018427387904 × 4 × 0"
      ),
      ("{'descr': '<f4', 'fortran_order': False}", 10, "lacks shape"),
      ("{'descr': '<f4', 'descr': '<f4'}", 27, "unexpected entry “descr”"),
      ("{'descr': '<f4', 'fortran_order': maybe}", 44, "“m” is unexpected"),
      ("{'descr': '<f4", 24, "ends within a text"),
      ("{'shape': (-1,)}", 21, "“-” is unexpected"),
      ("{'shape': (99999999999999999999,)}", 21, "“9” is unexpected"),
      ("{'shape': (3,", 23, "ends early"),
      ("__import__('os')", 10, "“_” is unexpected"),
    ] as [(String, Int, String)])
  func malformed(header: String, offset: Int, detail: String) throws {
    let fault = #expect(throws: FormatFault.self) { try NPYFile.array(file(header)) }
    #expect(fault?.detail.contains(detail) == true, "\(fault?.detail ?? "")")
    #expect(fault?.offset == offset)
  }

  @Test("a pair of files is an image set, every tenth image for testing")
  func images() throws {
    let folder = try TemporaryFolder()
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (20, 2, 3)}"
    let pixels = (0..<120).map { UInt8($0) }
    try Files.write(file(header, pixels), to: folder.path.appending("images.npy"))
    let labels = file(
      "{'descr': '|u1', 'fortran_order': False, 'shape': (20,)}", (0..<20).map { $0 % 2 })
    try Files.write(labels, to: folder.path.appending("labels.npy"))
    let set = try ImageSet("npy:\(folder.path)", from: [])
    #expect([set.train.count, set.test.count] == [18, 2])
    #expect(set.train.height == 2 && set.train.width == 3 && set.train.channels == 1)
    #expect(Array(set.test.image(0)) == Array(pixels[54..<60]))
    #expect(set.classes == ["0", "1"])
    try Files.write("even\nodd\n", to: folder.path.appending("classes.txt"))
    try Files.write(file(header, pixels), to: folder.path.appending("test-images.npy"))
    try Files.write(labels, to: folder.path.appending("test-labels.npy"))
    let paired = try ImageSet("npy:\(folder.path)", from: [])
    #expect(paired.train == paired.test && paired.train.count == 20)
    #expect(paired.classes == ["even", "odd"])
    try Files.remove(folder.path.appending("test-labels.npy"))
    #expect(throws: DatasetError.self) { try ImageSet("npy:\(folder.path)", from: []) }
  }

  @Test("pixels that are no bytes are refused, with the way to make them bytes")
  func pixels() throws {
    let folder = try TemporaryFolder()
    let bytes = [Float(0.5), 1].flatMap { value -> [UInt8] in
      withUnsafeBytes(of: value) { Array($0) }
    }
    try Files.write(
      file("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2)}", bytes),
      to: folder.path.appending("images.npy"))
    try Files.write(
      file("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)}", [0]),
      to: folder.path.appending("labels.npy"))
    let error = #expect(throws: DatasetError.self) {
      try ImageSet("npy:\(folder.path)", from: [])
    }
    #expect(error?.description.contains("astype('uint8')") == true)
  }
}
