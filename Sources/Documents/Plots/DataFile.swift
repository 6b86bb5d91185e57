import Base
import Results

/// A data file beside a notebook, read as a table.
struct DataFile: Sendable, Hashable {
  /// As the notebook names it.
  var name: String
  var digest: Digest
  var table: Table

  /// Larger files belong to an experiment.
  static let limit = 1 << 25

  /// Whether a name is that of a file rather than of a result.
  static func isFile(_ name: String) -> Bool {
    ["csv", "tsv", "npy"].contains(FilePath(name).extension ?? "")
  }

  /// Reads a file in the folder of a notebook or below it.
  /// - Throws: ``NotebookError`` at the place
  init(
    _ name: String, beside notebook: String, at place: SourcePlace
  ) throws(NotebookError) {
    let folder = FilePath(notebook).removingLastComponent()
    let path: FilePath
    do {
      path = try ConfinedFile.path(name, below: folder)
    } catch {
      throw NotebookError(error, at: place)
    }
    guard Files.exists(path), !Files.isFolder(path) else {
      let inner = FilePath(name).removingLastComponent()
      let names = (try? Files.names(in: folder.pushing(inner).orHere)) ?? []
      let known = names.filter(Self.isFile).map { inner.appending($0).string }
      throw NotebookError(
        .setting(.unknown(kind: "data file", name: name, known: known)), at: place)
    }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path, limit: Self.limit)
    } catch {
      throw NotebookError(.unreadable(name, reason: "\(error.reason)"), at: place)
    }
    self.name = name
    digest = Digest(of: bytes)
    let words = name.split(separator: "/").joined(separator: "-")
    let stem = words.split(separator: ".").dropLast().joined(separator: "-")
    do {
      table =
        path.extension == "npy"
        ? try NPYData.table(bytes, name: stem, title: name)
        : try DelimitedData.table(
          String(decoding: bytes, as: UTF8.self), isTabbed: path.extension == "tsv", name: stem,
          title: name)
    } catch {
      throw NotebookError(.setting(.unfit("“\(name)”: \(error.reason)", advice: nil)), at: place)
    }
  }
}

extension FilePath {
  fileprivate var orHere: FilePath { isEmpty ? "." : self }
}

/// What is wrong with the inside of a data file, one sentence.
struct DataFileFault: Error {
  let reason: String
}

/// CSV and TSV with a header of names, with units in square brackets.
enum DelimitedData {
  /// A table whose columns are numbers where every cell is one; empty cells of such are NaN.
  static func table(
    _ text: String, isTabbed: Bool, name: String, title: String
  ) throws(DataFileFault) -> Table {
    let records: [[String]]
    if isTabbed {
      records = text.replacing("\r\n", with: "\n").split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    } else {
      do {
        records = try CSV.records(text)
      } catch {
        throw DataFileFault(reason: error.explanation.what)
      }
    }
    guard let header = records.first, records.count > 1 else {
      throw DataFileFault(reason: "it needs a line of names and at least one row")
    }
    let rows = records.dropFirst().filter { $0 != [""] }
    for (index, row) in records.enumerated() where row.count != header.count && row != [""] {
      throw DataFileFault(
        reason: "line \(index + 1) has \(row.count) cells instead of \(header.count)")
    }
    var columns: [Column] = []
    for (index, head) in header.enumerated() {
      let (name, unit) = split(head, index)
      guard !columns.contains(where: { $0.name == name }) else {
        throw DataFileFault(reason: "two columns are called “\(name)”")
      }
      columns.append(Column(name, unit: unit, values(rows.map { $0[index].trimmed })))
    }
    return Table(name, title: title, columns: columns)
  }

  /// `name [unit]` in its parts.
  private static func split(_ head: String, _ index: Int) -> (name: String, unit: String?) {
    var text = head.trimmed
    if index == 0, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else {
      return (text.isEmpty ? "column \(index + 1)" : text, nil)
    }
    let unit = text[text.index(after: open)...].dropLast().trimmed
    return (text[..<open].trimmed, unit.isEmpty ? nil : unit)
  }

  private static func values(_ cells: [String]) -> ColumnValues {
    let whole = cells.compactMap { Int($0) }
    if whole.count == cells.count { return .integers(whole) }
    var numbers: [Double] = []
    for cell in cells {
      guard let number = cell.isEmpty ? .nan : Double(cell) else { return .texts(cells) }
      numbers.append(number)
    }
    return numbers.allSatisfy(\.isNaN) ? .texts(cells) : .doubles(numbers)
  }
}
