/// Colours for values about zero: blue below, paper at zero, red above, mixed in OKLab.
struct DivergingRamp: Sendable {
  /// 255 colours from −1 to 1, so that an image of them has a palette; the middle one is the paper.
  let colors: [RGB]

  /// A ramp on a palette's paper.
  init(on palette: Palette) {
    let paper = OKLab(palette.paper)
    let isLight = palette.scheme == .light
    let below = OKLab(isLight ? RGB(0x1F5FA8) : RGB(0x6FB1FF))
    let above = OKLab(isLight ? RGB(0xB3261E) : RGB(0xFF8A73))
    colors = (-127...127).map { step in
      step == 0
        ? palette.paper
        : paper.mixed(with: step < 0 ? below : above, share: Double(abs(step)) / 127).rgb
    }
  }

  /// The colour of a value between −1 and 1; beyond is clamped, NaN is the paper.
  func color(_ value: Double) -> RGB {
    guard value.isFinite else { return colors[127] }
    return colors[127 + Int((127 * min(1, max(-1, value))).rounded())]
  }
}
