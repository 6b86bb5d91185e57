import Base
import TestSupport
import Testing

@Suite("report data")
struct DataCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func data(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(
      ["data"] + arguments, in: folder.path,
      environment: ["XDG_DATA_HOME": folder.path.string, "FACSIMILE_DATA": ""])
  }

  private func json(_ outcome: Program.Outcome) throws -> JSONValue {
    try JSONValue(parsing: Array(outcome.output.utf8))
  }

  @Test("list says what is there and which command gets the rest")
  func list() async throws {
    let text = try await data("list")
    #expect(text.code == 0, "\(text.notes)")
    #expect(text.output.contains("found in /usr/share/datasets/fashion-mnist"))
    #expect(text.output.contains("report data fetch cifar10"))
    let sets = try json(try await data("list", "--json"))["datasets"]?.elements ?? []
    let names = sets.compactMap { $0["name"]?.text }
    #expect(names.contains("mouse-v1-recordings"))
    #expect(sets.first?["isFound"] == .boolean(true))
  }

  @Test("verify knows the published files, and what is missing or unknown is bad input")
  func verify() async throws {
    let all = try await data("verify", "--json")
    #expect(all.code == 0, "\(all.notes)")
    let files = try json(all)["datasets"]?.elements.first?["files"]?.elements ?? []
    #expect(files.count == 4 && files.allSatisfy { $0["standing"]?.text == "published" })
    let missing = try await data("verify", "cifar10")
    #expect(missing.code == 2 && missing.notes.contains("run: report data fetch cifar10"))
    let unknown = try await data("verify", "cifar1")
    #expect(unknown.code == 2 && unknown.notes.contains("did you mean cifar10?"))
  }

  @Test("fetch takes what is there, and refuses the network when it must")
  func fetch() async throws {
    let there = try await data("fetch", "fashion-mnist")
    #expect(there.code == 0 && there.output.contains("/usr/share/datasets"), "\(there.notes)")
    let offline = try await data("fetch", "mnist", "--offline")
    #expect(offline.code == 2)
    #expect(offline.notes.contains("--offline forbids the network"))
    #expect(offline.notes.contains("report data import mnist FILE"))
    #expect(try await data("fetch").code == 2)
  }

  @Test("import puts a recording into the user's folder, where it is found; a wrong file exits 2")
  func importing() async throws {
    let oracles = Checkout.root.appending("Tests/DatasetsTests/Oracles")
    let file = oracles.appending("small-v73.mat").string
    let first = try await data("import", "mouse-v1-recordings", file)
    #expect(first.code == 0, "\(first.notes)")
    #expect(
      Files.exists(folder.path.appending("facsimile/datasets/mouse-v1-recordings/natimg2800.mat")))
    let second = try await data("import", "mouse-v1-recordings", file)
    #expect(second.code == 2 && second.notes.contains("--force"))
    let found = try await data("verify", "mouse-v1-recordings")
    #expect(found.code == 0 && found.output.contains("unproven"))
    let wrong = try await data(
      "import", "mouse-v1-recordings", "--force", oracles.appending("arrays.json").string)
    #expect(wrong.code == 2 && wrong.notes.contains("does not begin as MAT files"))
  }

  @Test("import knows a recording by its content, and says when it knows none")
  func recognition() async throws {
    let oracles = Checkout.root.appending("Tests/DatasetsTests/Oracles")
    let known = try await data("import", oracles.appending("small-v5.mat").string)
    #expect(known.code == 0, "\(known.notes)")
    #expect(known.output.contains("mouse-v1-recordings: 1 files in "))
    #expect(known.output.contains("CC BY-NC 4.0"))
    let listed = try await data("list")
    #expect(
      listed.output.contains("found in \(folder.path)/facsimile/datasets/mouse-v1-recordings"))
    let other = try await data("import", oracles.appending("arrays.json").string)
    #expect(other.code == 2 && other.notes.contains("report data import NAME"), "\(other.notes)")
    let spectra = try await data("import", oracles.appending("small-ephys.mat").string)
    #expect(spectra.code == 2 && spectra.notes.contains("is not the published file"))
    let absent = try await data("import", "nowhere.mat")
    #expect(absent.code == 2 && absent.notes.contains("nowhere.mat"))
  }

  @Test(
    "every subcommand has help with an example", arguments: ["list", "fetch", "verify", "import"])
  func help(command: String) async throws {
    let text = try await data(command, "--help")
    #expect(text.code == 0 && text.output.contains("Example: report data \(command)"))
  }
}
