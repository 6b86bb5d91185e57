import Pipeline
import ReportCommands

/// A study of its own with the whole command line.
@main
enum Program {
  static func main() async {
    await ReportProgram.run(Study(catalog: ExperimentCatalog([{{type}}.self])))
  }
}
