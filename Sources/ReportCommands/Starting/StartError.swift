import Base

/// Something new that cannot be begun.
enum StartError: ExplainedError {
  case exists(FilePath)
  case noCatalog(FilePath)
  case noPackage(FilePath)
  case unreadCatalog(FilePath, type: String)

  var explanation: Explanation {
    switch self {
    case .exists(let path):
      return Explanation(
        .input, "\(path) is there already and stays as it is",
        advice: "choose another name, or move it away")
    case .noCatalog(let package):
      return Explanation(
        .input, "no single file in \(package.appending("Sources")) lists experiments in a catalog",
        advice: "let the study have one ExperimentCatalog([…]), as Examples/coin does")
    case .noPackage(let folder):
      let place = folder.isEmpty ? "this folder" : folder.string
      return Explanation(
        .input, "\(place) is no Swift package, and where Facsimile's own lies is not known",
        advice: "go into a package, or name Facsimile's with --facsimile PATH")
    case .unreadCatalog(let path, let type):
      return Explanation(
        .input, "the catalog in \(path) holds more than types, so it is left to you",
        advice: "put \(type).self on a line of its own there, or simplify the list")
    }
  }
}
