import Base
import Comparison
import Pipeline
import Results
import TestSupport
import Testing

@testable import ReportCommands

@Suite("Two revisions of golden data")
struct GitDiffTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func git(_ arguments: String...) async {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    let all = ["-C", folder.path.string] + identity + arguments
    #expect(await ChildProgram.succeeds("/usr/bin/git", all))
  }

  private func accept(_ value: Double, claimHolds: Bool = true) throws {
    try GoldenStore(root: folder.path.appending("golden")).accept(
      GoldenResult(
        experiment: "one", profile: "quick",
        findings: Findings(
          tables: [Table("t", title: "T", columns: [Column("x", doubles: [1, value])])],
          scalars: [Scalar("s", value, meaning: "A number.")]),
        claims: [Claim("c", "It is so.", holds: claimHolds, evidence: "")]),
      .init(reason: "why", revision: "r", platform: "p"))
  }

  @Test("two commits are read with git and compared; nothing is checked out")
  func commits() async throws {
    await git("init", "--quiet")
    try accept(2)
    await git("add", ".")
    await git("commit", "--quiet", "-m", "one")
    await git("tag", "first")
    try accept(3, claimHolds: false)
    await git("add", ".")
    await git("commit", "--quiet", "-m", "two")
    let sides = try await ["first", "HEAD"].asyncMap { try await side($0) }
    let diff = try await ReportDiff.between(
      sides[0], sides[1], names: (old: "first", new: "HEAD"))
    #expect(diff.old.folder == "first" && diff.new.folder == "HEAD")
    let lines = diff.summary.joined(separator: "\n")
    #expect(lines.contains("claim   one: c fails now: It is so."), "\(lines)")
    #expect(lines.contains("number  one.s: 2 → 3"), "\(lines)")
    #expect(lines.contains("table   one.t: column x, row 2: 2 → 3"), "\(lines)")
    let row = GuideTable.row("two revisions of git", diff.summary, without: folder.path)
    let page = try Files.readText(Checkout.root.appending("docs/golden.md"))
    #expect(page.contains(row + "\n"), "docs/golden.md lacks: \(row)")
    let same = try await ReportDiff.between(sides[0], sides[0])
    #expect(same.isEmpty)
  }

  private func side(_ name: String) async throws -> FilePath {
    let commit = try #require(await GitTree.commit(name, in: folder.path))
    #expect(commit.count == 40)
    let files = try await GitTree.texts(
      below: "golden", at: commit, in: folder.path, where: GoldenSnapshot.isWanted)
    #expect(files.map(\.path).contains("one/quick/t.csv"))
    #expect(!files.map(\.path).contains("one/quick/HISTORY.md"))
    let place = folder.path.appending("snapshot-\(name)")
    try GoldenSnapshot(
      files.map { .init(path: $0.path, text: $0.text) }, revision: commit
    ).write(to: place)
    return place
  }

  @Test("files of a commit are read whole, whatever is in them and whatever they are called")
  func texts() async throws {
    await git("init", "--quiet")
    let texts = [
      "a/quick/t.csv": "x\n1\n", "a/quick/empty.csv": "", "a b/quick/é\t1.csv": "no line feed",
      "a/quick/same.csv": "x\n1\n", "a/quick/binary.csv": "\0\n\n blob 3\n",
    ]
    for (path, text) in texts {
      try Files.write(text, to: folder.path.appending("golden").pushing(FilePath(path)))
    }
    try Files.write("no", to: folder.path.pushing("golden/a/quick/left.out"))
    await git("add", ".")
    await git("commit", "--quiet", "-m", "one")
    let commit = try #require(await GitTree.commit("HEAD", in: folder.path))
    let read = try await GitTree.texts(
      below: "golden", at: commit, in: folder.path, where: { $0.hasSuffix(".csv") })
    #expect(Dictionary(uniqueKeysWithValues: read.map { ($0.path, $0.text) }) == texts)
  }

  @Test("nodes with the same data in both revisions are told by their digests")
  func sameNodes() async throws {
    await git("init", "--quiet")
    try accept(2)
    await git("add", ".")
    await git("commit", "--quiet", "-m", "one")
    let first = try await side("HEAD")
    let same = try ReportFindings.sameNodes(first, first)
    #expect(same.map(\.alias) == ["one"] && same.map(\.experiment) == ["one"])
    try accept(3)
    await git("commit", "--quiet", "--all", "-m", "two")
    await git("tag", "second")
    #expect(try ReportFindings.sameNodes(first, await side("second")).isEmpty)
    #expect(try ReportFindings.sameNodes(first, folder.path).isEmpty)
  }

  @Test("a name that is no revision, and a revision without golden data, are told apart")
  func unknown() async throws {
    await git("init", "--quiet")
    #expect(await GitTree.commit("first", in: folder.path) == nil)
    #expect(await GitTree.commit("--help", in: folder.path) == nil)
    await git("commit", "--quiet", "--allow-empty", "-m", "none")
    let commit = try #require(await GitTree.commit("HEAD", in: folder.path))
    await #expect(throws: GitError.self) {
      try await GitTree.texts(
        below: "golden", at: commit, in: folder.path, where: { _ in true })
    }
  }
}

extension Array {
  /// The results of some work, one after another.
  fileprivate func asyncMap<Value>(_ work: (Element) async throws -> Value) async rethrows
    -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await work(element)) }
    return values
  }
}
