/// Two-photon recordings of mouse primary visual cortex.
///
/// - Source: Stringer, Pachitariu, Steinmetz, Carandini & Harris, Nature 571:361, 2019.
public enum V1Recordings {
  /// Responses of some ten thousand neurons to 2800 natural images, each shown twice.
  ///
  /// Several recordings are published, of which the user brings one; none has a published digest.
  public static let naturalImages = Dataset(
    name: "v1-natimg2800",
    title: "responses of 10 000 neurons of mouse V1 to 2800 natural images, shown twice",
    licence: "as stated at https://doi.org/10.25378/janelia.6845348",
    source: "https://doi.org/10.25378/janelia.6845348 (a file natimg2800_M….mat)",
    citation: "Stringer, Pachitariu, Steinmetz, Carandini & Harris, Nature 571:361, 2019",
    package: nil, classes: [], format: .recording,
    files: [Dataset.File(name: "natimg2800.mat", packedDigest: nil, contentDigest: nil)])
}
