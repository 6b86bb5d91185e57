extension TextBox {
  /// The same text so many times as large.
  public func scaled(by factor: Double) -> TextBox {
    TextBox(
      items: items.map { item in
        switch item {
        case .run(let run, let x, let y):
          .run(run.scaled(by: factor), x: x * factor, y: y * factor)
        case .rule(let x, let y, let width, let height):
          .rule(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
        }
      }, width: width * factor, ascent: ascent * factor, descent: descent * factor)
  }
}

extension GlyphRun {
  fileprivate func scaled(by factor: Double) -> GlyphRun {
    var run = self
    run.size *= factor
    run.width *= factor
    run.inkAscent *= factor
    run.inkDescent *= factor
    for index in run.glyphs.indices {
      run.glyphs[index].x *= factor
      run.glyphs[index].y *= factor
    }
    return run
  }
}
