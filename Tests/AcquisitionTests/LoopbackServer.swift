import Base
import TestSupport

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The server of Oracles/server.py, which ends with the test.
final class LoopbackServer: Sendable {
  /// What it serves: 200 000 bytes.
  static let content = (0..<200_000).map { UInt8($0 * 31 % 251) }

  /// `http://127.0.0.1:PORT`
  let address: String
  private let process: pid_t

  init(in folder: FilePath, content: [UInt8] = LoopbackServer.content) throws {
    let file = folder.appending("served.bin")
    try Files.write(content, to: file)
    let script = FilePath(#filePath).removingLastComponent().appending("Oracles/server.py")
    let ends = try FileDescriptor.pipe()
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends.writeEnd.rawValue, STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends.readEnd.rawValue)
    let texts: [String] = ["/usr/bin/env", "python3", script.string, file.string]
    let words = texts.map { strdup($0) }
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, "/usr/bin/env", &actions, nil, words + [nil], environ)
    guard status == 0 else { throw Errno(rawValue: status) }
    try ends.writeEnd.close()
    process = child
    var line: [UInt8] = []
    var byte: [UInt8] = [0]
    while try byte.withUnsafeMutableBytes({ try ends.readEnd.read(into: $0) }) == 1,
      byte != [0x0A]
    {
      line += byte
    }
    try ends.readEnd.close()
    address = "http://127.0.0.1:" + String(decoding: line, as: UTF8.self)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}
