import Base
import Documents
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Notebooks that mean harm are refused or made harmless, in little time and memory.
@Suite(.serialized) struct HostileTextTests {
  /// Small beside what an attack would take; generous, since other tests run in the same process.
  private static let limit = Duration.seconds(60)
  /// Bytes that a refusal may add to the peak of the process, with the same reserve.
  private static let memory = 2 << 30

  /// What is said of a text; nothing where it is read.
  private func errors(_ source: @autoclosure () throws -> NotebookSource) throws -> [String] {
    let start = ContinuousClock.now
    let before = Self.peak
    defer {
      #expect(ContinuousClock.now - start < Self.limit)
      #expect(Self.peak - before < Self.memory)
    }
    do {
      _ = try Notebook.parse(source())
      return []
    } catch let errors as ExplainedErrors {
      return errors.errors.map(\.description)
    } catch let error as FileError {
      return [error.description]
    }
  }

  private static var peak: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  private func notebook(_ body: String, front: String = "") -> NotebookSource {
    NotebookSource(path: "n.md", text: "---\ntitle: T\n\(front)---\n\(body)")
  }

  @Test(arguments: ["md", "ipynb"])
  func refusesALineOfAGigabyteBeforeReadingIt(ending: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("n.\(ending)")
    try Files.write("---", to: path)
    try #require(truncate(path.string, 1 << 30) == 0)
    let found = try errors(NotebookSource(reading: path))
    #expect(found.count == 1 && found[0].contains("too large"), "\(found)")
  }

  @Test(arguments: [">", "> ", "- ", "1. ", "* - "])
  func refusesAHundredThousandNestedBlocks(mark: String) throws {
    let found = try errors(notebook(String(repeating: mark, count: 100_000) + "x\n"))
    #expect(found.count == 1, "\(found.count)")
    #expect(found.first?.contains("nested more than 64 deep") == true, "\(found)")
  }

  @Test(arguments: [
    "[", "![", "*", "**a ", "_a ", "`", "<", "<!--", "&", "$", "{", "\\", "~~a", "[^",
  ])
  func readsAHundredThousandOpenMarks(mark: String) throws {
    _ = try errors(notebook(String(repeating: mark, count: 100_000) + "\n"))
  }

  @Test func refusesABombOfYAMLAliases() throws {
    var yaml = "keywords: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      yaml += "k\(level): &a\(level) [\(list)]\n"
    }
    let found = try errors(notebook("Text.\n", front: yaml))
    #expect(!found.isEmpty)
    var members = "k0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]"
    for level in 1...8 {
      let list = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      members += ", k\(level): &a\(level) [\(list)]"
    }
    let options = "```{experiment} e\n:parameters: {\(members)}\n```\n"
    #expect(try errors(notebook(options)).count == 1)
  }

  @Test func readsAMegabyteOfReferencesAndRows() throws {
    let links = (0..<20_000).map { "[a\($0)]: /x\n" }.joined()
    _ = try errors(notebook(links + String(repeating: "[a1] ", count: 20_000)))
    let rows = "| a | b |\n|---|---|\n" + String(repeating: "| 1 | 2 |\n", count: 50_000)
    _ = try errors(notebook(rows))
  }
}
