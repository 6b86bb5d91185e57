import Base
import Results

extension V1Recordings {
  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let sizes = findings[table: "populations"].filtered(["source": RecordedPopulation.subset])
    let whole = findings[scalar: "alpha"]
    let plain = findings[scalar: "alpha.plain"]
    let decoded = findings[scalar: "decoding.correlation"].value
    let images = findings[scalar: "images"].value
    let exponents = sizes.numbers("exponent")
    let spread = (exponents.max() ?? 0) - (exponents.min() ?? 0)
    var claims = [agreement(findings, "alpha", within: 0.1), signalVariance(findings)]
    claims += [
      Claim(
        "plain-is-flatter",
        "The eigenvalues of one repeat alone fall more slowly than what both repeats share.",
        holds: plain.value < whole.value, evidence: "\(plain.text) against \(whole.text)."),
      Claim(
        "decoded",
        "One presentation tells an image from all others far more often than by chance.",
        holds: decoded > 10 / images,
        evidence:
          "\(NumberText.percent(decoded)) against "
          + "\(NumberText.fixed(100 / images, decimals: 2))% by chance."),
      Claim(
        "size-moves-exponent",
        "The number of neurons alone moves the exponent by more than two standard errors of a fit.",
        holds: spread > 2 * (sizes.numbers("standard error").max() ?? 0),
        evidence: zip(sizes.numbers("neurons"), exponents).map {
          "\(NumberText.fixed($1, decimals: 3)) for \(NumberText.shortest($0)) neurons"
        }.joined(separator: ", ") + "."),
    ]
    let stated = findings.scalars.filter {
      $0.name.hasSuffix(".wider") && $0.published != nil
    }
    guard !stated.isEmpty else { return claims }
    let gaps = stated.map { ($0.value - ($0.published?.value ?? .nan)).magnitude }
    return claims + [
      Claim(
        "electrodes-as-published",
        "The exponents that are stated with the electrodes' spectra are those of fits from rank "
          + "\(NumberText.shortest(findings[scalar: "first-rank"].value - 1)).",
        holds: gaps.allSatisfy { $0 < 1e-6 },
        evidence: zip(stated, gaps).map {
          "\(NumberText.fixed($0.value, decimals: 4)) within "
            + NumberText.significant($1, digits: 1)
        }.joined(separator: ", ") + ".")
    ]
  }

  /// The exponent against what it was made with, else against the published one.
  private static func agreement(
    _ findings: Findings, _ name: String, within tolerance: Double
  ) -> Claim {
    let found = findings[scalar: name]
    let truth = findings.scalar(named: "true.\(name)")
    let expected = truth?.value ?? found.published?.value ?? .nan
    let what = truth == nil ? "published" : "made with"
    return Claim(
      "exponent",
      truth == nil
        ? "The recording's exponent is the published one within 0.1."
        : "The analysis gives back the exponent of the simulated recording within 0.1.",
      holds: (found.value - expected).magnitude < tolerance,
      evidence: "\(found.text); \(what) \(NumberText.significant(expected, digits: 3)).")
  }

  /// The signal variance against what it was made with, else against the published one.
  private static func signalVariance(_ findings: Findings) -> Claim {
    let found = findings[scalar: "signal-variance"]
    let truth = findings.scalar(named: "true.signal-variance")
    let expected = truth?.value ?? found.published?.value ?? .nan
    return Claim(
      "signal-variance",
      truth == nil
        ? "The signal variance is the published one within 0.02."
        : "The signal variance is that of the simulated recording within 0.02.",
      holds: (found.value - expected).magnitude < 0.02,
      evidence: "\(NumberText.fixed(found.value, decimals: 3)) against "
        + "\(NumberText.fixed(expected, decimals: 3)).")
  }
}
