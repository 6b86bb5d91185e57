public import Base

/// Published eigenspectra of spikes that electrodes recorded, for populations of several sizes.
///
/// - Source: The file is `fig/ephys_eigsControls.mat` of the code released with Stringer et al.,
///   *Nature* 571 (2019) 361.
public struct ElectrophysiologySpectra: Sendable, Hashable {
  /// The spectrum of one population, its spikes counted in bins of one width.
  public struct Spectrum: Sendable, Hashable {
    /// How many neurons.
    public let neurons: Int
    /// Width of the bins in milliseconds.
    public let binWidth: Int
    /// Shares of the cross-validated variance, 700 of them; those beyond the neurons are rounding
    /// errors of zero.
    public let shares: [Double]
    /// The exponent that the file itself states.
    public let statedExponent: Double
  }

  /// From the smallest population to the largest, for each the narrow bins first.
  public let spectra: [Spectrum]

  /// Width of the bins that the file's `tbins` counts, in milliseconds: the published figure calls
  /// 5 of them 50 ms and 50 of them 500 ms.
  private static let unit = 10

  /// Reads the spectra and checks that they fit what is said of them.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  public init(_ path: FilePath) throws {
    var limits = MATFile.Limits()
    limits.bytes = 1 << 24
    let file = try MATFile(path, limits: limits)
    try file.verify()
    func fault(_ place: String, _ detail: String) -> DatasetError {
      .unusable(
        file: path, place: place, detail: detail,
        advice: "give the file of \(MouseV1.electrophysiology.source)")
    }
    func sizes(_ place: String) throws -> [Int] {
      guard let numbers = try file.numbers(at: place).integers(),
        numbers.allSatisfy({ (1...100_000).contains($0) })
      else { throw fault(place, "some are no whole numbers from 1 to 100 000") }
      return numbers
    }
    let neurons = try sizes("nneurEphys")
    let bins = try sizes("tbins")
    let stated = try file.numbers(at: "alphaEphys")
    guard stated.shape == [neurons.count, bins.count] else {
      throw fault(
        "alphaEphys",
        "its shape is \(FormatFault.text(stated.shape)) for \(neurons.count) populations and "
          + "\(bins.count) widths of bins")
    }
    let exponents = stated.doubles()
    guard exponents.allSatisfy(\.isFinite) else {
      throw fault("alphaEphys", "some of its values are not finite")
    }
    guard case .cells(let shape, let cells) = try file.value(at: "specEphys"),
      shape == stated.shape
    else { throw fault("specEphys", "it is no cells of \(FormatFault.text(stated.shape))") }
    var spectra: [Spectrum] = []
    for (row, count) in neurons.enumerated() {
      for (column, bin) in bins.enumerated() {
        let place = "specEphys{\(row + 1),\(column + 1)}"
        // Cells come down the columns.
        guard case .numbers(let array) = cells[column * neurons.count + row],
          array.shape.count(where: { $0 > 1 }) == 1, array.count >= min(count, 500)
        else { throw fault(place, "it is no row of at least \(min(count, 500)) eigenvalues") }
        let shares = array.doubles()
        guard shares.allSatisfy(\.isFinite) else {
          throw fault(place, "some of its values are not finite")
        }
        spectra.append(
          Spectrum(
            neurons: count, binWidth: Self.unit * bin, shares: shares,
            statedExponent: exponents[row * bins.count + column]))
      }
    }
    self.spectra = spectra
  }
}
