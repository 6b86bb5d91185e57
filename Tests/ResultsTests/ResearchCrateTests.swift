import Base
import Testing

@testable import Results

@Suite("Crates")
struct ResearchCrateTests {
  private static func crate() -> ResearchCrate {
    let table = Table("spectra", title: "Spectra.", columns: [Column("x", doubles: [1])])
    func node(_ alias: String) -> NodeRecord {
      NodeRecord(
        experiment: "wta-spectra", alias: alias, profile: "quick",
        parameters: ["rate": 0.02, "sizes": [1, 2], "deep": ["a b": true]], seed: .max,
        key: Digest(of: alias),
        inputs: [.init(dataset: "images", file: "train 1.gz", digest: Digest(of: "d"))],
        sources: [], tables: [TableSchema(of: table)], artifacts: [], toolchain: "t", seconds: 1,
        peakMemoryBytes: 2, kernelPath: "avx2", threads: 1, wasReused: false)
    }
    let paths = [
      "data/wta.spectra.csv", "data/wta.two.spectra.csv", "figures/wta.spectra.svg", "index.html",
      "report.pdf", "data/plot.a ü.csv", "manifest.json", "golden/wta-spectra/quick/spectra.csv",
      "notebook/small.md", "figures/plot.fig.png",
    ]
    var crate = ResearchCrate(
      name: "A study", description: "What it is.", datePublished: "2026-03-01",
      software: .init(name: "Facsimile", version: "1", revision: "abc"),
      nodes: [node("wta"), node("wta.two")],
      files: paths.map { .init(path: $0, bytes: $0.utf8.count, sha256: Digest(of: $0)) })
    crate.licence = "CC-BY-4.0"
    crate.authors = [
      .init(name: "Ada", affiliation: "A", orcid: "0000-0002-1825-0097"),
      .init(name: "Bob", affiliation: "A"),
    ]
    crate.dataSets = [.init(name: "images", title: "Images.", licence: "free for research")]
    crate.questions = ["wta-spectra": "How fast?"]
    return crate
  }

  private let entities: [JSONValue]

  init() throws {
    let json = try JSONValue(parsing: Self.crate().metadata.utf8)
    entities = json["@graph"]?.elements ?? []
  }

  private func entity(_ id: String) throws -> JSONValue {
    try #require(entities.first { $0["@id"]?.text == id }, "\(id)")
  }

  private func ids(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    if let id = value["@id"]?.text { return [id] }
    return value.elements.compactMap { $0["@id"]?.text }
  }

  @Test("every reference leads to one entity, or out to the web")
  func references() throws {
    let known = entities.compactMap { $0["@id"]?.text }
    #expect(Set(known).count == known.count)
    for entity in entities {
      for (name, value) in entity.members where name != "@id" {
        for id in ids(value) where !known.contains(id) {
          #expect(id.hasPrefix("http"), "\(name) \(id)")
        }
      }
    }
  }

  @Test("every file is listed once with its size and digest, and is a part of the root")
  func files() throws {
    let crate = Self.crate()
    let files = entities.filter { $0["@type"]?.text == "File" }
    #expect(files.compactMap { $0["name"]?.text } == crate.files.map(\.path))
    #expect(files.compactMap { $0["sha256"]?.text } == crate.files.map(\.sha256.hex))
    #expect(
      files.compactMap { $0["contentSize"]?.text } == crate.files.map { String($0.bytes) })
    let parts = ids(try entity("./")["hasPart"])
    #expect(parts == files.compactMap { $0["@id"]?.text })
    #expect(parts.contains("data/plot.a%20%C3%BC.csv"))
    let json = try JSONValue(parsing: crate.metadata.utf8)
    #expect(ResearchCrate.files(listedBy: json) == Set(crate.files.map(\.path)))
    #expect(ResearchCrate.files(listedBy: ["@graph": []]) == nil)
  }

  @Test("a run has its data, settings and results, and nobody else's")
  func runs() throws {
    let run = try entity("#run/wta")
    #expect(run["@type"] == "CreateAction")
    #expect(run["description"] == "How fast?")
    #expect(ids(run["instrument"]) == ["#facsimile"])
    #expect(ids(run["result"]) == ["data/wta.spectra.csv", "figures/wta.spectra.svg"])
    #expect(ids(try entity("#run/wta.two")["result"]) == ["data/wta.two.spectra.csv"])
    let settings = try ids(run["object"]).filter { $0.hasPrefix("#setting") }.map(entity)
    #expect(
      settings.compactMap { $0["name"]?.text } == [
        "profile", "seed", "deep.a b", "rate", "sizes",
      ])
    #expect(settings.map { $0["value"] } == ["quick", .unsigned(.max), true, 0.02, "1, 2"])
    let input = try entity(try #require(ids(run["object"]).first))
    #expect(input["sha256"]?.text == Digest(of: "d").hex)
    let data = try entity(try #require(ids(input["isPartOf"]).first))
    #expect(try entity(try #require(ids(data["license"]).first))["name"] == "free for research")
    #expect(run["actionStatus"] == "http://schema.org/CompletedActionStatus")
    #expect(run["startTime"] == nil && run["endTime"] == nil)
  }

  @Test("one reference stands alone, several in an array")
  func single() throws {
    #expect(try entity("#run/wta.two")["result"] == ["@id": "data/wta.two.spectra.csv"])
    #expect(try entity("#run/wta")["result"]?.elements.count == 2)
  }

  @Test("the root says what it is, of whom, under which terms and how it was made")
  func root() throws {
    let root = try entity("./")
    #expect(ids(root["conformsTo"]) == ["https://w3id.org/ro/wfrun/process/0.5"])
    #expect(ids(root["license"]) == ["https://spdx.org/licenses/CC-BY-4.0"])
    #expect(ids(root["mentions"]) == ["#run/wta", "#run/wta.two", "#assembly"])
    #expect(ids(root["author"]) == ["https://orcid.org/0000-0002-1825-0097", "#author-2"])
    let descriptor = try entity("ro-crate-metadata.json")
    #expect(ids(descriptor["about"]) == ["./"])
    #expect(ids(descriptor["conformsTo"]) == ["https://w3id.org/ro/crate/1.1"])
    let assembly = try entity("#assembly")
    #expect(ids(assembly["result"]) == ["index.html", "report.pdf", "figures/plot.fig.png"])
    #expect(ids(assembly["object"]).contains("notebook/small.md"))
  }
}
