import Synchronization

/// Tells a node's watcher how far one series of steps has come and how long the rest takes.
///
/// An experiment's own steps are a series, and so are those of each artifact that it waits for: each has
/// its pace.
struct ProgressReporter: Sendable {
  /// Who watches.
  let sink: any ProgressSink
  /// The node's name.
  let alias: String
  private let pace = Pace()

  init(_ sink: any ProgressSink, alias: String) {
    self.sink = sink
    self.alias = alias
  }

  /// Of another series of the same node, which begins now.
  func ofNextSeries() -> ProgressReporter { ProgressReporter(sink, alias: alias) }

  func report(_ progress: Progress) {
    sink.receive(.advanced(alias, progress, remaining: pace.remaining(at: progress)))
  }
}

/// How long a step of a series takes, by those that are done.
final class Pace: Sendable {
  /// What was done when, where the timing began.
  private let origin: Mutex<(step: Int, time: ContinuousClock.Instant)?>
  private let start: ContinuousClock.Instant

  /// The pace of what begins now.
  init(at start: ContinuousClock.Instant = .now) {
    self.start = start
    origin = Mutex(nil)
  }

  /// Seconds that are left at a step; nil where no step has been timed.
  ///
  /// A series that goes on from a checkpoint is timed from its first report.
  func remaining(at progress: Progress, now: ContinuousClock.Instant = .now) -> Double? {
    let from = origin.withLock { origin in
      let from = origin ?? (progress.step > 1 ? (progress.step, now) : (0, start))
      origin = from
      return from
    }
    guard progress.step > from.step else { return nil }
    let perStep = ((now - from.time) / .seconds(1)) / Double(progress.step - from.step)
    return perStep * Double(progress.of - progress.step)
  }
}
