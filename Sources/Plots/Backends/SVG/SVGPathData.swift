/// A path's `d` attribute: hundredths of a point, steps relative to the last rounded point, so that
/// nothing drifts and long curves stay short.
struct SVGPathData {
  private(set) var text = ""
  private var here = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  private var command: Character = " "

  init(_ elements: [ScenePath.Element]) {
    for element in elements {
      switch element {
      case .move(let point):
        here = (0, 0)
        add("M", [point])
        start = here
      case .line(let point): add("l", [point])
      case .curve(let first, let second, let end): add("c", [first, second, end])
      case .close:
        text.append("z")
        command = "z"
        here = start
      }
    }
  }

  private mutating func add(_ letter: Character, _ points: [Point]) {
    // The letter may be left out where it is the last one, but not after a move.
    let isRepeated = letter == command && letter != "M"
    if !isRepeated { text.append(letter) }
    command = letter
    var needsSpace = isRepeated
    var end = here
    for point in points {
      end = (HundredthsText.hundredths(point.x), HundredthsText.hundredths(point.y))
      for number in [end.x - here.x, end.y - here.y] {
        if needsSpace, number >= 0 { text.append(" ") }
        text += HundredthsText.text(hundredths: number)
        needsSpace = true
      }
    }
    here = end
  }
}
