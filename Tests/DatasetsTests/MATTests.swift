import Base
import LinearAlgebra
import Testing

@testable import Datasets

@Suite("MAT files")
struct MATTests {
  private static let files = ["small-v5.mat", "small-v7.mat", "small-v73.mat"]
  private static let arrays = [
    "d", "s", "u8", "i16", "i32", "i64", "big", "stim.resp", "stim.istim", "stim.spont",
  ]

  @Test(
    "numbers of every class and rank are those that NumPy wrote, to the bit", arguments: files,
    arrays)
  func numbers(file: String, place: String) throws {
    let expected = try Oracle.array(place)
    let array = try MATFile(Oracle.path(file)).numbers(at: place)
    #expect(array.shape == expected.shape)
    #expect(array.doubles().map(\.bitPattern) == expected.values.map(\.bitPattern))
    let types = ["single": "float32", "double": "float64"]
    #expect(types[array.element.rawValue] ?? array.element.rawValue == expected.type)
  }

  @Test("texts, truth values, cells and structures", arguments: files)
  func others(file: String) throws {
    let mat = try MATFile(Oracle.path(file))
    #expect(try mat.text(at: "word") == "Größe α")
    #expect(try mat.numbers(at: "yes").integers() == [1, 0])
    #expect(try mat.numbers(at: "cells{1}").doubles() == [1, 2])
    guard case .structures(let shape, let fields, _) = try mat.value(at: "stim") else {
      Issue.record("stim is no structure")
      return
    }
    #expect(shape == [1, 1] && fields.sorted() == ["istim", "resp", "spont"])
    #expect(
      try mat.value(at: "stim")[field: "spont"] == .numbers(try mat.numbers(at: "stim.spont")))
  }

  @Test("what only version 5 holds here", arguments: ["small-v5.mat", "small-v7.mat"])
  func versionFive(file: String) throws {
    let mat = try MATFile(Oracle.path(file))
    guard case .complex(let real, let imaginary) = try mat.value(at: "z") else {
      Issue.record("z is not complex")
      return
    }
    #expect(real.doubles() == [1, 3] && imaginary.doubles() == [2, -4])
    #expect(try mat.value(at: "rows") == .text(["abc", "def"]))
    #expect(try mat.numbers(at: "runs(2).rate").doubles() == [0.25])
    #expect(try mat.text(at: "runs(1,2).name") == "second")
    #expect(try mat.numbers(at: "nested.inner.values").doubles() == [1, 2])
    #expect(try mat.numbers(at: "cells{1,2}").doubles() == [3])
    #expect(try mat.text(at: "cells{2}") == "text")
    #expect(try mat.numbers(at: "nothing").shape == [0, 5])
    #expect(try mat.value(at: "thin") == .unsupported(.sparse))
  }

  @Test("variables are listed without reading them", arguments: files)
  func variables(file: String) throws {
    let variables = try MATFile(Oracle.path(file)).variables()
    let found = Dictionary(uniqueKeysWithValues: variables.map { ($0.name, $0) })
    #expect(found["big"]?.shape == [35, 33, 2] && found["big"]?.kind == .uint16)
    #expect(found["stim"]?.kind == .structure && found["cells"]?.kind == .cell)
  }

  @Test(
    "a place that is not there is explained",
    arguments: [
      ("nowhere", "there is no such value: nowhere"), ("stim.more", "stim has no field more"),
      ("d.x", "d is no structure"), ("d{1}", "d is neither a cell nor a structure array"),
      ("cells{9}", "elements along dimension 1, not 9"), ("stim", "not real numbers"),
      ("stim(1)", "name a field of it"), ("word", "it is a text"), ("a..b", "no place"),
      ("", "no place"), ("a{1", "no place"), ("a{-1}", "no place"),
    ])
  func absent(place: String, detail: String) throws {
    for file in Self.files {
      let error = #expect(throws: DatasetError.self) {
        try MATFile(Oracle.path(file)).numbers(at: place)
      }
      #expect(error?.description.contains(detail) == true, "\(error?.description ?? "")")
      #expect(error?.explanation.advice?.isEmpty == false)
    }
  }

  @Test("a recording has its three parts, and they fit")
  func recording() throws {
    for file in Self.files {
      let recording = try NaturalImageRecording(Oracle.path(file))
      #expect(recording.images == [1, 2, 3, 1, 2, 4])
      #expect(recording.responses.rows == 6 && recording.responses.columns == 4)
      #expect(recording.spontaneous.rows == 5)
      #expect(
        recording.responses.elements.map { Double($0) } == (try Oracle.array("stim.resp").values))
    }
  }
}
