import Base
import Plots

extension DirectiveParser {
  /// A plot: YAML up to a line `---`, then the caption; the YAML is shown too where `:code:` asks.
  func plot() -> [SourceBlock] {
    rejectArgument()
    let label = label()
    let width = width()
    let lines = body.dropFirst(optionCount)
    let end = lines.firstIndex { $0.trimmed == "---" } ?? lines.endIndex
    let caption =
      end < lines.endIndex
      ? BlockParser.parse(
        lines[(end + 1)...].joined(separator: "\n"), lineOffset: line + end + 1, in: context) : []
    let yaml = lines[..<end]
    let reader = SettingReader()
    defer {
      for error in reader.errors { context.fail(.setting(error.problem), at: error.place) }
    }
    let setting: Setting
    do {
      setting = try Setting(parsing: yaml.joined(separator: "\n")) { row, column in
        let index = yaml.startIndex + row - 1
        let shift = yaml.indices.contains(index) ? indentation(of: yaml[index], index) : 0
        return context.place(line: line + index + 1, column: column + shift)
      }
    } catch {
      reader.fail(error.problem, at: error.place)
      return []
    }
    var parser = PlotParser(reader: reader, place: place)
    guard let data = parser.parse(setting) else { return [] }
    var settings = parser.settings
    settings.width = width
    guard let source = source(data, reader) else { return [] }
    var plot = PlotDirective(source: source, settings: settings, label: label, caption: caption)
    if case .file(let file) = source, reader.errors.isEmpty {
      plot.figure = PlotBuilder(settings: settings, table: file.table, reader: reader)
        .figure(named: label?.name ?? "plot-\(line)")
    }
    let code = yaml.joined(separator: "\n").trimmed
    return (showsCode() ? [.code(code, language: "yaml")] : []) + [.plot(plot)]
  }

  private func showsCode() -> Bool {
    guard let value = values["code"] else { return false }
    if !["yes", "no", "true", "false"].contains(value.text) { bad("code", expected: "yes or no") }
    return ["yes", "true"].contains(value.text)
  }

  private func source(_ data: PlacedName, _ reader: SettingReader) -> PlotDirective.Source? {
    if DataFile.isFile(data.text) {
      do {
        return .file(try DataFile(data.text, beside: context.file, at: data.place))
      } catch {
        context.fail(error.problem, at: error.place)
        return nil
      }
    }
    if let name = ResultName(data.text, at: data.place) { return .result(name) }
    reader.fail(
      .wrongValue(
        key: "data", value: data.text, expected: "ALIAS.TABLE, or a .csv, .tsv or .npy file"),
      at: data.place)
    return nil
  }

  /// By how much a line of the block stands further right in the file.
  private func indentation(of text: Substring, _ index: Int) -> Int {
    let number = line + index
    guard context.lines.indices.contains(number) else { return 0 }
    return max(0, context.lines[number].count - text.count)
  }
}
