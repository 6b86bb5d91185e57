import Base
import Comparison
import Results
import TestSupport
import Testing

@testable import ReportCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pseudo terminal: what is typed into one end is read at the other as from a keyboard.
private final class PseudoTerminal {
  let keyboard: Int32
  let terminal: Int32

  init() throws {
    let keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(keyboard >= 0)
    #if canImport(Glibc)
      // TIOCSPTLCK and TIOCGPTN, macros that Swift does not see: unlock, and ask for the number.
      var (lock, number): (Int32, UInt32) = (0, 0)
      try #require(ioctl(keyboard, 0x4004_5431, &lock) == 0)
      try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
      let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    #else
      try #require(grantpt(keyboard) == 0 && unlockpt(keyboard) == 0)
      let name = try #require(ptsname(keyboard))
      let terminal = open(name, O_RDWR | O_NOCTTY)
    #endif
    try #require(terminal >= 0)
    self.keyboard = keyboard
    self.terminal = terminal
  }

  deinit {
    close(terminal)
    close(keyboard)
  }

  func type(_ keys: String) { _ = write(keyboard, keys, keys.utf8.count) }

  var isEchoing: Bool {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON)
  }
}

@Suite("report review")
struct ReviewTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path)
    for name in ["one", "two"] {
      try store.accept(result(name, 1), .init(reason: "first", revision: "r", platform: "p"))
    }
  }

  private func result(_ name: String, _ value: Double) -> GoldenResult {
    GoldenResult(
      experiment: name, profile: "quick",
      findings: Findings(
        tables: [
          Table("t", title: "T", columns: [Column("x", doubles: [1, value])])
        ],
        scalars: [Scalar("s", value, meaning: "A number.")]),
      claims: [])
  }

  /// Reviews two experiments of two changed files each by some keys.
  private func review(_ keys: String) async throws -> (GoldenReview.Outcome, [String], [FilePath]) {
    let checked = try ["one", "two"].map { name in
      let result = result(name, 2)
      return (result: result, verdict: try store.check(result))
    }
    let items = try GoldenReview.items(checked, in: store)
    #expect(
      items.map(\.name) == [
        "one/scalars.json", "one/t.csv", "two/scalars.json", "two/t.csv",
      ])
    let pty = try PseudoTerminal()
    let terminal = try #require(KeyTerminal(descriptor: pty.terminal))
    let screen = Screen(terminal)
    pty.type(keys)
    var opened: [FilePath] = []
    let review = GoldenReview(
      items: items, terminal: screen,
      accept: { item in
        try store.accept(
          item.result, .init(reason: "seen", revision: "r", platform: "p"),
          selection: GoldenSelection([item.name]))
      },
      reject: { try store.reject(GoldenSelection([$0.name])) }, open: { opened.append($0) })
    return (try await review.run(), screen.lines, opened)
  }

  private func differing() throws -> [String] {
    try ["one", "two"].flatMap { name in
      try store.compare(result(name, 2)).differences.map { "\(name)/\($0.file ?? "")" }
    }
  }

  @Test("a, r and s decide about one file; what was accepted is golden, rejected files are gone")
  func single() async throws {
    let (outcome, lines, _) = try await review("arsa")
    #expect(
      outcome
        == .init(
          accepted: ["one/scalars.json", "two/t.csv"], rejected: ["one/t.csv"],
          skipped: ["two/scalars.json"]))
    #expect(try differing() == ["one/t.csv", "two/scalars.json"])
    #expect(
      try store.pending().map { $0.lastComponent?.string } == ["scalars.json.new"])
    #expect(lines.contains { $0.contains("scalar s, value: expected 1, got 2") })
  }

  @Test(
    "A, R and S decide about all of the rest",
    arguments: [("sA", 1, 3, 0), ("R", 0, 0, 4), ("aS", 3, 1, 0)])
  func all(keys: String, skipped: Int, accepted: Int, rejected: Int) async throws {
    let (outcome, _, _) = try await review(keys)
    #expect(outcome.skipped.count == skipped)
    #expect(outcome.accepted.count == accepted && outcome.rejected.count == rejected)
    #expect(try differing().count == 4 - accepted)
  }

  @Test("d shows the lines that differ, o opens the new file, other keys say what there is")
  func looking() async throws {
    let (outcome, lines, opened) = try await review("xodsdS")
    #expect(outcome.skipped.count == 4)
    #expect(lines.contains(GoldenReview.help))
    #expect(opened == [folder.path.pushing("one/quick/scalars.json.new")])
    #expect(lines.contains("  -3: 1") && lines.contains("  +3: 2"))
  }

  @Test("leaving or the end of input skips the rest", arguments: ["aq", "a\u{3}", "a\u{4}"])
  func leaving(keys: String) async throws {
    let (outcome, _, _) = try await review(keys)
    #expect(outcome.accepted.count == 1 && outcome.skipped.count == 3)
  }

  @Test("keys are taken without echo, and the terminal is as it was afterwards")
  func restores() throws {
    let pty = try PseudoTerminal()
    #expect(pty.isEchoing)
    do {
      let terminal = try #require(KeyTerminal(descriptor: pty.terminal))
      #expect(!pty.isEchoing)
      pty.type("k")
      #expect(terminal.key() == "k")
      pty.type("why\n")
      #expect(terminal.line() == "why" && pty.isEchoing)
    }
    #expect(pty.isEchoing)
  }

  @Test("what is no terminal is refused, and the commands to use instead are printed")
  func noTerminal() throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    #expect(KeyTerminal(descriptor: file) == nil)
    let result = result("one", 2)
    let items = try GoldenReview.items(
      [(result: result, verdict: try store.check(result))], in: store)
    #expect(
      GoldenReview.commands(for: items) == [
        "report accept 'one/scalars.json' -m \"why\"", "report reject 'one/scalars.json'",
        "report accept 'one/t.csv' -m \"why\"", "report reject 'one/t.csv'",
      ])
  }
}

/// A terminal that keeps what is written to it.
private final class Screen: ReviewTerminal {
  private let terminal: KeyTerminal
  private(set) var lines: [String] = []

  init(_ terminal: KeyTerminal) { self.terminal = terminal }

  func key() -> Character? { terminal.key() }
  func line() -> String? { terminal.line() }
  func write(_ line: String) { lines.append(line) }
}
