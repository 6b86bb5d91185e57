import Plots
import Typography

/// A drawing made by hand with everything a backend must draw.
enum DemoScene {
  static let data = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
  static let noise = SeriesColor("noise", light: RGB(0x8C510A), dark: RGB(0xBF812D))
  static let metadata = FigureMetadata(
    title: "Demo <1> & \"more\"", alternative: "A line of slope −1 falls below 0.5 at n = 7.",
    provenance: #"{"experiment":"demo","note":"α & <β>","seed":7}"#)
  /// Where ``scene()`` has a filled square of 20 points in the first series' colour.
  static let square = Rectangle(x: 300, y: 30, width: 20, height: 20)

  static func scene() throws -> Scene {
    Scene(
      width: 397, height: 190,
      nodes: try [axes(), curves(), dots(), images(), labels(), links()])
  }

  private static func line(_ points: [Point], _ stroke: Stroke) -> SceneNode {
    .path(
      ScenePath(
        points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }, stroke: stroke))
  }

  private static func axes() throws -> SceneNode {
    var nodes: [SceneNode] = []
    for step in 0...5 {
      let x = 50 + 40.3 * Double(step)
      nodes.append(line([Point(x, 20), Point(x, 150)], Stroke(.grid, width: 0.5)))
      nodes.append(line([Point(x, 150), Point(x, 153)], Stroke(.axis, width: 0.6)))
      let box = try layoutLabel("$10^{-\(step)}$", style: .tick(size: 7))
      nodes.append(
        .text(SceneText(box, at: Point(x - box.width / 2, 162), paint: .secondaryInk)))
    }
    nodes.append(
      line([Point(50, 20), Point(50, 150), Point(251.5, 150)], Stroke(.axis, width: 0.6)))
    return .group(SceneGroup(nodes, name: "axis"))
  }

  private static func curves() throws -> SceneNode {
    let clip = Rectangle(x: 50, y: 20, width: 201.5, height: 130)
    let shades = [1.0, 0.7, 0.4].enumerated().map { index, shade in
      let points: [Point] = (0..<60).map { step in
        let x = Double(step) / 59
        return Point(50 + 201.5 * x, 30 + 160 * x * x + 15 * Double(index))
      }
      let dash: [Double] = index == 2 ? [4, 2] : []
      let stroke = Stroke(.series(data.shaded(shade)), width: 1.3, dash: dash)
      let tooltip = "data, shade \(shade)"
      return SceneNode.group(
        SceneGroup([line(points, stroke)], name: "s-data", tooltip: tooltip))
    }
    let band = ScenePath(
      [
        .move(Point(50, 140)), .curve(Point(100, 90), Point(150, 130), Point(251.5, 60)),
        .line(Point(251.5, 80)), .curve(Point(150, 150), Point(100, 110), Point(50, 148)), .close,
      ], fill: Fill(.series(noise), opacity: 0.25))
    return .group(SceneGroup([.path(band)] + shades, clip: clip))
  }

  private static func dots() throws -> SceneNode {
    let places: [Point] = (0..<8).map { step in
      Point(60 + 25 * Double(step), 120 - 10 * Double(step % 3))
    }
    let elements: [ScenePath.Element] = places.flatMap { [.move($0), .line($0)] }
    let stroke = Stroke(.series(noise), width: 4, isRound: true)
    let (right, bottom) = (square.x + square.width, square.y + square.height)
    let corners: [Point] = [Point(right, square.y), Point(right, bottom), Point(square.x, bottom)]
    let outline: [ScenePath.Element] = corners.map { .line($0) }
    let filled = ScenePath(
      [.move(Point(square.x, square.y))] + outline + [.close], fill: Fill(.series(data)))
    return .group(
      SceneGroup(
        [.path(ScenePath(elements, stroke: stroke)), .path(filled)], name: "s-noise",
        tooltip: "noise </title><script>alert(1)</script>"))
  }

  private static func images() throws -> SceneNode {
    func ramp(_ color: (UInt8, UInt8) -> [UInt8]) -> PixelImage {
      let pixels: [UInt8] = (0..<48).flatMap { (place: Int) -> [UInt8] in
        color(UInt8(place % 8 * 32), UInt8(place / 8 * 40))
      }
      return PixelImage(width: 8, height: 6, rgb: pixels)
    }
    return .image(
      SceneImage(
        light: ramp { [255 - $0, 255 - $1, 200] }, dark: ramp { [$0, $1, 90] },
        frame: Rectangle(x: 300.2, y: 70.3, width: 80, height: 60)))
  }

  private static func labels() throws -> SceneNode {
    let style = TextStyle.label(size: 8)
    let x = try layoutLabel("Dimension $n$", style: style)
    let y = try layoutLabel(
      #"Eigenvalue $\lambda_n \propto n^{-\alpha}$"#, style: style)
    let fraction = try layoutLabel(
      #"$\frac{\|\Delta x\|_2}{\sqrt{n}} \le \hat{\epsilon}$, fi  two"#, style: style)
    let hostile = try layoutLabel("</text><script>alert('1')</script>&\"", style: style)
    return .group(
      SceneGroup([
        .text(SceneText(x, at: Point(150 - x.width / 2, 178))),
        .text(SceneText(y, at: Point(20, 85 + y.width / 2), quarterTurns: 1)),
        .text(SceneText(fraction, at: Point(290, 155))),
        .text(SceneText(hostile, at: Point(60, 14), paint: .secondaryInk)),
        .text(
          SceneText(
            try textLine("Bold AVATAR", style: style.face(.bold)), at: Point(330, 44),
            paint: .series(data))),
      ]))
  }

  private static func links() throws -> SceneNode {
    let style = TextStyle.label(size: 8)
    let source = try textLine("arXiv (2405.00679)", style: style)
    let jump = try textLine("see the dots", style: style)
    return .group(
      SceneGroup([
        .group(
          SceneGroup(
            [.text(SceneText(source, at: Point(300, 178), paint: .link))],
            link: .address("https://arxiv.org/abs/2405.00679?q=(é)'"))),
        .group(
          SceneGroup(
            [.text(SceneText(jump, at: Point(230, 178), paint: .link))], link: .place("dots"),
            linkFrame: Rectangle(x: 228, y: 168, width: 60, height: 14))),
        .group(
          SceneGroup([], destination: "dots", destinationPoint: Point(60, 100))),
      ]))
  }
}
