public import Base
import Subprocess

/// Opens files with the program that the system has for them.
public enum Opener {
  /// Opens a file and waits for the opener, not for the program; failures are not worth a stop.
  public static func open(_ path: FilePath) async {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    _ = try? await Subprocess.run(
      .name(program), arguments: [path.string], output: .discarded, error: .discarded)
  }
}
