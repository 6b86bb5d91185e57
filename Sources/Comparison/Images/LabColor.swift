#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A colour in CIELAB under the illuminant D65.
struct LabColor: Hashable {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// A colour of sRGB, 0...255 a channel.
  /// - Source: IEC 61966-2-1; CIE 15:2004.
  init(red: UInt8, green: UInt8, blue: UInt8) {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    func root(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let (r, g, b) = (linear(red), linear(green), linear(blue))
    let x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
    let y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
    let z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
    self.init(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// How different two colours look: about 1 is just noticeable side by side.
  /// - Source: Sharma, Wu & Dalal, *Color Research and Application* 30 (2005) 21.
  func difference(to other: Self) -> Double {
    let chroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let stretch = 1 + 0.5 * (1 - (Self.seventh(chroma)).squareRoot())
    let (a1, a2) = (stretch * a, stretch * other.a)
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    let (h1, h2) = (Self.hue(a1, b), Self.hue(a2, other.b))
    let isGray = c1 * c2 == 0

    var turn = isGray ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let dL = other.lightness - lightness
    let dC = c2 - c1
    let dH = 2 * (c1 * c2).squareRoot() * Self.sine(turn / 2)

    let meanL = (lightness + other.lightness) / 2
    let meanC = (c1 + c2) / 2
    var meanH = h1 + h2
    if !isGray {
      if (h1 - h2).magnitude > 180 { meanH += h1 + h2 < 360 ? 360 : -360 }
      meanH /= 2
    }
    let weight =
      1 - 0.17 * Self.cosine(meanH - 30) + 0.24 * Self.cosine(2 * meanH)
      + 0.32 * Self.cosine(3 * meanH + 6) - 0.20 * Self.cosine(4 * meanH - 63)
    let offset = (meanL - 50) * (meanL - 50)
    let sL = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let sC = 1 + 0.045 * meanC
    let sH = 1 + 0.015 * meanC * weight
    let bump = (meanH - 275) / 25
    let rotation = -2 * Self.seventh(meanC).squareRoot() * Self.sine(60 * exp(-bump * bump))
    let (l, c, h) = (dL / sL, dC / sC, dH / sH)
    return (l * l + c * c + h * h + rotation * c * h).squareRoot()
  }

  /// c⁷ / (c⁷ + 25⁷).
  private static func seventh(_ chroma: Double) -> Double {
    let power = pow(chroma, 7)
    return power / (power + 6_103_515_625)
  }

  /// In degrees from 0 to 360; 0 for gray.
  private static func hue(_ a: Double, _ b: Double) -> Double {
    guard a != 0 || b != 0 else { return 0 }
    let angle = atan2(b, a) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
