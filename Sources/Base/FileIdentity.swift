#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// What tells a file from another, and from itself after a change, without reading it.
public struct FileIdentity: Sendable, Hashable {
  private let device: UInt64
  private let file: UInt64
  private let size: Int64
  /// Nanoseconds, of the contents and of all that is known about the file.
  private let times: [Int64]

  /// The identity of what a path leads to, links followed; nil unless it is a regular file.
  public init?(_ path: FilePath) {
    var status = stat()
    guard stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let moments = [status.st_mtimespec, status.st_ctimespec]
    #else
      let moments = [status.st_mtim, status.st_ctim]
    #endif
    times = moments.flatMap { [Int64($0.tv_sec), Int64($0.tv_nsec)] }
  }
}
