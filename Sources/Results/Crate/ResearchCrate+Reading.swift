public import Base

extension ResearchCrate {
  /// The paths of the files that the metadata of a crate lists; nil where the crate is none that this
  /// program has written.
  public static func files(listedBy metadata: JSONValue) -> Set<String>? {
    let entities = metadata["@graph"]?.elements ?? []
    guard entities.contains(where: { $0["@id"]?.text == CrateGraph.software }) else { return nil }
    let files = entities.filter { $0["@type"]?.text == "File" }
    return Set(files.compactMap { $0["name"]?.text })
  }
}
