/// How colours look to eyes with two kinds of cones.
///
/// - Source: Machado, Oliveira & Fernandes, "A physiologically-based model for simulation of color
///   vision deficiency", IEEE TVCG 15 (2009) 1291, severity 1.
public enum ColorVision: String, Sendable, Hashable, CaseIterable {
  case normal, protanopia, deuteranopia, tritanopia

  /// On linear light, row by row.
  private var matrix: [Double] {
    switch self {
    case .normal: [1, 0, 0, 0, 1, 0, 0, 0, 1]
    case .protanopia:
      [
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
      ]
    case .deuteranopia:
      [
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881,
      ]
    case .tritanopia:
      [
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900,
      ]
    }
  }

  /// What a colour looks like, before it is rounded to a screen's channels.
  public func seen(_ color: RGB) -> OKLab {
    let light = light(color)
    return OKLab(linearRed: light.red, green: light.green, blue: light.blue)
  }

  /// The colour that shows normal eyes what these see, channels rounded.
  public func shown(_ color: RGB) -> RGB {
    let light = light(color)
    return RGB(
      red: OKLab.channel(light.red), green: OKLab.channel(light.green),
      blue: OKLab.channel(light.blue))
  }

  /// Linear light, clipped to what a screen shows.
  private func light(_ color: RGB) -> (red: Double, green: Double, blue: Double) {
    let (red, green, blue) = (
      OKLab.linear(color.red), OKLab.linear(color.green), OKLab.linear(color.blue)
    )
    let m = matrix
    func row(_ start: Int) -> Double {
      min(1, max(0, m[start] * red + m[start + 1] * green + m[start + 2] * blue))
    }
    return (row(0), row(3), row(6))
  }

  /// The smallest distance of two colours over all kinds of eyes, and for whom it is.
  public static func distance(_ one: RGB, _ other: RGB) -> (distance: Double, for: ColorVision) {
    var smallest = (distance: Double.infinity, for: ColorVision.normal)
    for vision in allCases {
      let distance = vision.seen(one).distance(to: vision.seen(other))
      if distance < smallest.distance { smallest = (distance, vision) }
    }
    return smallest
  }
}
