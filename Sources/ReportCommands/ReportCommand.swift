import ArgumentParser

/// The root command: names the subcommands, does nothing itself.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Notebook in, report out, the same bytes everywhere.",
    discussion: """
      Exit codes: 0 same or done, 1 differences or a failed check, 2 bad usage or unreadable input, \
      3 an experiment or a renderer failed, 4 not deterministic, 5 nothing selected, 130 interrupted.
      """,
    version: ProgramVersion.text,
    subcommands: [
      ListCommand.self, RunCommand.self, BuildCommand.self, WatchCommand.self, CheckCommand.self,
      AcceptCommand.self, RejectCommand.self, ReviewCommand.self, StatusCommand.self,
      DiffCommand.self, VerifyCommand.self, InspectCommand.self, FigureCommand.self,
      ExportCommand.self, NewCommand.self, DataCommand.self, DoctorCommand.self, RedrawCommand.self,
    ],
    defaultSubcommand: BuildCommand.self)
}

/// The version of the program.
enum ProgramVersion {
  static let text = "0.1.0"
}
