import Base
import Subprocess
import TestSupport
import Testing

@Suite("Killed runs")
struct KillTests {
  private static let arguments =
    ["run", "wta-learning", "-P", "trainingImages=1000", "-P", "hidden=100", "-P", "epochs=600"]

  /// Starts the program, kills it as soon as there is a checkpoint, and ends as it did. A shell
  /// watches, since other tests may keep this process from looking in time.
  private static let killer = """
    "$0" "$@" & pid=$!
    until ls .facsimile/checkpoints/*.bin; do kill -0 $pid || exit 3; sleep 0.01; done
    kill -9 $pid; wait $pid
    """

  /// The tables and scalars of a run.
  private func data(_ folder: FilePath) throws -> [String: [UInt8]] {
    let data = folder.appending("output/wta-learning/data")
    return try Files.names(in: data).reduce(into: [:]) {
      $0[$1] = try Files.read(data.appending($1))
    }
  }

  @Test("Ctrl-C says what to do next, ends with 130 and loses nothing")
  func interrupted() async throws {
    let folder = try TemporaryFolder()
    // Shells let background commands ignore the signal; env undoes it.
    let script = """
      env --default-signal=INT "$0" "$@" & pid=$!
      until ls .facsimile/checkpoints/*.bin; do kill -0 $pid || exit 3; sleep 0.01; done
      kill -INT $pid; wait $pid
      """
    let result = try await Subprocess.run(
      .name("sh"), arguments: Arguments(["-c", script, Program.path.string] + Self.arguments),
      workingDirectory: folder.path, output: .discarded, error: .string(limit: 1 << 20))
    #expect(result.terminationStatus == .exited(130))
    #expect(result.standardError.contains("report: interrupted\n  → run the same command"))
    let resumed = try await Program.run(Self.arguments, in: folder.path)
    #expect(resumed.code == 0, "\(resumed.notes)")
  }

  @Test("kill -9 loses nothing: the next run goes on from a checkpoint to the same bytes")
  func resumes() async throws {
    let (killed, whole) = (try TemporaryFolder(), try TemporaryFolder())
    let checkpoints = killed.path.appending(".facsimile/checkpoints")
    let result = try await Subprocess.run(
      .name("sh"), arguments: Arguments(["-c", Self.killer, Program.path.string] + Self.arguments),
      workingDirectory: killed.path, output: .discarded, error: .discarded)
    #expect(result.terminationStatus == .exited(137))
    #expect(!Files.exists(killed.path.appending("output")))
    #expect(try Files.names(in: checkpoints).filter { $0.hasSuffix(".bin") }.count == 1)
    let resumed = try await Program.run(Self.arguments, in: killed.path)
    #expect(resumed.code == 0, "\(resumed.notes)")
    let uninterrupted = try await Program.run(Self.arguments, in: whole.path)
    #expect(uninterrupted.code == 0)
    #expect(try data(killed.path) == data(whole.path))
    #expect(try Files.names(in: checkpoints).isEmpty)
  }
}
