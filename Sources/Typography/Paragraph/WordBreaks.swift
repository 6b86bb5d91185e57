/// The places inside a word where a line may end.
struct WordBreaks {
  struct Place: Hashable {
    /// UTF-8 bytes of the word before the break.
    var offset: Int
    var cost: Double
    /// A hyphen that the text does not have appears at the break.
    var showsHyphen: Bool
    /// Two in a row look bad.
    var isHyphen: Bool
  }

  /// The word without its invisible marks.
  private(set) var text = ""
  /// In ascending order of offset.
  private(set) var places: [Place] = []

  /// Honours soft hyphens and marks of the text first; a word with neither goes to the hyphenator.
  init(_ word: String, hyphenator: Hyphenator?) {
    let characters = Array(word)
    for (index, character) in characters.enumerated() {
      let offset = text.utf8.count
      switch character {
      case "\u{AD}":
        add(
          Place(
            offset: offset, cost: ParagraphContent.hyphenCost, showsHyphen: true, isHyphen: true))
      case "\u{200B}": add(Place(offset: offset, cost: 0, showsHyphen: false, isHyphen: false))
      default:
        text.append(character)
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let previous = index > 0 ? characters[index - 1] : " "
        guard previous.isLetter || previous.isNumber || Self.closes(previous),
          next.isLetter || next.isNumber
        else { continue }
        if let place = Self.place(after: character, offset: text.utf8.count) { add(place) }
      }
    }
    if places.isEmpty, let hyphenator {
      places = hyphenator.offsets(in: text).map {
        Place(offset: $0, cost: ParagraphContent.hyphenCost, showsHyphen: true, isHyphen: true)
      }
    }
  }

  private mutating func add(_ place: Place) {
    guard place.offset > 0 else { return }
    places.append(place)
  }

  private static func closes(_ character: Character) -> Bool { ")]”’\"".contains(character) }

  private static func place(after character: Character, offset: Int) -> Place? {
    switch character {
    case "-", "‐", "–", "—":
      Place(
        offset: offset, cost: ParagraphContent.dashCost, showsHyphen: false,
        isHyphen: character == "-" || character == "‐")
    case "/", "_", "\\", "=", "&", "?":
      Place(offset: offset, cost: ParagraphContent.slashCost, showsHyphen: false, isHyphen: false)
    default: nil
    }
  }

  /// Lets a word longer than the line break anywhere, at a high cost.
  mutating func addEmergencies() {
    let known = Set(places.map(\.offset))
    var offset = 0
    for character in text.dropLast() {
      offset += character.utf8.count
      guard !known.contains(offset) else { continue }
      places.append(
        Place(
          offset: offset, cost: ParagraphContent.emergencyCost, showsHyphen: false,
          isHyphen: false))
    }
    places.sort { $0.offset < $1.offset }
  }
}
