import Plots
import Typography

/// Stands in until figures are laid out.
func layoutFigure(_ figure: Figure) throws -> Scene {
  let w = figure.width.points
  let h = w * 0.62
  return Scene(
    width: w, height: h,
    nodes: [
      .path(
        ScenePath(
          [
            .move(Point(40, 10)), .line(Point(40, h - 30)), .line(Point(w - 10, h - 30)),
          ], stroke: Stroke(.axis, width: 0.6))),
      .path(
        ScenePath(
          [
            .move(Point(44, 20)), .curve(Point(100, h - 80), Point(w / 2, h - 60), Point(w - 14, h - 40)),
          ], stroke: Stroke(.series(SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))), width: 1.3))),
      .text(SceneText(try layoutLabel("Dimension $n$", style: .label(size: 8)), at: Point(w / 2, h - 8))),
    ])
}
