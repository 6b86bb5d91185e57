import Base

/// Recordings of mouse primary visual cortex.
///
/// - Source: Stringer, Pachitariu, Steinmetz, Carandini & Harris, Nature 571:361, 2019.
public enum MouseV1 {
  private static let citation =
    "Stringer, Pachitariu, Steinmetz, Carandini & Harris, Nature 571:361, 2019"

  /// Responses of some ten thousand neurons to 2800 natural images, each shown twice.
  ///
  /// Several recordings are published, of which the user brings one; none has a published SHA-256.
  public static let recordings = Dataset(
    name: "mouse-v1-recordings",
    title: "recordings of ten thousand neurons in visual cortex in response to 2800 natural images",
    licence: "CC BY-NC 4.0",
    source: "https://doi.org/10.25378/janelia.6845348 (a file natimg2800_M….mat)",
    citation: citation + "; and the recordings, doi:10.25378/janelia.6845348",
    package: nil, classes: [], format: .recording,
    files: [Dataset.File(name: "natimg2800.mat", packedDigest: nil, contentDigest: nil)])

  /// Eigenspectra of populations of up to 877 neurons that electrodes recorded.
  public static let electrophysiology = Dataset(
    name: "mouse-v1-ephys",
    title: "published eigenspectra of mouse V1 electrophysiology, 256 to 877 neurons",
    licence: "none stated; the authors ask for the citation",
    source:
      "https://github.com/MouseLand/stringer-pachitariu-et-al-2018b (fig/ephys_eigsControls.mat)",
    citation: citation,
    package: nil, classes: [], format: .spectra,
    files: [
      Dataset.File(
        name: spectraFile, packedDigest: nil,
        contentDigest: Digest(
          known: "885a5827afd31689a7a8cde63a7bad8aaa8dd8afa03f83376719a1192d537736"))
    ],
    downloads: [
      Dataset.Download(
        name: spectraFile,
        addresses: [
          "https://raw.githubusercontent.com/MouseLand/stringer-pachitariu-et-al-2018b/"
            + "920d781d686063861dc793332d417c18cc43fe5c/fig/ephys_eigsControls.mat"
        ], size: 60_138, digest: nil)
    ])

  private static let spectraFile = "ephys_eigsControls.mat"
}
