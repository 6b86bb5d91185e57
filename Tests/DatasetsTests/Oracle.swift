import Base
import Testing

/// Stored files of the tests and what NumPy says is in them.
enum Oracle {
  static let folder = FilePath(#filePath).removingLastComponent().appending("Oracles")

  static func path(_ name: String) -> FilePath { folder.appending(name) }

  /// Shape and elements of an array of arrays.json.
  static func array(_ name: String) throws -> (shape: [Int], type: String, values: [Double]) {
    let json = try JSONValue(parsing: Files.read(path("arrays.json")))
    let entry = try #require(json[name])
    let values = try #require(entry["values"]).elements.map { value -> Double in
      switch value {
      case .integer(let integer): Double(integer)
      case .string(let text): try #require(Double(text))
      default: .nan
      }
    }
    return (
      try #require(entry["shape"]).decode([Int].self), try #require(entry["type"]?.text), values
    )
  }
}
