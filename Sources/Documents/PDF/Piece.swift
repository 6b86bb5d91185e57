import Plots

/// An unbreakable piece of the text column, drawn from its own top left corner.
struct Piece {
  var height: Double
  /// Space above; the larger of two neighbours' counts. None at the top of a page.
  var before = 0.0
  /// Space below.
  var after = 0.0
  /// Must not be the last on a page.
  var keepsWithNext = false
  var nodes: [SceneNode]
  /// The groups that the piece is in, outermost first.
  var path: [Int] = []
  /// Drawn again above this piece when it begins a page.
  var repeatedHead: [Piece] = []
  /// May move to the top of a later page while the text goes on; nil for text.
  var float: FloatKind?
  /// The section that begins here.
  var section: String?
  /// The page number that belongs into this piece once all pages are filled.
  var mention: PageMention?
  /// Shares its rule with a claim before it.
  var isClaim = false
}

/// What floats; those of a kind keep their order.
enum FloatKind: Hashable {
  case figure, table
}

/// What pieces of a group have in common.
struct PieceGroup {
  /// Drawn behind or beside the pieces of a group on one page.
  enum Decoration {
    case none
    case wash
    case leftRule(Paint)
  }

  var tag: SceneGroup.Tag?
  var decoration = Decoration.none
}
