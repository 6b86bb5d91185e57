import Base
import Documents
import Plots

/// What the figure linter says of a report's figures.
enum FigureAudit {
  /// Prints everything that a reader would stumble over, in the order of the text.
  /// - Throws: ``ExitStatus/differences`` when there is anything, as for any failed check.
  static func check(_ document: ReportDocument) throws {
    let blocks = document.figures
    var faults: [FigureFault] = []
    for block in blocks {
      for problem in try FigureLinter.problems(block.figure, theme: document.theme) {
        faults.append(FigureFault(figure: block.stem, number: block.number, problem: problem))
      }
    }
    // Within a figure they are found above.
    let own = Set(blocks.flatMap { FigureLinter.conflicts([$0.figure]) })
    for problem in FigureLinter.conflicts(blocks.map(\.figure)) where !own.contains(problem) {
      faults.append(FigureFault(figure: nil, number: nil, problem: problem))
    }
    guard !faults.isEmpty else { return }
    _ = ErrorReport.print(ExplainedErrors(faults))
    throw ExitStatus.differences
  }
}

/// A fault of one figure, or of several together.
struct FigureFault: ExplainedError {
  let figure: String?
  let number: Int?
  let problem: FigureProblem

  var explanation: Explanation {
    let subject =
      if let figure, let number { "figure \(number), \(figure)" } else { "figures together" }
    return Explanation(
      .execution, "\(subject): \(problem.rule): \(problem)", advice: problem.advice)
  }
}

extension FigureProblem {
  /// The rule that is broken, for messages and searches.
  var rule: String {
    switch self {
    case .drawing(.overlap): "overlap"
    case .drawing(.outside): "outside-page"
    case .drawing(.clipped): "clipped-text"
    case .drawing(.small): "small-text"
    case .drawing(.faint): "faint-text"
    case .dropped: "no-place"
    case .unlabelledAxis: "unlabelled-axis"
    case .outsideView: "outside-view"
    case .faintSeries: "faint-series"
    case .similarSeries: "similar-series"
    case .severalColors: "several-colours"
    case .zeroUncertainty: "zero-uncertainty"
    }
  }

  /// What to change, with the bound that is missed.
  fileprivate var advice: String? {
    switch self {
    case .drawing(.overlap), .drawing(.outside), .drawing(.clipped), .dropped:
      "make the figure wider, or shorten or move the text"
    case .drawing(.small): "text wants \(NumberText.shortest(SceneLinter.smallestText)) pt or more"
    case .drawing(.faint), .faintSeries:
      "contrast wants to be \(NumberText.shortest(SceneLinter.leastContrast)) or more"
    case .unlabelledAxis: "say what the axis shows, with its unit"
    case .outsideView: "widen the axis, or choose the values that are drawn"
    case .similarSeries:
      "two series want a distance of \(NumberText.shortest(FigureLinter.leastDistance)) or more "
        + "in OKLab"
    case .severalColors: "give one thing one colour"
    case .zeroUncertainty: "print more digits"
    }
  }
}
