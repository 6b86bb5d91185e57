import Base
import Synchronization

/// Shows how far a transfer is: one live line on a terminal, elsewhere a line every 30 s.
final class TransferLine: Sendable {
  private struct State {
    var name = ""
    var last = ContinuousClock.now
    var isDrawn = false
  }

  private let state = Mutex(State())
  private let isQuiet: Bool

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Shows bytes that are there, of those that there will be.
  func show(_ name: String, _ received: Int, of total: Int) {
    guard !isQuiet else { return }
    state.withLock { state in
      let isNew = state.name != name
      let pause: Duration = Console.isInteractive ? .milliseconds(100) : .seconds(30)
      guard isNew || received == total || ContinuousClock.now - state.last >= pause else { return }
      state.name = name
      state.last = .now
      let share = 100 * Double(received) / Double(max(total, 1))
      let text =
        "\(name): \(Self.megabytes(received)) of \(Self.megabytes(total)) MB "
        + "(\(NumberText.fixed(share, decimals: 0)) %)"
      if Console.isInteractive {
        Console.noteRaw("\r\u{1B}[K" + text)
        state.isDrawn = true
      } else {
        Console.note(text)
      }
    }
  }

  /// Leaves the live line.
  func end() {
    state.withLock { state in
      if state.isDrawn { Console.noteRaw("\n") }
      state.isDrawn = false
    }
  }

  private static func megabytes(_ bytes: Int) -> String {
    NumberText.fixed(Double(bytes) / 1e6, decimals: 1)
  }
}
