import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program of the system and waits for it.
enum SystemTool {
  /// The exit code with standard output in a file; 127 when there is no such program.
  static func run(_ program: String, _ arguments: [String], to output: FilePath) throws -> Int32 {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(
      &actions, 1, output.string, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawnp(&process, program, &actions, nil, &words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process else { return 127 }
    return (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 126
  }
}
