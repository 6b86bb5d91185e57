public import Base

/// A folder of a test's own, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// Absolute path.
  public let path: FilePath

  /// Makes a new, empty folder.
  public init() throws {
    let random = UInt64.random(in: 0 ... .max)
    path = FilePath("/tmp").appending("facsimile-test-\(String(random, radix: 16))")
    try Files.createFolder(path)
  }

  deinit {
    do { try Files.remove(path) } catch { print("left behind: \(path): \(error)") }
  }
}

/// The checkout that the tests were built from.
public enum Checkout {
  /// Absolute path of the package.
  public static let root = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().removingLastComponent()
}
