import Base
import Comparison

/// A golden file that differs, as a reviewer decides about it.
struct ReviewItem {
  let result: GoldenResult
  let file: String
  let sentences: [String]
  let causes: [String]
  let golden: FilePath

  var review: FilePath {
    golden.removingLastComponent().appending("\(file).new")
  }

  /// `wta-spectra/spectra.csv`, as `accept` and `reject` take it.
  var name: String { "\(result.experiment)/\(file)" }
}

/// Asks about each golden file that differs, key by key.
struct GoldenReview {
  /// What the reviewer has done.
  struct Outcome: Equatable {
    var accepted: [String] = []
    var rejected: [String] = []
    var skipped: [String] = []
  }

  let items: [ReviewItem]
  let terminal: any ReviewTerminal
  let accept: (ReviewItem) async throws -> Void
  let reject: (ReviewItem) throws -> Void
  let open: (FilePath) async -> Void

  static let help =
    "a accept, r reject, s skip; A R S all of the rest; d diff, o open, q leave"

  /// Walks over the items until all are decided or the reviewer leaves.
  func run() async throws -> Outcome {
    var outcome = Outcome()
    var forAll: Character?
    for (index, item) in items.enumerated() {
      if forAll == nil { show(item, index) }
      while true {
        let key = forAll.map { Character($0.lowercased()) } ?? terminal.key()
        guard let key, key != "q" else {
          outcome.skipped += items[index...].map(\.name)
          return outcome
        }
        if "ARS".contains(key) { forAll = key }
        switch key {
        case "a", "A":
          try await accept(item)
          outcome.accepted.append(item.name)
        case "r", "R":
          try reject(item)
          outcome.rejected.append(item.name)
        case "s", "S": outcome.skipped.append(item.name)
        case "d":
          showDifference(item)
          continue
        case "o":
          await open(item.review)
          continue
        default:
          terminal.write(Self.help)
          continue
        }
        break
      }
    }
    return outcome
  }

  private func show(_ item: ReviewItem, _ index: Int) {
    terminal.write("")
    terminal.write("\(index + 1) of \(items.count)  \(item.name)")
    for sentence in item.sentences.prefix(8) { terminal.write("  \(sentence)") }
    if item.sentences.count > 8 { terminal.write("  … and \(item.sentences.count - 8) more") }
    for cause in item.causes.prefix(8) { terminal.write("  cause: \(cause)") }
    terminal.write("  [a r s  A R S  d o q] ")
  }

  private func showDifference(_ item: ReviewItem) {
    let old = (try? Files.readText(item.golden)) ?? ""
    let new = (try? Files.readText(item.review)) ?? ""
    for line in LineDiff.lines(from: old, to: new) { terminal.write("  " + line) }
  }
}

extension GoldenReview {
  /// The files of some verdicts that a reviewer can decide about.
  static func items(
    _ checked: [(result: GoldenResult, verdict: GoldenVerdict)], in store: GoldenStore
  ) throws -> [ReviewItem] {
    try checked.flatMap { result, verdict in
      let folder = try store.folder(experiment: result.experiment, profile: result.profile)
      let isNew = verdict.differences.contains { $0.problem == .noGolden }
      let names =
        isNew
        ? verdict.files
        : verdict.files.filter { name in
          verdict.differences.contains { $0.file == name }
        }
      return names.map { name in
        let own = verdict.differences.filter { $0.file == name }.map(\.problem.sentence)
        return ReviewItem(
          result: result, file: name,
          sentences: own.isEmpty ? ["there is no golden data yet"] : own,
          causes: verdict.causes.map(\.sentence) + [verdict.note].compactMap { $0 },
          golden: folder.appending(name))
      }
    }
  }

  /// What to type where nobody can be asked.
  static func commands(for items: [ReviewItem]) -> [String] {
    items.flatMap { item in
      [
        "report accept '\(item.name)' -m \"why\"",
        "report reject '\(item.name)'",
      ]
    }
  }
}
