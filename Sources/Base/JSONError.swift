/// Bytes that are no JSON: what was found and where.
public struct JSONError: ExplainedError, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// Another character, or the end, stands where this should.
    case expected(String)
    /// A member's name is given twice.
    case duplicateKey(String)
    /// Half of a surrogate pair, or bytes that are no UTF-8.
    case noText
    /// A number beyond the largest double.
    case hugeNumber(String)
    /// More brackets in one another than are read.
    case tooDeep
    /// More after the document's end.
    case trailing
  }

  /// What is wrong.
  public let problem: Problem
  /// The byte at which it shows, from 0.
  public let offset: Int

  /// Facts into a sentence.
  public var explanation: Explanation {
    let what =
      switch problem {
      case .expected(let wanted): "\(wanted) is expected"
      case .duplicateKey(let key): "the member “\(key)” is given twice"
      case .noText: "a text is no Unicode"
      case .hugeNumber(let digits): "\(digits) is too large a number"
      case .tooDeep: "more than \(JSONParser.deepest) levels"
      case .trailing: "there is more after the end"
      }
    return Explanation(.input, "this is no JSON: at byte \(offset) \(what)")
  }
}
