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
  /// Nanoseconds since 1970; of the contents.
  private let modified: Int64
  /// The same of all that is known about the file, which no program can set.
  private let changed: Int64

  /// The identity of what a path leads to, links followed; nil unless it is a regular file.
  public init?(_ path: FilePath) {
    var status = stat()
    guard stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
  }

  /// Reads ``text`` back; nil for any other.
  public init?(text: String) {
    let words = text.split(separator: " ")
    let numbers = words.compactMap { Int64($0) }
    guard numbers.count == 5, words.count == 5 else { return nil }
    device = UInt64(bitPattern: numbers[0])
    file = UInt64(bitPattern: numbers[1])
    (size, modified, changed) = (numbers[2], numbers[3], numbers[4])
  }

  /// Five numbers that hold all of it.
  public var text: String {
    "\(Int64(bitPattern: device)) \(Int64(bitPattern: file)) \(size) \(modified) \(changed)"
  }

  /// Whether the last change is so long ago that a further one would bear another time stamp.
  /// - Parameter time: Nanoseconds.
  public func isSettled(after time: Int64) -> Bool {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    return max(modified, changed) < Self.nanoseconds(now) - time
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
