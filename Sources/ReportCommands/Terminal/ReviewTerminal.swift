#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Where a reviewer answers.
protocol ReviewTerminal {
  /// The next key; nil at the end of input and for control-C.
  func key() -> Character?
  /// Writes a line.
  func write(_ line: String)
  /// Reads a line, echoed; nil at the end of input.
  func line() -> String?
}

/// A terminal that hands over single keys; as it was again once this is gone.
final class KeyTerminal: ReviewTerminal {
  private let descriptor: Int32
  private let saved: termios

  /// Nil where the descriptor is no terminal.
  init?(descriptor: Int32 = STDIN_FILENO) {
    var settings = termios()
    guard isatty(descriptor) == 1, tcgetattr(descriptor, &settings) == 0 else { return nil }
    self.descriptor = descriptor
    saved = settings
    setRaw(true)
  }

  deinit { setRaw(false) }

  /// Keys one by one and without echo, or lines as the terminal edits them.
  private func setRaw(_ isRaw: Bool) {
    var settings = saved
    if isRaw { settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG) }
    tcsetattr(descriptor, TCSANOW, &settings)
  }

  func key() -> Character? {
    setRaw(true)
    var byte: UInt8 = 0
    guard read(descriptor, &byte, 1) == 1, byte != 3, byte != 4 else { return nil }
    return Character(Unicode.Scalar(byte))
  }

  func line() -> String? {
    setRaw(false)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if byte == 10 || byte == 13 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    return nil
  }

  func write(_ line: String) { Console.note(line) }
}
