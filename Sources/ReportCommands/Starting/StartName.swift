import ArgumentParser

/// The name of something new: it becomes a file's name and nothing else.
struct StartName: ExpressibleByArgument, Sendable {
  let text: String

  static let limit = 64

  /// Nil unless lower-case words joined by hyphens, the first of which begins with a letter.
  init?(argument: String) {
    let words = argument.split(separator: "-", omittingEmptySubsequences: false)
    let areWords = words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
    guard areWords, let first = argument.utf8.first, (97...122).contains(first),
      argument.utf8.count <= Self.limit
    else { return nil }
    text = argument
  }

  /// As a title: `tuning-curves` is "Tuning curves".
  var title: String {
    text.prefix(1).uppercased() + text.dropFirst().replacing("-", with: " ")
  }
}
