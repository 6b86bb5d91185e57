public import Base
public import Typography

/// What is wrong with a notebook, at a place in it.
public struct NotebookError: ExplainedError, Hashable {
  /// Kinds of names that a notebook uses.
  public enum NameKind: String, Sendable, Hashable {
    case key = "front matter key"
    case directive, role, option, label, experiment, scalar, figure, table, column, claim
    case citation, footnote, paper, theme
    case citationStyle = "citation style"
  }

  /// What is wrong.
  public enum Problem: Error, Sendable, Hashable {
    case unknown(NameKind, String, nearest: String?, known: [String])
    case missingFrontMatter
    case openFrontMatter
    case yaml(String)
    case missingTitle
    case wrongType(key: String, expected: String)
    case missingArgument(directive: String, expected: String)
    case badOption(directive: String, option: String, value: String, expected: String)
    case badArgument(directive: String, argument: String, expected: String)
    case badRole(role: String, argument: String, expected: String)
    case unexpectedBody(directive: String)
    case openFence(info: String)
    case formula(MathError)
    case duplicate(NameKind, String, firstLine: Int)
    case image(String)
    case nestedFootnote
    case include(IncludeProblem)
    case emptyGrid
    case jupyter(String)
    case unpublished(String)
    case nothingPublished
    case setting(SettingProblem)
    case outsideFolder(String)
    case behindLink(String)
    case unreadable(String, reason: String)
    case tooLong(bytes: Int)
    case tooDeep(limit: Int)
    case tooManyFormulas(limit: Int)
    case tooManyColumns(limit: Int)
  }

  /// Why a file cannot be included.
  public enum IncludeProblem: Sendable, Hashable {
    case cycle(String)
    case depth(limit: Int)
    case count(limit: Int)
  }

  /// Where.
  public let place: SourcePlace
  /// What.
  public let problem: Problem

  init(_ problem: Problem, at place: SourcePlace) {
    self.problem = problem
    self.place = place
  }

  /// Facts into a sentence with the next step.
  public var explanation: Explanation {
    Explanation(.input, problem.sentence, at: place, advice: problem.advice)
  }
}

extension NotebookError.Problem {
  fileprivate var sentence: String {
    switch self {
    case .unknown(let kind, let name, _, _): "unknown \(kind.rawValue) “\(name)”"
    case .missingFrontMatter: "the notebook does not begin with front matter"
    case .openFrontMatter: "the front matter is not closed"
    case .yaml(let reason): "the front matter is no YAML: \(reason)"
    case .missingTitle: "the front matter has no title"
    case .wrongType(let key, let expected): "“\(key)” must be \(expected)"
    case .missingArgument(let directive, let expected): "{\(directive)} needs \(expected)"
    case .badOption(let directive, let option, let value, let expected):
      "“\(value)” is no value for :\(option): of {\(directive)}, which takes \(expected)"
    case .badArgument(let directive, let argument, let expected):
      "{\(directive)} takes \(expected), not “\(argument)”"
    case .badRole(let role, let argument, let expected):
      "{\(role)} takes \(expected), not “\(argument)”"
    case .unexpectedBody(let directive): "{\(directive)} takes no text"
    case .openFence(let info): "the block “\(info)” is not closed"
    case .formula(let error): error.explanation.what
    case .duplicate(let kind, let name, let line):
      "the \(kind.rawValue) “\(name)” is already given in line \(line)"
    case .unpublished(let name): "“\(name)” has no published value"
    case .nothingPublished: "no number of the notebook's experiments has a published value"
    case .nestedFootnote: "a footnote holds another footnote"
    case .include(.cycle(let file)): "“\(file)” includes itself"
    case .include(.depth(let limit)): "files include files more than \(limit) deep"
    case .include(.count(let limit)): "the notebook includes more than \(limit) files"
    case .jupyter(let reason): "the file is no Jupyter notebook: \(reason)"
    case .emptyGrid: "the grid holds no figure"
    case .setting(let problem): problem.sentence
    case .image(let address): "the image “\(address)” cannot stand in a report"
    case .outsideFolder(let path): "“\(path)” lies outside the notebook's folder"
    case .behindLink(let path): "“\(path)” is a symbolic link or lies behind one"
    case .unreadable(let path, let reason): "cannot read “\(path)”: \(reason)"
    case .tooLong(let bytes): "the notebook has \(bytes) bytes; 1 MB is the limit"
    case .tooDeep(let limit): "blocks are nested more than \(limit) deep"
    case .tooManyFormulas(let limit): "the notebook has more than \(limit) formulas"
    case .tooManyColumns(let limit): "the table has more than \(limit) columns"
    }
  }

  fileprivate var advice: String? {
    switch self {
    case .unknown(_, _, let nearest?, _): "did you mean “\(nearest)”?"
    case .unknown(let kind, _, nil, let known):
      known.isEmpty
        ? "there is no \(kind.rawValue) here"
        : "known: " + known.prefix(8).joined(separator: ", ") + (known.count > 8 ? ", …" : "")
    case .missingFrontMatter, .missingTitle:
      "begin the notebook with a line ---, a line title: …, and a line ---"
    case .openFrontMatter: "end it with a line ---"
    case .openFence: "end it with as many backticks as it began with"
    case .formula(let error): error.explanation.advice
    case .duplicate: "give every one its own name"
    case .unpublished: "place it with {value}; a scorecard compares with the literature"
    case .nestedFootnote: "move the inner note into the text"
    case .include(.cycle): "take out one of the includes"
    case .include(.count): "join some of them"
    case .include(.depth): "include the innermost files directly"
    case .jupyter: "save it with Jupyter 4 or later"
    case .emptyGrid: "put {figure} blocks into it, and more backticks around it"
    case .setting(let problem): problem.advice
    case .image: "draw it as an experiment's figure and place that with {figure}"
    case .outsideFolder: "move the file beside the notebook"
    case .behindLink: "put the file itself into the notebook's folder"
    case .tooLong, .tooManyFormulas: "split it into several notebooks"
    case .tooDeep: "flatten the lists and quotes"
    case .tooManyColumns: "put the data into a table of an experiment and choose :columns:"
    default: nil
    }
  }
}
