import Base

/// The texts in `templates/new/`, with values in place of `{{names}}`.
struct NewTemplates {
  let folder: FilePath

  /// A text with its values.
  func text(_ file: String, _ values: [String: String] = [:]) throws(FileError) -> String {
    var text = try Files.readText(folder.appending(file), limit: 1 << 20)
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      text = text.replacing("{{\(key)}}", with: value)
    }
    return text
  }

  /// The words of a text, to see what its code has a meaning for.
  func words(of file: String) -> Set<String> {
    let text = (try? text(file)) ?? ""
    return Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }
}
