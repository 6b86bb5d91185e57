import Base
import Plots
import Typography

/// One fenced block ```` ```{name} argument ````: its options, its body, its meaning.
struct DirectiveParser {
  /// What directives there are, with their options.
  static let options: [(name: String, options: [String])] = [
    ("experiment", ["id", "parameters", "profile"]),
    ("figure", ["label", "width"]),
    ("table", ["label", "columns", "rows", "digits"]),
    ("scorecard", ["label", "digits"]),
    ("grid", ["label", "columns"]), ("include", []), ("toc", []),
    ("claim", []), ("provenance", []), ("bibliography", []),
    ("note", []), ("tip", []), ("important", []), ("warning", []), ("caution", []),
    ("math", ["label"]), ("plot", ["label", "width", "code"]),
  ]

  let context: NotebookContext
  let name: String
  let argument: String
  let line: Int
  /// Lines between the fences.
  let body: [Substring]
  private(set) var values: [String: (text: String, line: Int)] = [:]
  private(set) var optionCount = 0

  init(
    context: NotebookContext, name: String, argument: String, literal: String, line: Int
  ) {
    self.context = context
    self.name = name
    self.argument = argument
    self.line = line
    body = literal.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The place of the argument, or of the directive's name.
  var place: SourcePlace {
    context.place(
      line: line,
      column: context.column(of: argument, after: "{\(name)}", line: line))
  }

  mutating func parse() -> [SourceBlock] {
    guard let known = Self.options.first(where: { $0.name == name }) else {
      let names = Self.options.map(\.name)
      let column = context.column(of: "{\(name)}", line: line) + 1
      context.fail(
        .unknown(.directive, name, nearest: nearestName(to: name, among: names), known: names),
        at: context.place(line: line, column: column))
      return []
    }
    readOptions(known.options)
    switch name {
    case "experiment": return experiment()
    case "figure": return figure()
    case "table": return table()
    case "scorecard": return scorecard()
    case "claim":
      rejectBody()
      return result("the name of a claim, ALIAS.NAME").map { [.claim($0)] } ?? []
    case "grid": return grid()
    case "include":
      rejectBody()
      return include()
    case "toc":
      rejectArgument()
      rejectBody()
      return [.contents]
    case "provenance":
      rejectArgument()
      rejectBody()
      return [.provenance(place)]
    case "bibliography":
      rejectArgument()
      rejectBody()
      return [.bibliography(place)]
    case "plot": return plot()
    default:
      guard let kind = NoteKind(rawValue: name) else { return math() }
      rejectArgument()
      return [.note(kind, caption())]
    }
  }

  /// `:name: value` lines up to the first other line.
  private mutating func readOptions(_ known: [String]) {
    for (index, text) in body.enumerated() {
      let words = text.trimmed
      guard words.hasPrefix(":"), let end = words.dropFirst().firstIndex(of: ":") else { break }
      let option = String(words[words.index(after: words.startIndex)..<end])
      guard option.allSatisfy({ $0.isLetter || $0 == "-" }), !option.isEmpty else { break }
      optionCount = index + 1
      let number = line + 1 + index
      guard known.contains(option) else {
        let column = context.column(of: ":\(option):", line: number) + 1
        context.fail(
          .unknown(
            .option, option, nearest: nearestName(to: option, among: known), known: known),
          at: context.place(line: number, column: column))
        continue
      }
      values[option] = (String(words[words.index(after: end)...]).trimmed, number)
    }
  }

  func place(option: String) -> SourcePlace {
    guard let value = values[option] else { return place }
    return context.place(
      line: value.line, column: context.column(of: value.text, line: value.line))
  }

  func bad(_ option: String, expected: String) {
    context.fail(
      .badOption(
        directive: name, option: option, value: values[option]?.text ?? "", expected: expected),
      at: place(option: option))
  }

  private func caption() -> [SourceBlock] { caption(after: optionCount) }

  /// The lines of the body behind some as blocks.
  func caption(after count: Int) -> [SourceBlock] {
    BlockParser.parse(
      body.dropFirst(count).joined(separator: "\n"), lineOffset: line + count, in: context)
  }

  private func rejectBody() {
    let rest = body.dropFirst(optionCount)
    guard let index = rest.firstIndex(where: { !$0.isBlank }) else { return }
    context.fail(.unexpectedBody(directive: name), at: context.place(line: line + 1 + index))
  }

  /// Figures in a grid; other blocks are their common caption.
  private func grid() -> [SourceBlock] {
    let label = label()
    var columns = number("columns", 1...4)
    if !argument.isEmpty {
      columns = Int(argument).flatMap { 1...4 ~= $0 ? $0 : nil }
      if columns == nil {
        context.fail(
          .badArgument(
            directive: name, argument: argument, expected: "a number of columns, 1 to 4"),
          at: place)
      }
    }
    let blocks = caption()
    let parts = blocks.compactMap { if case .figure(let part) = $0 { part } else { nil } }
    guard !parts.isEmpty else {
      context.fail(.emptyGrid, at: place)
      return []
    }
    let rest = blocks.filter { if case .figure = $0 { false } else { true } }
    return [
      .grid(
        GridDirective(
          label: label, columns: columns ?? min(2, parts.count), parts: parts, caption: rest))
    ]
  }

  func rejectArgument() {
    guard !argument.isEmpty else { return }
    context.fail(
      .badArgument(directive: name, argument: argument, expected: "no argument"), at: place)
  }

  private func result(_ expected: String) -> ResultName? {
    if let result = ResultName(argument, at: place) { return result }
    context.fail(
      argument.isEmpty
        ? .missingArgument(directive: name, expected: expected)
        : .badArgument(directive: name, argument: argument, expected: expected), at: place)
    return nil
  }

  func label() -> SourceLabel? {
    guard let value = values["label"] else { return nil }
    guard BlockParser.isLabel(value.text) else {
      bad("label", expected: "letters, digits and hyphens")
      return nil
    }
    return context.declare(value.text, at: place(option: "label"))
  }

  private func experiment() -> [SourceBlock] {
    rejectBody()
    guard !argument.isEmpty else {
      context.fail(
        .missingArgument(directive: name, expected: "an experiment's name"), at: place)
      return []
    }
    let alias = values["id"]?.text ?? argument
    if !BlockParser.isLabel(alias) || alias.contains(".") {
      bad("id", expected: "letters, digits and hyphens")
    }
    if let first = context.experiments.first(where: { $0.alias == alias }) {
      context.fail(
        .duplicate(.experiment, alias, firstLine: first.place.line ?? 1),
        at: values["id"] == nil ? place : place(option: "id"))
    }
    var parameters: [String: JSONValue] = [:]
    if let value = values["parameters"] {
      if let members = YAMLValue.members(value.text) {
        parameters = members
      } else {
        bad("parameters", expected: "a mapping such as {hidden: 400}")
      }
    }
    context.experiments.append(
      ExperimentDirective(
        name: argument, alias: alias, parameters: parameters, profile: values["profile"]?.text,
        place: place))
    return []
  }

  private func figure() -> [SourceBlock] {
    let label = label()
    let caption = caption()
    guard let result = result("the name of a figure, ALIAS.FIGURE") else { return [] }
    return [
      .figure(FigureDirective(result: result, label: label, width: width(), caption: caption))
    ]
  }

  func width() -> FigureWidth? {
    guard let value = values["width"]?.text else { return nil }
    switch value {
    case "column": return .column
    case "full": return .full
    case "wide": return .wide
    default:
      if let points = Double(value), points >= 100, points <= 504 { return .points(points) }
      bad("width", expected: "column, full, wide, or points from 100 to 504")
      return nil
    }
  }

  private func table() -> [SourceBlock] {
    if let own = writtenTable() { return own }
    let label = label()
    let columns = columns()
    let rows = number("rows", 1...10_000)
    let digits = number("digits", 1...17)
    let caption = caption()
    guard let result = result("the name of a table, ALIAS.TABLE") else { return [] }
    return [
      .dataTable(
        TableDirective(
          result: result, label: label, columns: columns, rowLimit: rows, digits: digits ?? 3,
          caption: caption))
    ]
  }

  /// A table written in the body, with the argument as its caption; nil without one.
  private func writtenTable() -> [SourceBlock]? {
    guard argument.isEmpty || argument.contains(" "),
      body.dropFirst(optionCount).contains(where: { $0.trimmed.hasPrefix("|") })
    else { return nil }
    let blocks = caption()
    guard let index = blocks.firstIndex(where: { if case .table = $0 { true } else { false } }),
      case .table(var table) = blocks[index]
    else { return nil }
    let words = BlockParser.parse(argument, lineOffset: line - 1, in: context)
    table.label = label()
    table.caption = words + blocks[..<index] + blocks[(index + 1)...]
    return [.table(table)]
  }

  func number(_ option: String, _ range: ClosedRange<Int>) -> Int? {
    guard let text = values[option]?.text else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    bad(option, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// `NAME [± ERROR] [= HEADER]`, separated by commas.
  private func columns() -> [TableDirective.Column]? {
    guard let value = values["columns"] else { return nil }
    return value.text.split(separator: ",").map { entry in
      let sides = entry.split(separator: "=", maxSplits: 1)
      let names = (sides.first ?? "").split(separator: "±", maxSplits: 1).map(\.trimmed)
      let name = names.first ?? ""
      return TableDirective.Column(
        name: name, error: names.count > 1 ? names[1] : nil,
        header: sides.count > 1 ? sides[1].trimmed : nil,
        place: context.place(line: value.line, column: context.column(of: name, line: value.line)))
    }
  }

  private func math() -> [SourceBlock] {
    let label = label()
    let source = body.dropFirst(optionCount).joined(separator: "\n")
    do {
      return [.math(try Math.parse(source), label: label)]
    } catch {
      if context.isLenient { return [.code(source, language: "latex")] }
      let before = source.prefix(error.offset ?? source.count)
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      context.fail(
        .formula(error),
        at: context.place(
          line: line + optionCount + max(1, lines.count), column: (lines.last?.count ?? 0) + 1))
      return []
    }
  }
}
