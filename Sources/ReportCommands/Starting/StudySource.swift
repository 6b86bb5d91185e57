import Base

/// The file of a Swift package in which its study lists the experiments.
struct StudySource {
  let path: FilePath
  /// The target that it belongs to, where that is a program.
  let program: String?
  /// Folders between the target's own and the file.
  private let below: [String]

  private static let opening = "ExperimentCatalog(["
  private static let largest = 1 << 20

  /// The one file below `Sources/` that makes a catalog.
  /// - Throws: ``StartError/noCatalog(_:)`` where none or several do.
  static func find(in package: FilePath) throws -> StudySource {
    let sources = package.appending("Sources")
    let files = (try? Files.below(sources) { !($0.lastComponent?.string.hasPrefix(".") ?? true) })
    let texts = (files ?? []).filter { $0.extension == "swift" && $0.components.count > 1 }
      .map { ($0, (try? Files.readText(sources.pushing($0), limit: largest)) ?? "") }
    let found = texts.filter { $0.1.contains(opening) }.map(\.0)
    guard found.count == 1, let file = found.first else { throw StartError.noCatalog(package) }
    let names = file.components.map(\.string)
    let isProgram = texts.contains { file, text in
      file.components.first?.string == names[0] && text.contains("@main")
    }
    return StudySource(
      path: sources.pushing(file), program: isProgram ? names[0] : nil,
      below: Array(names[1..<names.count - 1]))
  }

  /// A file beside this one as its target names it.
  func nameInTarget(_ file: String) -> String { (below + [file]).joined(separator: "/") }

  /// The text with one more experiment at the end of the catalog.
  /// - Throws: ``StartError/unreadCatalog(_:type:)`` where the list holds more than types.
  func listing(_ type: String) throws -> String {
    let text = try Files.readText(path, limit: Self.largest)
    guard let opening = text.firstRange(of: Self.opening),
      let end = text[opening.upperBound...].firstIndex(of: "]")
    else { throw StartError.unreadCatalog(path, type: type) }
    let list = text[opening.upperBound..<end]
    guard list.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "_.,".contains($0) })
    else { throw StartError.unreadCatalog(path, type: type) }
    let last = list.lastIndex { !$0.isWhitespace }
    let place = last.map { text.index(after: $0) } ?? opening.upperBound
    let entry = last.map { list[$0] == "," ? " \(type).self," : ", \(type).self" } ?? "\(type).self"
    return text[..<place] + entry + text[place...]
  }
}
