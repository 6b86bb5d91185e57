import Base
import Pipeline
import Results

/// Where an experiment is written, for annotations that point at its source line.
enum ExperimentSource {
  /// The file and the line that names the experiment, from the root of the project.
  ///
  /// Taken from the experiment's own list of sources: the file named like the type, else the file
  /// that holds its name. Nil where none lies below the root, as for an installed program.
  static func place(of experiment: any Experiment.Type, below root: FilePath) -> SourcePlace? {
    let type = String(describing: experiment)
    let files = experiment.sources.map(\.file).filter { $0.hasSuffix(".swift") }
    let own = files.filter { $0.split(separator: "/").last == "\(type).swift"[...] }
    for file in own + files {
      let name = "Sources/\(file)"
      guard let text = try? Files.readText(root.pushing(FilePath(name)), limit: 1 << 22),
        let line = line(in: text, of: experiment.id.rawValue)
      else { continue }
      return SourcePlace(file: name, line: line)
    }
    return nil
  }

  private static func line(in text: String, of id: String) -> Int? {
    let index = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0.contains("\"\(id)\"") && $0.contains("id")
    }
    return index.map { $0 + 1 }
  }
}
