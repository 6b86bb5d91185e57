public import Base

/// An archive that cannot be read, or files that do not go into one.
public struct ArchiveError: ExplainedError, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// The file does not begin as a ZIP archive does.
    case notAnArchive
    /// A folder, a pipe or a device.
    case notAFile
    /// The end, with its list of entries, is missing.
    case cutShort
    /// The archive contradicts itself.
    case damaged(String)
    /// The bytes of an entry are not those that were packed.
    case damagedEntry(String, what: String)
    /// A name that leads out of the folder.
    case hostileName(String)
    /// An entry that is a link or a device.
    case notAPlainFile(String)
    /// Two entries of one name, or a file where another entry needs a folder.
    case collision(String)
    /// Two entries share bytes.
    case overlap(String, String)
    /// A way of packing that is not read here.
    case unsupported(String)
    /// More entries than allowed.
    case tooManyEntries(Int, limit: Int)
    /// More bytes than allowed when unpacked.
    case tooLarge(limit: Int)
    /// More than the format holds without its extension for large archives.
    case exceedsFormat
  }

  /// The archive.
  public let path: FilePath
  /// What is wrong with it.
  public let problem: Problem

  init(_ path: FilePath, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// Facts into a sentence.
  public var explanation: Explanation {
    let (what, advice) = sentence
    return Explanation(.input, what, at: SourcePlace(file: path.string), advice: advice)
  }

  private var sentence: (what: String, advice: String) {
    let again = "get the archive again from where it came"
    let distrust = "do not trust this archive"
    return switch problem {
    case .notAnArchive: ("this is no ZIP archive", "give a file that report export has written")
    case .notAFile: ("this is not a file", "give a file that report export has written")
    case .cutShort: ("the archive is cut short: its list of entries is missing", again)
    case .damaged(let what): ("the archive is damaged: \(what)", again)
    case .damagedEntry(let name, let what):
      ("the entry “\(Self.shown(name))” is damaged: \(what)", again)
    case .hostileName(let name): ("“\(Self.shown(name))” cannot name a file of a report", distrust)
    case .notAPlainFile(let name):
      ("the entry “\(Self.shown(name))” is a link or a device", distrust)
    case .collision(let name): ("two entries claim the name “\(Self.shown(name))”", distrust)
    case .overlap(let a, let b):
      ("the entries “\(Self.shown(a))” and “\(Self.shown(b))” share bytes", distrust)
    case .unsupported(let what):
      ("the archive is \(what), which is not read here", "unpack it and give the folder")
    case .tooManyEntries(let count, let limit):
      ("the archive has \(count) entries, more than \(limit)", distrust)
    case .tooLarge(let limit):
      ("the archive unpacks to more than \(limit / 1_048_576) MB", "compare a smaller report")
    case .exceedsFormat:
      (
        "a ZIP archive holds at most 4 GB and 65535 files",
        "export a folder: --format crate"
      )
    }
  }

  /// A name from the archive for the terminal: its beginning, without what would steer a terminal.
  private static func shown(_ name: String) -> String {
    let plain = name.unicodeScalars.prefix(80).map { scalar -> Character in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        ? "?" : Character(scalar)
    }
    return String(plain) + (name.unicodeScalars.count > 80 ? "…" : "")
  }
}
