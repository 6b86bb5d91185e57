public import Plots
public import Results
public import Typography

/// A block of a report, with all names looked up and all numbers given.
public indirect enum Block: Sendable, Hashable {
  case heading(Heading)
  case paragraph([Inline])
  case math(EquationBlock)
  case code(String, language: String)
  case quote([Block])
  case list(ListBlock)
  case definitions([Definition])
  case table(TableBlock)
  case figure(FigureBlock)
  case figureGroup(FigureGroup)
  case claim(ClaimBlock)
  case note(NoteKind, [Block])
  /// A table of contents.
  case contents([Heading])
  case provenance([NodeProvenance])
  case bibliography([BibliographyEntry])
  case rule
  case image(ImageBlock)
  /// What a program printed.
  case output(String, isError: Bool)
}

/// The head of a section.
public struct Heading: Sendable, Hashable {
  /// 1 is a section, 2 a part of one, and so on.
  public var level: Int
  /// For instance `2.1`.
  public var number: String
  /// The words.
  public var content: [Inline]
  /// Where links lead; unique in the document.
  public var id: String
}

/// A formula with lines of its own.
public struct EquationBlock: Sendable, Hashable {
  /// The formula.
  public var math: MathNode
  /// Given to labelled formulas.
  public var number: Int?
  /// Where links lead; nil without a label.
  public var id: String?
}

/// Items with bullets or numbers.
public struct ListBlock: Sendable, Hashable {
  /// The first number; nil for bullets.
  public var start: Int?
  /// Whether items follow without space between.
  public var isTight: Bool
  /// Each item's blocks.
  public var items: [[Block]]
  /// For each item whether it is a task, and done; empty where no item is a task.
  public var tasks: [Bool?] = []
}

/// A term with what it means.
public struct Definition: Sendable, Hashable {
  /// The term.
  public var term: [Inline]
  /// One or more meanings.
  public var meanings: [[Inline]]
}

/// A note at the foot of the page.
public struct Footnote: Sendable, Hashable {
  /// From 1 in the order of the text.
  public var number: Int
  /// What it says.
  public var blocks: [Block]

  /// Where links lead.
  public var id: String { "fn-\(number)" }
}

/// Figures under one number, told apart by letters.
public struct FigureGroup: Sendable, Hashable {
  /// From 1, counted together with single figures.
  public var number: Int
  /// Where links lead.
  public var id: String
  /// How many stand side by side.
  public var columns: Int
  /// From left to right, row by row.
  public var parts: [FigureBlock]
  /// Below all of them.
  public var caption: [Block]
}

/// A table as printed.
public struct TableBlock: Sendable, Hashable {
  /// One column's head and stance.
  public struct Column: Sendable, Hashable {
    /// The head.
    public var header: [Inline]
    /// How cells stand.
    public var alignment: ColumnAlignment
  }

  /// Nil for tables written in the notebook.
  public var number: Int?
  /// Where links lead.
  public var id: String?
  /// Empty for tables written in the notebook.
  public var caption: [Block]
  /// Heads.
  public var columns: [Column]
  /// Cells, row by row, as many as columns.
  public var rows: [[[Inline]]]
  /// How many rows of the data are not printed.
  public var omittedRows: Int
  /// The data behind a table of an experiment.
  public var data: Table?
  /// Who made the data.
  public var origin: NodeProvenance?
  /// What the notebook calls the experiment.
  public var alias: String = ""
}

/// A figure with its number and caption.
public struct FigureBlock: Sendable, Hashable {
  /// From 1 in the order of the text.
  public var number: Int
  /// Tells the figures of a group apart: a, b, …
  public var letter: String?
  /// Where links lead.
  public var id: String
  /// The drawing.
  public var figure: Figure
  /// Below the drawing.
  public var caption: [Block]
  /// What the notebook calls the experiment.
  public var alias: String
  /// Who made the data.
  public var origin: NodeProvenance
  /// The tables that the figure is drawn from.
  public var tables: [Table]

  /// The number with its letter, for instance `2b`.
  public var mark: String { "\(number)\(letter ?? "")" }

  /// The files' name without extension: `ALIAS.FIGURE`.
  public var stem: String { "\(alias).\(figure.name)" }
}

/// A checked sentence.
public struct ClaimBlock: Sendable, Hashable {
  /// From 1 in the order of the text.
  public var number: Int
  /// Where links lead.
  public var id: String
  /// The sentence with its verdict.
  public var claim: Claim
  /// The sentence, read as text with math.
  public var sentence: [Inline]
  /// Who made the data.
  public var origin: NodeProvenance
}

/// A source in the bibliography.
public struct BibliographyEntry: Sendable, Hashable {
  /// Where citations lead.
  public var id: String
  /// The whole entry as printed.
  public var content: [Inline]
}
