import Base

/// A Jupyter notebook, format 4, as far as a report needs it. Nothing in it is ever run.
struct JupyterFile: Sendable {
  /// What a cell holds.
  enum Kind: String, Sendable {
    case markdown, code, raw
  }

  /// One cell.
  struct Cell: Sendable {
    var kind: Kind
    var source: String
    var outputs: [JSONValue] = []
    /// By name, then by media type.
    var attachments: [String: [String: JSONValue]] = [:]
    var tags: Set<String> = []
  }

  /// Why a file is no such notebook.
  enum Problem: Error {
    case json(JSONError)
    case format(String)
  }

  var metadata: [String: JSONValue]
  var cells: [Cell]

  /// Larger files are refused before they are read.
  static let byteLimit = 1 << 26
  static let cellLimit = 20_000

  init(_ text: String) throws(Problem) {
    let root: JSONValue
    do {
      root = try JSONValue(parsing: text.utf8)
    } catch {
      throw .json(error)
    }
    guard case .integer(let format)? = root["nbformat"] else {
      throw .format("it does not say its format")
    }
    guard format == 4 else { throw .format("it has format \(format), not 4") }
    guard case .array(let cells)? = root["cells"] else { throw .format("it has no cells") }
    guard cells.count <= Self.cellLimit else {
      throw .format("it has \(cells.count) cells; \(Self.cellLimit) is the limit")
    }
    metadata = root["metadata"]?.members ?? [:]
    self.cells = cells.compactMap(Self.cell)
  }

  private static func cell(_ value: JSONValue) -> Cell? {
    guard let kind = value["cell_type"]?.text.flatMap(Kind.init) else { return nil }
    var cell = Cell(kind: kind, source: text(value["source"]))
    if case .array(let outputs)? = value["outputs"] { cell.outputs = outputs }
    cell.attachments = (value["attachments"]?.members ?? [:]).mapValues(\.members)
    cell.tags = Set((value["metadata"]?["tags"]?.elements ?? []).compactMap(\.text))
    return cell
  }

  /// A text, whole or as a list of lines.
  static func text(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text)?: text
    case .array(let lines)?: lines.map { $0.text ?? "" }.joined()
    default: ""
    }
  }

  /// The language of the code cells.
  var language: String {
    metadata["language_info"]?["name"]?.text ?? metadata["kernelspec"]?["language"]?.text
      ?? "python"
  }
}

extension JupyterFile.Problem {
  /// What is wrong, as a clause.
  var sentence: String {
    switch self {
    case .json(let error): error.explanation.what
    case .format(let reason): reason
    }
  }
}
