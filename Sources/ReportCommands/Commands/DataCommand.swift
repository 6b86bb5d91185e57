import ArgumentParser
import Base

/// `report data`
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Show, fetch, check and import data sets.",
    discussion: "Example: report data fetch cifar10",
    subcommands: [
      DataListCommand.self, DataFetchCommand.self, DataVerifyCommand.self, DataImportCommand.self,
    ],
    defaultSubcommand: DataListCommand.self)
}

extension Study {
  /// The data set of a name, with its provision.
  func dataSet(named name: String) throws -> (dataSet: DataSet, provision: DataSet.Provision) {
    guard let dataSet = dataSets.first(where: { $0.name == name }) else {
      throw DataCommandError.unknown(name, known: dataSets.map(\.name))
    }
    guard let provision = dataSet.provision else { throw DataCommandError.notProvided(name) }
    return (dataSet, provision)
  }
}

extension ProjectOptions {
  /// Where to put data sets.
  func requiredDataFolder() throws -> FilePath {
    guard let folder = targetDataFolder else { throw DataCommandError.noFolder }
    return folder
  }
}

/// A data command that cannot begin.
enum DataCommandError: ExplainedError {
  case unknown(String, known: [String])
  case notProvided(String)
  case noFolder
  case nothingFound
  case notRecognized(String)

  var explanation: Explanation {
    switch self {
    case .unknown(let name, let known):
      Explanation(
        .input, "no data set is called “\(name)”",
        advice: nearestName(to: name, among: known).map { "did you mean \($0)?" }
          ?? "known are \(known.joined(separator: ", "))")
    case .notProvided(let name):
      Explanation(
        .input, "this program cannot fetch or check the data set \(name)",
        advice: "give the folder that holds it with --data")
    case .noFolder:
      Explanation(
        .input, "there is no folder to put data sets into, since HOME is not set",
        advice: "name one with --data")
    case .nothingFound:
      Explanation(
        .emptySelection, "no data set is here to be checked",
        advice: "look at the ways to get one: report data list")
    case .notRecognized(let file):
      Explanation(
        .input, "\(file) is of no data set that its content tells",
        advice: "name the data set: report data import NAME \(file)")
    }
  }
}
