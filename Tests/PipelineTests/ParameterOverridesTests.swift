import Base
import Testing

@testable import Pipeline

private struct Parameters: Codable, Hashable, Sendable {
  struct Layer: Codable, Hashable, Sendable {
    var hidden = 400
    var rate = 1.0
  }
  struct Readout: Codable, Hashable, Sendable {
    var rate = 0.1
    var epochs = 10
  }
  enum Kind: String, Codable, Sendable { case plain, fancy }

  var layer = Layer()
  var readout = Readout()
  var epochs = 20
  var small: Int8 = 1
  var seed: UInt64 = 7
  var isQuick = false
  var name = "data"
  var kind = Kind.plain
  var sizes = [5, 10]
  var window = [2.0, 50.0]
  var single: Float = 3
}

private func changed(_ overrides: [String: JSONValue]) throws -> Parameters {
  try ParameterOverrides.apply(overrides, to: Parameters())
}

@Suite("Parameter overrides")
struct ParameterOverridesTests {
  @Test("without overrides nothing changes")
  func nothing() throws {
    #expect(try changed([:]) == Parameters())
  }

  @Test("values of their kind are set, numbers from whole defaults too")
  func values() throws {
    let p = try changed([
      "layer.hidden": 12, "layer.rate": 0.5, "small": -3, "isQuick": true, "name": "other",
      "kind": "fancy", "sizes": [1, 2, 3], "window": [0.5, 7], "single": 0.25,
      "seed": .unsigned(.max),
    ])
    #expect(p.layer == Parameters.Layer(hidden: 12, rate: 0.5))
    #expect(p.small == -3 && p.isQuick && p.name == "other" && p.kind == .fancy)
    #expect(p.sizes == [1, 2, 3] && p.window == [0.5, 7] && p.single == 0.25 && p.seed == .max)
    #expect(p.readout == Parameters().readout && p.epochs == 20)
  }

  @Test("texts of the command line are read as the parameter's kind")
  func texts() throws {
    let p = try changed([
      "layer.hidden": "12", "layer.rate": "1e-3", "isQuick": "true", "name": "12", "sizes": "7",
      "window": "0.5,7", "seed": "18446744073709551615", "small": "-128",
    ])
    #expect(p.layer == Parameters.Layer(hidden: 12, rate: 0.001))
    #expect(p.isQuick && p.name == "12" && p.sizes == [7] && p.window == [0.5, 7])
    #expect(p.seed == .max && p.small == -128)
  }

  @Test("a key may be given by its end where that is one parameter's alone")
  func shortForm() throws {
    #expect(try changed(["hidden": 3]).layer.hidden == 3)
    #expect(try changed(["epochs": 3]).epochs == 3)
    #expect(try changed(["epochs": 3]).readout.epochs == 10)
    #expect(try changed(["readout.epochs": 3]).readout.epochs == 3)
    let error = ParameterError.ambiguous(key: "rate", meant: ["layer.rate", "readout.rate"])
    #expect(throws: error) { try changed(["rate": 1]) }
    #expect(
      "\(error)"
        == "several parameters end in “rate”; give one of layer.rate, readout.rate")
  }

  static let unknown: [(String, String)] = [
    ("hiden", "did you mean hidden? "), ("layer.hiden", "did you mean hidden? "),
    ("xyzzy", ""), ("", ""), ("layer", ""), ("layer.", ""), ("hidden.layer", ""),
    ("layer.rat", "did you mean layer.rate? "), ("Name", "did you mean name? "),
  ]

  @Test("an unknown key lists what exists and the nearest name", arguments: unknown)
  func unknownKey(key: String, meant: String) {
    let known = [
      "epochs", "hidden", "isQuick", "kind", "layer.rate", "name", "readout.epochs",
      "readout.rate", "seed", "single", "sizes", "small", "window",
    ]
    #expect {
      try changed([key: 1])
    } throws: { error in
      guard case .unknown(key, let names)? = error as? ParameterError else { return false }
      return names == known
        && "\(error)".hasPrefix("no parameter “\(key)”; \(meant)known are \(known[0]), ")
    }
  }

  static let wrongKinds: [(String, JSONValue, String)] = [
    ("hidden", "many", "“many” is no value for hidden, which wants a whole number"),
    ("hidden", 0.5, "“0.5” is no value for hidden, which wants a whole number"),
    ("hidden", "0.5", "“0.5” is no value for hidden, which wants a whole number"),
    ("hidden", true, "“true” is no value for hidden, which wants a whole number"),
    ("hidden", "", "“” is no value for hidden, which wants a whole number"),
    ("layer.rate", "fast", "“fast” is no value for layer.rate, which wants a number"),
    ("layer.rate", "inf", "“inf” is no value for layer.rate, which wants a number"),
    ("layer.rate", .number(.nan), "“nan” is no value for layer.rate, which wants a number"),
    ("isQuick", "yes", "“yes” is no value for isQuick, which wants true or false"),
    ("isQuick", 1, "“1” is no value for isQuick, which wants true or false"),
    ("name", 12, "“12” is no value for name, which wants text"),
    ("sizes", "1,two", "“1,two” is no value for sizes, which wants a list of whole numbers"),
    ("sizes", [1, 0.5], "“1,0.5” is no value for sizes, which wants a list of whole numbers"),
    ("window", "1,two", "“1,two” is no value for window, which wants a list of numbers"),
    ("sizes", 5, "“5” is no value for sizes, which wants a list of whole numbers"),
  ]

  @Test("a value of another kind names the wanted kind and an example", arguments: wrongKinds)
  func wrongKind(key: String, value: JSONValue, sentence: String) {
    #expect {
      try changed([key: value])
    } throws: { error in
      error is ParameterError && "\(error)".hasPrefix(sentence + "; for instance \(key)=")
    }
  }

  @Test("the example is the present value, as it would be typed")
  func example() {
    for (key, example) in [("layer.rate", "1"), ("sizes", "5,10"), ("window", "2,50")] {
      #expect {
        try changed([key: "wrong"])
      } throws: { error in
        "\(error)".hasSuffix("for instance \(key)=\(example)")
      }
    }
  }

  static let refused: [(String, JSONValue, String)] = [
    ("small", 128, "128"), ("small", "-129", "-129"), ("seed", -1, "-1"),
    ("kind", "fanciest", "fanciest"), ("hidden", .unsigned(1 << 63), "9223372036854775808"),
    ("single", 1e300, "1e+300"),
  ]

  @Test("a value out of range is refused by key and value", arguments: refused)
  func outOfRange(key: String, value: JSONValue, text: String) {
    #expect {
      _ = try changed([key: value])
    } throws: { error in
      guard case .refused(key, text, let reason)? = error as? ParameterError else { return false }
      return !reason.isEmpty && "\(error)".hasPrefix("“\(text)” is no value for \(key): ")
    }
  }

  @Test("a request is validated without running it")
  func request() throws {
    try RunRequest(experiment: FirstProbe.self, profile: .quick, overrides: ["hidden": 3])
      .validate()
    #expect(throws: ParameterError.self) {
      try RunRequest(experiment: FirstProbe.self, profile: .quick, overrides: ["hiden": 3])
        .validate()
    }
  }
}
