import Base
import Subprocess
import TestSupport
import Testing

@Suite("Exports", .serialized)
struct ExportTests {
  private let study: SmallStudy

  init() throws { study = try SmallStudy() }

  private func path(_ name: String) -> FilePath { study.folder.path.pushing(FilePath(name)) }

  private func export(_ arguments: String...) async throws -> Program.Outcome {
    let outcome = try await study.run(
      ["export", "small", "--date", "2026-03-01", "--license", "MIT"] + arguments)
    #expect(outcome.code == 0, "\(outcome.notes)")
    return outcome
  }

  private func python(_ script: String, _ arguments: String...) async throws -> String {
    let result = try await Subprocess.run(
      .name("python3"), arguments: Arguments(["-c", script] + arguments),
      workingDirectory: study.folder.path, output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    return result.standardOutput
  }

  @Test("Python's zipfile and hashlib find every listed file with its digest, and no other")
  func metadata() async throws {
    _ = try await export("--format", "zip", "-o", "a.zip")
    let said = try await python(
      """
      import hashlib, json, sys, urllib.parse, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      names = archive.namelist()
      assert names == sorted(names) and len(set(names)) == len(names)
      assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
      assert all(i.flag_bits == 0x800 for i in archive.infolist())
      graph = json.loads(archive.read("ro-crate-metadata.json"))["@graph"]
      byId = {e["@id"]: e for e in graph}
      assert len(byId) == len(graph)
      files = [e for e in graph if e["@type"] == "File"]
      listed = {urllib.parse.unquote(e["@id"]) for e in files}
      assert listed | {"ro-crate-metadata.json"} == set(names), listed ^ set(names)
      for e in files:
          data = archive.read(urllib.parse.unquote(e["@id"]))
          assert hashlib.sha256(data).hexdigest() == e["sha256"], e
          assert str(len(data)) == e["contentSize"], e
      for e in graph:
          for value in e.values():
              for v in value if isinstance(value, list) else [value]:
                  if isinstance(v, dict) and set(v) == {"@id"}:
                      assert v["@id"] in byId or v["@id"].startswith("http"), v
      print(len([e for e in graph if e["@type"] == "CreateAction"]), byId["./"]["datePublished"])
      """, "a.zip")
    #expect(said == "2 2026-03-01\n")
  }

  @Test("the same bytes each time, and the folder holds the same files as the archive")
  func sameBytes() async throws {
    _ = try await export("--format", "zip", "-o", "a.zip")
    let first = try Files.read(path("a.zip"))
    // The report is rendered again; results come from the store.
    try Files.remove(path("output"))
    _ = try await export("--format", "zip", "-o", "a.zip")
    #expect(try Files.read(path("a.zip")) == first)
    _ = try await export("-o", "crate")
    let said = try await python(
      """
      import os, zipfile
      archive = zipfile.ZipFile("a.zip")
      found = [os.path.relpath(os.path.join(d, f), "crate") for d, _, fs in os.walk("crate") for f in fs]
      assert sorted(found) == sorted(archive.namelist())
      assert all(open("crate/" + n, "rb").read() == archive.read(n) for n in found)
      print(len(found))
      """)
    #expect(Int(said.dropLast()) ?? 0 > 8)
    #expect(try Files.names(in: study.folder.path).allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test("tables land as CSV with a list of them; without -o in output/export")
  func tables() async throws {
    let outcome = try await export("--format", "csv")
    #expect(outcome.output == "output/export/small-csv\n")
    let folder = path("output/export/small-csv")
    #expect(
      try Files.names(in: folder) == ["tables.json", "wta.exponents.csv", "wta.spectra.csv"])
    #expect(
      try Files.read(folder.appending("wta.spectra.csv"))
        == Files.read(path("output/small/data/wta.spectra.csv")))
    let list = try JSONValue(parsing: Files.read(folder.appending("tables.json")))
    #expect(list["tables"]?.elements.map { $0["experiment"] } == ["wta-spectra", "wta-spectra"])
  }

  @Test("replaces an earlier export and nothing else", arguments: ["crate", "zip", "csv"])
  func replacing(format: String) async throws {
    _ = try await export("--format", format, "-o", "target")
    _ = try await export("--format", format, "-o", "target")
    if format == "zip" {
      try Files.write("mine", to: path("target"))
    } else {
      try Files.write("mine", to: path("target/data/mine.txt"))
    }
    let refused = try await study.run(
      ["export", "small", "--date", "2026-03-01", "--format", format, "-o", "target"])
    #expect(refused.code == 2)
    #expect(refused.notes.contains("target is no earlier export"), "\(refused.notes)")
    let kept = format == "zip" ? "target" : "target/data/mine.txt"
    #expect(try Files.readText(path(kept)) == "mine")
  }

  @Test(
    "an archive and a crate are sides of a diff, with the changes of the folders they came from")
  func diff() async throws {
    _ = try await export("--format", "zip", "-o", "old.zip")
    try Files.copyFolder(path("output/small"), to: path("old"))
    let text = SmallStudy.text.replacing("hidden: 24", with: "hidden: 20")
    try Files.write(text, to: path("small.md"))
    _ = try await export("--format", "zip", "-o", "new.zip")
    _ = try await export("-o", "crate")
    let folders = try await model("old", "output/small")
    for (a, b) in [("old.zip", "new.zip"), ("old.zip", "crate"), ("old", "new.zip")] {
      #expect(try await model(a, b) == folders, "\(a) \(b)")
    }
    #expect(folders.contains("hidden"))
    let same = try await study.run(["diff", "new.zip", "output/small"])
    #expect(same.code == 0, "\(same.output)")
  }

  /// What a diff says, without the names of its sides.
  private func model(_ old: String, _ new: String) async throws -> String {
    let outcome = try await study.run(["diff", old, new, "--json", "-o", "page"])
    #expect(outcome.code == 1, "\(outcome.notes)")
    var members = try JSONValue(parsing: outcome.output.utf8).members
    for side in ["old", "new"] {
      var facts = members[side]?.members ?? [:]
      facts["folder"] = nil
      members[side] = .object(facts)
    }
    members["title"] = nil
    return JSONValue.object(members).prettyText
  }

  @Test("a truncated archive and a changed entry are named, by the archive's name")
  func damaged() async throws {
    _ = try await export("--format", "zip", "-o", "a.zip")
    let whole = try Files.read(path("a.zip"))
    try Files.write(whole[..<(whole.count / 2)], to: path("cut.zip"))
    let cut = try await study.run(["diff", "cut.zip", "a.zip"])
    #expect(cut.code == 2 && cut.output.isEmpty)
    let lines = cut.notes.split(separator: "\n").map(String.init)
    let row = GuideTable.row("a truncated bundle", lines, without: study.folder.path)
    let guide = try Files.readText(Checkout.root.appending("docs/golden.md"))
    #expect(guide.contains(row + "\n"), "docs/golden.md lacks: \(row)")

    var flipped = whole
    flipped[200] ^= 1
    try Files.write(flipped, to: path("flipped.zip"))
    let changed = try await study.run(["diff", "a.zip", "flipped.zip"])
    #expect(changed.code == 2)
    #expect(changed.notes.contains("flipped.zip: the entry “data/"), "\(changed.notes)")

    // Packed again by another program, so that checksums hold and the manifest does not.
    _ = try await python(
      """
      import zipfile
      old = zipfile.ZipFile("a.zip")
      with zipfile.ZipFile("edited.zip", "w", zipfile.ZIP_DEFLATED) as new:
          for name in old.namelist():
              data = old.read(name)
              if name == "data/wta.spectra.csv":
                  head, tail = data.rsplit(b"\\n", 2)[:2]
                  data = head + b"\\n" + tail[:-1] + (b"1" if tail[-1:] != b"1" else b"2") + b"\\n"
              new.writestr(name, data)
      """)
    let edited = try await study.run(["diff", "a.zip", "edited.zip", "-o", "page"])
    #expect(edited.code == 1, "\(edited.notes)")
    #expect(
      edited.output.contains(
        "edited.zip/data/wta.spectra.csv was changed after the report was built"),
      "\(edited.output)")
    #expect(edited.output.contains("wta.spectra"), "\(edited.output)")
  }

  @Test("a name that is nothing, and a crate without any date, say what to do")
  func faults() async throws {
    let unknown = try await study.run(["export", "smal"])
    #expect(unknown.code == 2 && unknown.notes.contains("did you mean small?"))
    let undated = try await study.run(["export", "small"])
    #expect(undated.code == 2 && undated.notes.contains("--date"), "\(undated.notes)")
    let epoch = try await study.run(
      ["export", "small", "-o", "a"], environment: ["SOURCE_DATE_EPOCH": "86400"])
    #expect(epoch.code == 0, "\(epoch.notes)")
    let text = try Files.readText(path("a/ro-crate-metadata.json"))
    #expect(text.contains("\"datePublished\": \"1970-01-02T00:00:00Z\""))
  }
}

extension Files {
  /// Copies a folder of a test.
  fileprivate static func copyFolder(_ source: FilePath, to target: FilePath) throws {
    for name in try names(in: source) {
      let from = source.appending(name)
      let to = target.appending(name)
      if isFolder(from) { try copyFolder(from, to: to) } else { try copy(from, to: to) }
    }
  }
}
