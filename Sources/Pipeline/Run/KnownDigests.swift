public import Base
import Synchronization

/// Digests of files that have been read already, by this process or an earlier one.
///
/// A digest is believed while the file's device, number, size, time of modification and time of change
/// are those of the reading; no program can set the last. A file touched within two seconds before
/// its reading is read every time, as two changes may bear one time stamp. What is hashed after a
/// run, to see that nothing moved, is always read again.
public final class KnownDigests: Sendable {
  private struct Entry {
    var identity: FileIdentity
    var digest: Digest
    var isUsed = false
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var hasNews = false
  }

  private static let heading = "digests 1"
  /// More are dropped, but for those that were asked for last.
  private static let limit = 10_000

  private let memory: FilePath?
  private let settlingTime: Int64
  private let state: Mutex<State>

  /// Digests known from a file that ``save()`` wrote; a file that is missing or damaged tells nothing.
  public convenience init(memory: FilePath? = nil) {
    self.init(memory: memory, settlingTime: 2_000_000_000)
  }

  /// - Parameter settlingTime: Nanoseconds after which a change bears another time stamp.
  package init(memory: FilePath?, settlingTime: Int64) {
    self.memory = memory
    self.settlingTime = settlingTime
    var entries: [String: Entry] = [:]
    if let memory, let text = try? Files.readText(memory, limit: 1 << 24) {
      let lines = text.split(separator: "\n")
      if lines.first == Self.heading[...] {
        for line in lines.dropFirst() {
          let words = line.split(separator: " ", maxSplits: 6)
          guard words.count == 7, let digest = Digest(hex: String(words[0])),
            let identity = FileIdentity(text: words[1...5].joined(separator: " "))
          else { continue }
          entries[String(words[6])] = Entry(identity: identity, digest: digest)
        }
      }
    }
    state = Mutex(State(entries: entries))
  }

  /// The digest of a file, read unless it looks as it did when it was read last.
  public func digest(_ path: FilePath) throws(FileError) -> Digest {
    guard let identity = FileIdentity(path), identity.isSettled(after: settlingTime)
    else {
      return try Files.digest(path)
    }
    let name = path.string
    let known = state.withLock { state -> Digest? in
      guard let entry = state.entries[name], entry.identity == identity else { return nil }
      state.entries[name]?.isUsed = true
      return entry.digest
    }
    if let known { return known }
    let digest = try Files.digest(path)
    guard FileIdentity(path) == identity else { return digest }
    state.withLock {
      $0.entries[name] = Entry(identity: identity, digest: digest, isUsed: true)
      $0.hasNews = true
    }
    return digest
  }

  /// Writes what is known for the next process, when there is anything new.
  public func save() throws(FileError) {
    guard let memory else { return }
    let lines = state.withLock { state -> [String]? in
      guard state.hasNews else { return nil }
      state.hasNews = false
      let isFull = state.entries.count > Self.limit
      return state.entries.filter { ($0.value.isUsed || !isFull) && !$0.key.contains("\n") }
        .map { "\($0.value.digest.hex) \($0.value.identity.text) \($0.key)" }.sorted()
    }
    guard let lines else { return }
    try Files.write(([Self.heading] + lines).joined(separator: "\n") + "\n", to: memory)
  }
}
