import Archives
import Base
import Documents
import Pipeline
import Results

/// A report or some runs, as they are about to be exported.
struct ExportSource {
  /// Names the export.
  let name: String
  /// Of the notebook, where there is one.
  let frontMatter: FrontMatter?
  /// Of the report or the runs.
  let manifest: Manifest
  /// The files that the manifest lists.
  let files: [ZIPWriter.File]
  /// Files that go along and that the manifest does not list.
  var besides: [ZIPWriter.File] = []

  /// Every file of the crate, its metadata among them.
  func crateFiles(
    date: String?, licence: String?, in place: Project
  ) async throws -> [ZIPWriter.File] {
    let manifest = ZIPWriter.File("manifest.json", .bytes(try exported.bytes))
    let all = files + besides + [manifest]
    var crate = ResearchCrate(
      name: title, description: description,
      datePublished: try await CrateDate.of(self, option: date, in: place),
      software: .init(
        name: "Facsimile", version: ProgramVersion.text, revision: self.manifest.revision),
      nodes: exported.nodes, files: try all.map(Self.facts))
    crate.licence = try licence ?? frontMatter?.license ?? place.citedLicence()
    crate.keywords = frontMatter?.keywords ?? []
    crate.authors = (frontMatter?.authors ?? []).map {
      .init(name: $0.name, affiliation: $0.affiliation, orcid: $0.orcid)
    }
    crate.dataSets = Study.current.dataSets.map { dataSet in
      let source = dataSet.provision.map { "\($0.citation) \($0.source)" }
      return .init(
        name: dataSet.name, title: dataSet.title, licence: dataSet.licence, source: source)
    }
    crate.questions = Dictionary(
      Study.current.catalog.experiments.map { ($0.id.rawValue, $0.question) }
    ) { first, _ in first }
    return all + [ZIPWriter.File(ResearchCrate.metadataName, .bytes(Array(crate.metadata.utf8)))]
  }

  /// The manifest without what differs from one reading of the store to the next.
  private var exported: Manifest {
    let nodes = manifest.nodes.map { node in
      var node = node
      node.wasReused = true
      return node
    }
    return Manifest(
      notebook: manifest.notebook, revision: manifest.revision, buildKey: manifest.buildKey,
      nodes: nodes, files: manifest.files)
  }

  private var title: String {
    frontMatter?.title ?? "Results of \(manifest.nodes.map(\.experiment).joined(separator: ", "))"
  }

  private var description: String {
    if let frontMatter {
      return frontMatter.abstract ?? frontMatter.subtitle ?? "The report “\(frontMatter.title)”."
    }
    return "Tables, numbers, claims and figures of named experiments with their provenance."
  }

  private static func facts(_ file: ZIPWriter.File) throws -> Manifest.File {
    switch file.content {
    case .bytes(let bytes):
      return Manifest.File(path: file.path, bytes: bytes.count, sha256: Digest(of: bytes))
    case .file(let path):
      return Manifest.File(
        path: file.path, bytes: try Files.size(path), sha256: try Files.digest(path))
    }
  }

  /// The tables as CSV, with a list of them that says what their columns hold.
  func tables() throws -> [ZIPWriter.File] {
    let tables = files.filter { $0.path.hasPrefix("data/") && $0.path.hasSuffix(".csv") }
    var entries: [JSONValue] = []
    var chosen: [ZIPWriter.File] = []
    for table in tables {
      let name = String(table.path.dropFirst("data/".count))
      let facts = try Self.facts(table)
      var entry: [String: JSONValue] = [
        "file": .string(name), "bytes": .integer(facts.bytes), "sha256": .string(facts.sha256.hex),
      ]
      for node in manifest.nodes where name.hasPrefix(node.alias + ".") {
        let own = node.tables.first { "\(node.alias).\($0.name).csv" == name }
        guard let own else { continue }
        entry["experiment"] = .string(node.experiment)
        entry["profile"] = .string(node.profile)
        entry["title"] = .string(own.title)
        entry["columns"] = try JSONValue(encoding: own.columns)
      }
      entries.append(.object(entry))
      chosen.append(ZIPWriter.File(name, table.content))
    }
    let list: JSONValue = [
      "schema": 1, "revision": .string(manifest.revision), "tables": .array(entries),
    ]
    return chosen + [ZIPWriter.File(ExportTarget.tableList, .bytes(Array(list.prettyText.utf8)))]
  }
}
