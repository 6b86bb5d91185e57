import ArgumentParser
import Base
import Plots
import Results

/// `report inspect`
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Read the provenance of a figure, table or report back out of its file.",
    discussion: "Example: report inspect output/neural-robustness/figures/spectra.spectra.png")

  @Argument(help: "A PNG, SVG, PDF, HTML, CSV or JSON file that Facsimile wrote.") var file: String
  @Flag(help: "Only the command that makes the file again.") var rerun = false
  @OptionGroup var project: ProjectOptions

  func run() async throws {
    let path = FilePath(file)
    let provenance = try Provenance.read(path)
    if rerun {
      for command in provenance.commands { Console.out(command) }
    } else if project.json {
      Console.out(provenance.json.canonicalText)
    } else {
      Console.out(provenance.json.prettyText.trimmingFinalLineFeed)
    }
  }
}

/// Where a file came from.
struct Provenance {
  /// As embedded, or the records of a manifest.
  let json: JSONValue

  /// The commands that make the file again.
  var commands: [String] {
    let nodes = json["nodes"]?.elements ?? [json]
    return nodes.compactMap { node in
      let node = node["source"] ?? node
      guard let experiment = node["experiment"]?.text else { return nil }
      let profile = node["profile"]?.text.map { " --profile \($0)" } ?? ""
      let seed = node["seed"].map { " --seed \($0.canonicalText)" } ?? ""
      let parameters = (node["parameters"] ?? .null).leaves.map {
        " -P \($0.path.joined(separator: "."))=\($0.value.plainText.replacing(", ", with: ","))"
      }
      return "report run \(experiment)\(profile)\(seed)\(parameters.joined())"
    }
  }

  /// What a file says of itself, or what the manifest of its folder says of it.
  static func read(_ path: FilePath) throws -> Provenance {
    let bytes = try Files.read(path)
    if let text = embedded(bytes, kind: path.extension?.lowercased() ?? "") {
      do {
        return Provenance(json: try JSONValue(parsing: text.utf8))
      } catch {
        throw InspectError.damaged(path)
      }
    }
    return try fromManifest(path, bytes)
  }

  private static func embedded(_ bytes: [UInt8], kind: String) -> String? {
    switch kind {
    case "png": (try? PNGReader.texts(bytes))?["Provenance"]
    case "svg":
      (try? SVGReader.metadata(String(decoding: bytes, as: UTF8.self)))?.provenance
    case "pdf": (try? PDFReader.information(bytes))?["Provenance"]
    default: nil
    }
  }

  /// The nodes of the nearest manifest that lists these bytes.
  private static func fromManifest(_ path: FilePath, _ bytes: [UInt8]) throws -> Provenance {
    let digest = Digest(of: bytes)
    var folder = path.removingLastComponent()
    for _ in 0..<3 {
      let candidate = (folder.isEmpty ? FilePath(".") : folder).appending("manifest.json")
      if Files.exists(candidate), let manifest = try? Manifest(bytes: Files.read(candidate)),
        let file = manifest.files.first(where: { $0.sha256 == digest })
      {
        return Provenance(json: try description(of: file.path, in: manifest))
      }
      folder = folder.removingLastComponent()
    }
    throw InspectError.unknown(path)
  }

  private static func description(of file: String, in manifest: Manifest) throws -> JSONValue {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let own = manifest.nodes.filter { name.hasPrefix($0.alias + ".") }
    let nodes = own.isEmpty ? manifest.nodes : own
    return [
      "file": .string(file), "revision": .string(manifest.revision),
      "nodes": try JSONValue(encoding: nodes),
    ]
  }
}

/// A file that says nothing of its origin.
enum InspectError: ExplainedError {
  case unknown(FilePath)
  case damaged(FilePath)

  var explanation: Explanation {
    switch self {
    case .unknown(let path):
      Explanation(
        .input, "\(path) says nothing of its origin and no manifest beside it lists these bytes",
        advice: "give a file that report build or report run has written, unchanged")
    case .damaged(let path):
      Explanation(.input, "the provenance in \(path) is damaged", advice: "make the file again")
    }
  }
}
