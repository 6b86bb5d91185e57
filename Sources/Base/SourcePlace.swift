/// A place in a text file; lines and columns count from 1.
public struct SourcePlace: Sendable, Hashable, CustomStringConvertible {
  /// The path as the user wrote it.
  public var file: String
  /// From 1.
  public var line: Int?
  /// From 1, in characters.
  public var column: Int?

  /// A place.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as compilers write it.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
  }
}
