/// A file operation that failed: which, on what, and the system's reason.
public struct FileError: ExplainedError, Hashable {
  public enum Operation: String, Sendable {
    case read, write, create, remove, list
  }

  public let operation: Operation
  public let path: FilePath
  public let reason: Errno

  public init(_ operation: Operation, _ path: FilePath, _ reason: Errno) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  public var explanation: Explanation {
    let verb =
      switch operation {
      case .read: "cannot read"
      case .write: "cannot write"
      case .create: "cannot create the folder"
      case .remove: "cannot remove"
      case .list: "cannot list"
      }
    return Explanation(.input, "\(verb) \(path): \(reason)", advice: advice)
  }

  private var advice: String? {
    switch reason {
    case .noSuchFileOrDirectory: "check the path"
    case .permissionDenied, .readOnlyFileSystem:
      operation == .read || operation == .list
        ? "check the permissions" : "choose a folder you may write to with -o or --cache"
    case .noSpace: "free some space and run the same command again; finished work is kept"
    default: nil
    }
  }
}
