extension RGB {
  /// Relative luminance, 0 black to 1 white.
  /// - Source: WCAG 2.2, "relative luminance".
  public var luminance: Double {
    0.2126 * OKLab.linear(red) + 0.7152 * OKLab.linear(green) + 0.0722 * OKLab.linear(blue)
  }

  /// The grey of the same luminance, as a photocopy has it.
  public var grey: RGB {
    let channel = OKLab.channel(luminance)
    return RGB(red: channel, green: channel, blue: channel)
  }

  /// Contrast ratio between two colours, 1 to 21.
  /// - Source: WCAG 2.2, "contrast ratio".
  public func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }
}
