import Base
import Pipeline
import Synchronization

/// Shows a run's progress: one live line a job on a terminal, start and end lines elsewhere with a
/// heartbeat every 30 s.
final class ProgressLines: ProgressSink {
  private struct State {
    var running: [(name: String, text: String)] = []
    var drawnLines = 0
    var lastDrawing = ContinuousClock.now
    var lastBeat = ContinuousClock.now
  }

  private let state = Mutex(State())
  private let isQuiet: Bool

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func receive(_ event: ProgressEvent) {
    guard !isQuiet else { return }
    state.withLock { state in
      switch event {
      case .started(let name):
        state.running.append((name, "starts"))
        if Console.isInteractive { draw(&state) } else { Console.note("\(name): starts") }
      case .advanced(let name, let progress, let remaining):
        let text = describe(progress, remaining: remaining)
        if let index = state.running.firstIndex(where: { $0.name == name }) {
          state.running[index].text = text
        }
        if Console.isInteractive { draw(&state) } else { beat(&state, name: name, text: text) }
      case .finished(let name, let seconds, let wasReused):
        state.running.removeAll { $0.name == name }
        let verb = wasReused ? "fresh" : "done in \(NumberText.fixed(seconds, decimals: 1)) s"
        print(line: "\(name): \(verb)", &state)
      case .recomputesDamaged(let path):
        print(line: "\(path) is damaged; computing it again", &state)
      }
    }
  }

  private func describe(_ progress: Progress, remaining: Double?) -> String {
    let share = NumberText.fixed(100 * progress.fraction, decimals: 0)
    let eta = remaining.map { ", \(Self.duration($0)) left" } ?? ""
    let note = progress.note.isEmpty ? "" : ", \(progress.note)"
    return "\(progress.step)/\(progress.of) (\(share) %)\(eta)\(note)"
  }

  /// Seconds as people say them.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private func print(line: String, _ state: inout State) {
    erase(&state)
    Console.note(line)
    if Console.isInteractive { draw(&state, isForced: true) }
  }

  private func beat(_ state: inout State, name: String, text: String) {
    guard ContinuousClock.now - state.lastBeat >= .seconds(30) else { return }
    state.lastBeat = .now
    Console.note("\(name): \(text)")
  }

  private func draw(_ state: inout State, isForced: Bool = false) {
    guard isForced || ContinuousClock.now - state.lastDrawing >= .milliseconds(80) else { return }
    erase(&state)
    for job in state.running { Console.noteRaw("\(job.name): \(job.text)\n") }
    state.drawnLines = state.running.count
    state.lastDrawing = .now
  }

  private func erase(_ state: inout State) {
    guard state.drawnLines > 0 else { return }
    Console.noteRaw("\u{1B}[\(state.drawnLines)F\u{1B}[0J")
    state.drawnLines = 0
  }
}
