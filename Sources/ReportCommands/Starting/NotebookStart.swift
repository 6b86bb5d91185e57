import Base
import Pipeline

/// The files of a new notebook, made from `templates/new/`.
struct NotebookStart {
  let name: StartName
  let folder: FilePath
  let templates: NewTemplates
  let golden: FilePath

  var notebook: FilePath { folder.appending(name.text + ".md") }

  /// Writes the notebook with its data and bibliography, all or nothing of what is there already.
  /// - Throws: ``StartError/exists(_:)`` before anything is written.
  func write() throws {
    let files = try [
      (folder.appending(name.text + ".csv"), template("notebook.csv")),
      (folder.appending(name.text + ".bib"), template("notebook.bib")),
      (
        notebook,
        template("notebook.md", ["title": name.title, "experiment": experimentSection()])
      ),
    ]
    for (path, _) in files where Files.exists(path) { throw StartError.exists(path) }
    for (path, text) in files { try Files.write(text, to: path) }
  }

  private func template(_ file: String, _ values: [String: String] = [:]) throws -> String {
    try templates.text(file, values.merging(["name": name.text]) { $1 })
  }

  /// The first experiment that reads no data and whose scalars are known; empty without one.
  private func experimentSection() throws -> String {
    for experiment in Study.current.catalog.experiments {
      let id = experiment.id.rawValue
      let scalars = golden.appending(id).appending("quick").appending("scalars.json")
      guard Self.readsNothing(experiment), let figure = experiment.figureNames.first,
        Files.exists(scalars),
        let scalar = try JSONValue(parsing: Files.read(scalars)).members.keys.min()
      else { continue }
      return try template(
        "notebook-experiment.md", ["experiment": id, "figure": figure, "scalar": scalar])
    }
    return ""
  }

  private static func readsNothing<E: Experiment>(_ type: E.Type) -> Bool {
    (try? type.inputs(type.parameters(for: .quick), in: []))?.isEmpty ?? false
  }
}
