#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The two streams of the terminal; text goes out as UTF-8 whatever the locale.
enum Console {
  /// A line of results, to standard output.
  static func out(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// A line about the work, to standard error.
  static func note(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Text without a line feed, to standard error.
  static func noteRaw(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether people watch the work go on.
  static let isInteractive = isatty(STDERR_FILENO) == 1 && variable("CI") == nil

  /// Whether colours are welcome.
  static let isColoured = isInteractive && variable("NO_COLOR") == nil

  /// Nothing is buffered here; standard output of libraries may be.
  static func flush() { fflush(nil) }

  /// An environment variable; empty counts as absent.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        #else
          Darwin.write(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
