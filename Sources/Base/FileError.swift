/// A file operation that failed: which, on what, and the system's reason.
public struct FileError: ExplainedError, Hashable {
  /// What was tried.
  public enum Operation: String, Sendable {
    case read, write, create, remove, list
  }

  /// What was tried.
  public let operation: Operation
  /// On which file or folder.
  public let path: FilePath
  /// The system's answer.
  public let reason: Errno

  /// The facts of a failed operation.
  public init(_ operation: Operation, _ path: FilePath, _ reason: Errno) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// Facts into a sentence.
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
    case .notDirectory, .fileExists:
      operation == .create || operation == .write
        ? "a file is in the way; move it or choose another folder with -o or --cache" : nil
    default: nil
    }
  }
}
