import Base
import Plots
import Results

/// How findings about the released penalties are drawn and judged.
extension ReleasedPenalties {
  static func figures(_ findings: Findings) -> [Figure] {
    let estimates = findings[table: "estimates"]
    let batches = estimates.numbers("batch")
    let released = findings[scalar: "share.released"]
    let left = Panel(
      x: .linear("Batch"),
      y: .linear("Estimate over $\\|W\\|_F^2$", lower: 0, upper: 1.2),
      marks: [
        .rule(RuleMark(.y(1))), .rule(RuleMark(.y(findings[scalar: "share.expected"].value))),
        .points(
          PointsMark(
            x: batches, y: estimates.numbers("every image"), color: Palette.neutral, size: 4,
            label: "unit length for each image")),
        .points(
          PointsMark(
            x: batches, y: estimates.numbers("as released"), color: Palette.jreg, size: 4,
            label: "as released")),
      ])
    let spectra = findings[table: "spectra"]
    let shown: [Candidate] = [.initial, .plain, .spectral, .defined]
    let lines = shown.map { candidate -> Mark in
      let own = spectra.filtered(["source": candidate.rawValue])
      let all = own.filtered([
        "units": NumberText.shortest(own.numbers("units").max() ?? 0)
      ])
      return .line(
        LineMark(
          x: all.numbers("n"), y: all.numbers("relative eigenvalue"), color: candidate.color,
          dash: candidate == .initial ? [4, 2] : [], label: candidate.rawValue))
    }
    let right = Panel(
      x: .log("Dimension $n$"), y: .log("$\\lambda_n / \\lambda_1$", lower: 1e-7), marks: lines)
    return [
      Figure(
        "penalties", title: "What the released penalties do",
        alternative: "Left: the released estimate of the Jacobian's squared norm over that of the "
          + "weights, near \(released.text) on every "
          + "batch. Right: spectra of the hidden layer with the released and the defined spectral "
          + "penalty, beside initial weights and no penalty.",
        tables: ["estimates", "spectra", "networks"],
        grid: PanelGrid(
          rows: [[left, right]], aspect: 0.75,
          legend: [
            LegendEntry("estimate as released", color: Palette.jreg, key: .point),
            LegendEntry("every image", color: Palette.neutral, key: .point),
          ]
            + shown.map {
              LegendEntry(
                $0.rawValue, color: $0.color, key: .line, dash: $0 == .initial ? [4, 2] : [])
            }, isLettered: true))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func value(_ name: String) -> Double { findings[scalar: name].value }
    func text(_ name: String) -> String {
      let scalar = findings[scalar: name]
      return UncertainText.text(scalar.value, scalar.uncertainty, digits: 3)
    }
    func gap(_ name: String) -> Double {
      let (jacobian, decay) = (value("\(name).jacobian"), value("\(name).decay"))
      return (jacobian / decay - 1).magnitude
    }
    let share = (value("share.released") / value("share.expected") - 1).magnitude
    return [
      Claim(
        "a-third",
        "On a batch the released Jacobian penalty is a third of the squared norm of W, within 5%.",
        holds: share < 0.05,
        evidence: "\(text("share.released")) against \(text("share.expected")) by calculation."),
      Claim(
        "weight-decay",
        "A network with weight decay on W at that strength has the same norm of weights within 5%, "
          + "accuracy within 0.01 and median critical norm within 10%.",
        holds: gap("weights") < 0.05 && gap("median") < 0.1
          && (value("accuracy.jacobian") - value("accuracy.decay")).magnitude < 0.01,
        evidence: ["weights", "accuracy", "median"].map {
          "\($0) \(text("\($0).jacobian")) against \(text("\($0).decay"))"
        }.joined(separator: ", ") + "."),
      Claim(
        "spectrum-is-the-start",
        "The released spectral penalty leaves the exponent nearer to the initial weights' than to "
          + "that of a network without penalty.",
        holds: (value("alpha.spectral") - value("alpha.initial")).magnitude
          < (value("alpha.spectral") - value("alpha.none")).magnitude,
        evidence: "\(text("alpha.spectral")); initial \(text("alpha.initial")), without penalty "
          + "\(text("alpha.none"))."),
    ]
  }
}
