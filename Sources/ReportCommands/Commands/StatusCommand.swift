import ArgumentParser
import Base
import Comparison
import Pipeline
import Results

/// `report status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show which results are fresh, stale or missing, and why; runs nothing.",
    discussion: "Example: report status --why")

  @Argument(help: "Experiments by name or glob (default: all).") var names: [String] = []
  @Flag(help: "Name every parameter, data file and source that changed.") var why = false
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let experiments = try GoldenSession.experiments(GoldenSelection(names))
    let requests = try Session.requests(
      experiments, run: options, overrides: overrides.parameter)
    let lines = try Session(project, options).runner.status(of: requests).map(StatusLine.init)
    if project.json {
      let json: JSONValue = ["schema": 1, "nodes": .array(try lines.map { try $0.json() })]
      Console.out(json.prettyText.trimmingFinalLineFeed)
    } else {
      for line in lines { for text in line.text(why: why) { Console.out(text) } }
    }
  }
}

/// How one node stands, in words.
struct StatusLine {
  let status: NodeStatus
  let causes: [Cause]

  init(_ status: NodeStatus) throws {
    self.status = status
    guard let stored = status.stored, let wanted = status.wanted else {
      causes = []
      return
    }
    var old = stored
    old.alias = wanted.alias
    causes = try Cause.between(old, wanted).filter { $0.kind != .profile && $0.kind != .toolchain }
  }

  /// The verdict and its reason; with `why` each cause on a line of its own.
  func text(why: Bool) -> [String] {
    let head = "\(status.alias) \(status.profile): \(status.state.rawValue)"
    switch status.state {
    case .fresh: return [head]
    case .missing: return [head + (why ? ", never computed into this store" : "")]
    case .damaged, .blocked: return [head + ", \(status.detail)"]
    case .stale:
      guard why else { return [head + ", \(summary)"] }
      return [head] + causes.map { "  \(Self.reason($0))" }
    }
  }

  private var summary: String {
    let kinds = Cause.Kind.allCases.compactMap { kind in
      let count = causes.count { $0.kind == kind }
      return count == 0 ? nil : count == 1 ? kind.rawValue : "\(kind.rawValue) (\(count))"
    }
    return kinds.joined(separator: ", ") + " changed"
  }

  private static func reason(_ cause: Cause) -> String {
    if cause.old.isEmpty { return "\(cause.title) is new: \(cause.new)" }
    if cause.new.isEmpty { return "\(cause.title) is gone, was \(cause.old)" }
    return "\(cause.title) \(cause.old) → \(cause.new)"
  }

  func json() throws -> JSONValue {
    [
      "node": .string(status.alias), "experiment": .string(status.experiment),
      "profile": .string(status.profile), "state": .string(status.state.rawValue),
      "detail": .string(status.detail),
      "causes": .array(try causes.map { try JSONValue(encoding: $0) }),
    ]
  }
}
