import Base
import Pipeline

/// What the names on the command line mean: notebooks first, then experiments.
struct ExportSelection {
  private(set) var notebooks: [FilePath] = []
  private(set) var experiments: [String] = []

  /// How many exports come of it.
  var count: Int { notebooks.count + (experiments.isEmpty ? 0 : 1) }

  /// All notebooks when nothing is named.
  init(_ names: [String], _ place: Project, _ catalog: ExperimentCatalog) throws {
    guard !names.isEmpty else {
      notebooks = try place.notebooks([])
      return
    }
    let shipped = (try? place.notebooks([])) ?? []
    for name in names {
      let isFile = Files.exists(FilePath(name)) && !Files.isFolder(FilePath(name))
      if isFile || shipped.contains(where: { $0.stem == name }) {
        notebooks += try place.notebooks([name])
      } else if catalog.experiments.contains(where: { $0.id.rawValue == name }) {
        experiments.append(name)
      } else {
        throw ExportError.unknownName(
          name, known: shipped.compactMap(\.stem) + catalog.experiments.map { $0.id.rawValue })
      }
    }
  }
}
