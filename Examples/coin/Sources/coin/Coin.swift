import Pipeline
import ReportCommands

/// A study of one's own: ten lines, the whole command line.
@main
enum Coin {
  static func main() async {
    await ReportProgram.run(Study(catalog: ExperimentCatalog([CoinTosses.self])))
  }
}
