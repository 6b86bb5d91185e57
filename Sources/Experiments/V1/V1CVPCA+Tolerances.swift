import Results

extension V1CVPCA {
  /// What a reader takes from this experiment: exponents without noise and under the weakest, and
  /// how large their errors are. Which stimuli a bootstrap draws is no result.
  ///
  /// Not among the sources of the findings: a tolerance judges results and computes none.
  static let tolerances: [Tolerance] =
    ["slow", "natural", "steep"].flatMap { population in
      ["none", "private.1"].map { noise in
        Tolerance.scalar(
          "alpha.\(population).\(noise)", absolute: 0.02,
          basis: "two bootstrap errors of an exponent fitted to 280 stimuli, 0.01 each")
      }
    } + [
      .column("estimates", "bootstrap error", relative: 0.07, basis: errorOfError),
      .column("recovery", "standard error", relative: 0.07, basis: errorOfError),
    ]

  private static let errorOfError =
    "an error from 100 draws is known to 7 % itself, one in the root of twice the draws"
}
