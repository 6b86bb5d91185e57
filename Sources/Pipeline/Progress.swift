/// How far a computation has come.
public struct Progress: Sendable, Hashable {
  /// Steps done.
  public let step: Int
  /// Steps in all, at least 1.
  public let of: Int
  /// What is worth watching, for instance the loss; short.
  public let note: String

  /// A state of progress.
  public init(step: Int, of: Int, note: String = "") {
    self.step = step
    self.of = of
    self.note = note
  }

  /// 0 to 1.
  public var fraction: Double { Double(step) / Double(max(1, of)) }
}

/// What happens during a run, for people to watch.
public enum ProgressEvent: Sendable, Hashable {
  /// A node begins.
  case started(String)
  /// A node has come further; seconds left where they can be told.
  case advanced(String, Progress, remaining: Double?)
  /// A node has ended, or was fresh.
  case finished(String, seconds: Double, wasReused: Bool)
  /// A stored file is damaged and its content is computed again.
  case recomputesDamaged(String)
}

/// Receives events, from any task.
public protocol ProgressSink: Sendable {
  /// Takes one event; must not fail or wait.
  func receive(_ event: ProgressEvent)
}

/// Watches nothing.
public struct SilentProgress: ProgressSink {
  /// A sink that drops everything.
  public init() {}

  /// Drops the event.
  public func receive(_ event: ProgressEvent) {}
}
