import Base
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

/// What a recording file may hold, field by field; nil leaves a field out.
private struct Fields: Sendable {
  var responses: (rows: Int, columns: Int, elements: [Float])? = (6, 3, Self.numbers(18))
  var images: [Double]? = [1, 2, 3, 2, 1, 3]
  var spontaneous: (rows: Int, columns: Int, elements: [Float])? = (4, 3, Self.numbers(12))

  static func numbers(_ count: Int) -> [Float] { (0..<count).map { Float($0 * $0 % 7) / 4 } }

  func write(to path: FilePath) throws {
    var fields: [(name: String, value: MATWriter.Array2D)] = []
    if let (rows, columns, elements) = responses {
      fields.append(("resp", .single(elements, rows: rows, columns: columns)))
    }
    if let images { fields.append(("istim", .column(images))) }
    if let (rows, columns, elements) = spontaneous {
      fields.append(("spont", .single(elements, rows: rows, columns: columns)))
    }
    try MATWriter.write(structure: "stim", fields, to: path)
  }
}

/// A recording with one thing wrong, and what is said of it.
private struct Fault: Sendable, CustomTestStringConvertible {
  let place: String
  let detail: String
  let change: @Sendable (inout Fields) -> Void

  init(_ place: String, _ detail: String, _ change: @escaping @Sendable (inout Fields) -> Void) {
    self.place = place
    self.detail = detail
    self.change = change
  }

  var testDescription: String { "\(place): \(detail)" }

  static let all: [Fault] = [
    Fault("stim.istim", "there is no such value: stim has no field istim") { $0.images = nil },
    Fault("stim.resp", "there is no such value: stim has no field resp") { $0.responses = nil },
    Fault("stim.spont", "there is no such value: stim has no field spont") { $0.spontaneous = nil },
    Fault("stim.istim", "some are no whole numbers from 1") { $0.images?[2] = 1.5 },
    Fault("stim.istim", "some are no whole numbers from 1") { $0.images?[2] = 0 },
    Fault("stim.istim", "some are no whole numbers from 1") { $0.images?[2] = .nan },
    Fault("stim.istim", "5 numbers for 6 presentations") { $0.images = [1, 2, 3, 2, 1] },
    Fault("stim.istim", "fewer than two images are shown twice") {
      $0.images = [1, 2, 4, 2, 3, 4]
    },
    Fault("stim.resp", "some of its values are infinite") { $0.responses?.elements[4] = .infinity },
    Fault("stim.resp", "1 of its 18 values are missing") { $0.responses?.elements[4] = .nan },
    Fault("stim.resp", "its shape is 6 × 1") { $0.responses = (6, 1, Fields.numbers(6)) },
    Fault("stim.spont", "some of its values are not finite") { $0.spontaneous?.elements[4] = .nan },
    Fault("stim.spont", "2 neurons, where stim.resp has 3") {
      $0.spontaneous = (4, 2, Fields.numbers(8))
    },
    Fault("stim.spont", "its shape is 0 × 0") { $0.spontaneous = (0, 0, []) },
  ]
}

@Suite("Recordings")
struct RecordingTests {
  private let folder: TemporaryFolder
  private var path: FilePath { folder.path.appending("recording.mat") }

  init() throws { folder = try TemporaryFolder() }

  private func failure(_ read: () throws -> Void) -> String {
    let error = #expect(throws: DatasetError.self) { try read() }
    #expect(error?.explanation.advice?.isEmpty == false)
    return error?.description ?? ""
  }

  @Test("a file of the published layout reads back, to the bit")
  func layout() throws {
    let fields = Fields()
    try fields.write(to: path)
    let recording = try NaturalImageRecording(path)
    #expect(recording.images == [1, 2, 3, 2, 1, 3])
    #expect(recording.responses == Matrix(rows: 6, columns: 3, elements: Fields.numbers(18)))
    #expect(recording.spontaneous == Matrix(rows: 4, columns: 3, elements: Fields.numbers(12)))
    #expect(recording.missingResponses == 0)
  }

  @Test("what is wrong with a field is said with its place", arguments: Fault.all)
  private func faults(fault: Fault) throws {
    var fields = Fields()
    fault.change(&fields)
    try fields.write(to: path)
    let text = failure { _ = try NaturalImageRecording(path) }
    #expect(text.contains("cannot use \(fault.place) of "), "\(text)")
    #expect(text.contains(fault.detail), "\(text)")
  }

  @Test("a few responses without a number become 0 and are counted")
  func missing() throws {
    var fields = Fields()
    var elements = Fields.numbers(6 * 40)
    elements[7] = .nan
    elements[239] = .nan
    fields.responses = (6, 40, elements)
    fields.spontaneous = (4, 40, Fields.numbers(160))
    try fields.write(to: path)
    let recording = try NaturalImageRecording(path)
    #expect(recording.missingResponses == 2)
    #expect(recording.responses.elements[7] == 0 && recording.responses.elements[239] == 0)
  }

  @Test(
    "a file that is cut off anywhere is refused, never read in part",
    arguments: ["written", "small-v5.mat", "small-v7.mat", "small-v73.mat"])
  func truncated(file: String) throws {
    if file == "written" {
      try Fields().write(to: path)
    } else {
      try Files.write(Files.read(Oracle.path(file)), to: path)
    }
    let bytes = try Files.read(path)
    #expect(throws: Never.self) { try NaturalImageRecording(path) }
    for count in (0..<20).map({ bytes.count * $0 / 20 }) + [bytes.count - 8, bytes.count - 1] {
      try Files.write(Array(bytes.prefix(count)), to: path)
      #expect(!failure { _ = try NaturalImageRecording(path) }.isEmpty, "\(count) bytes")
    }
  }

  @Test("a bit that is turned over in compressed data is noticed", arguments: [15, 33, 60, 81, 99])
  func checksum(percent: Int) throws {
    var bytes = try Files.read(Oracle.path("small-ephys.mat"))
    // Behind the first tag; all that follows is compressed or says how much is.
    bytes[136 + (bytes.count - 137) * percent / 100] ^= 4
    try Files.write(bytes, to: path)
    #expect(!failure { try MATFile(path).verify() }.isEmpty)
  }

  @Test("a matrix larger than it may be is refused by what its header says")
  func tooLarge() throws {
    try Fields().write(to: path)
    var limits = NaturalImageRecording.recordingLimits
    limits.bytes = 1 << 17
    #expect(throws: Never.self) { try NaturalImageRecording(path, limits: limits) }
    limits.bytes = 100
    let text = failure { _ = try NaturalImageRecording(path, limits: limits) }
    #expect(text.contains("the limit of 100 allows"), "\(text)")
  }

  @Test("fields of another kind are told so")
  func kinds() throws {
    for file in ["small-v5.mat", "small-v7.mat", "small-v73.mat"] {
      let mat = try MATFile(Oracle.path(file))
      #expect(failure { _ = try mat.matrix(at: "word") }.contains("of the class char"))
      #expect(failure { _ = try mat.matrix(at: "cells") }.contains("of the class cell"))
      #expect(failure { _ = try mat.matrix(at: "s") }.contains("2 × 3 × 4"))
    }
    let mat = try MATFile(Oracle.path("small-v5.mat"))
    #expect(failure { _ = try mat.matrix(at: "z") }.contains("complex numbers"))
    #expect(failure { _ = try mat.matrix(at: "thin") }.contains("of the class sparse"))
  }

  @Test(
    "matrices that are turned as they come are those that are read whole",
    arguments: ["small-v5.mat", "small-v7.mat", "small-v73.mat"],
    ["d", "u8", "i16", "i32", "i64", "stim.resp", "stim.istim", "stim.spont"])
  func turned(file: String, place: String) throws {
    let mat = try MATFile(Oracle.path(file))
    let whole = try mat.numbers(at: place).floatMatrix()
    #expect(try mat.matrix(at: place) == whole)
  }
}
