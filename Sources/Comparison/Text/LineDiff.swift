/// What a reviewer sees of two texts: the lines that differ, in reading order.
public enum LineDiff {
  /// Lines as `-old` and `+new` with their numbers, at most so many of them; a last line says how
  /// many more there are.
  public static func lines(from old: String, to new: String, limit: Int = 40) -> [String] {
    let a = old.split(separator: "\n", omittingEmptySubsequences: false)
    let b = new.split(separator: "\n", omittingEmptySubsequences: false)
    let all = SequenceDiff.steps(from: a, to: b).compactMap { step -> String? in
      switch step {
      case .same: nil
      case .removed(let line): "-\(line + 1): \(a[line])"
      case .added(let line): "+\(line + 1): \(b[line])"
      }
    }
    return all.count <= limit
      ? all : all.prefix(limit) + ["… and \(all.count - limit) more lines"]
  }
}
