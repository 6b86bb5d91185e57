import Experiments
import ReportCommands

/// The program `report`: the shipped study behind the whole command line.
@main
enum Report {
  static func main() async {
    await ReportProgram.run(.shipped)
  }
}
