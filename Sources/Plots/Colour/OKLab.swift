import LinearAlgebra

/// A colour in Ottosson's perceptual space, for mixing and for distances.
///
/// Made of IEEE operations and our own powers, so the same colours come out on every machine.
/// - Source: B. Ottosson, "A perceptual color space for image processing", 2020.
public struct OKLab: Sendable, Hashable {
  /// 0 black, 1 white.
  public var lightness: Double
  /// Green to red.
  public var a: Double
  /// Blue to yellow.
  public var b: Double

  /// A colour from its coordinates.
  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// An sRGB colour in this space.
  public init(_ color: RGB) {
    self.init(
      linearRed: Self.linear(color.red), green: Self.linear(color.green),
      blue: Self.linear(color.blue))
  }

  /// A colour from linear light.
  init(linearRed red: Double, green: Double, blue: Double) {
    let l = Self.cubeRoot(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let m = Self.cubeRoot(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let s = Self.cubeRoot(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// The nearest sRGB colour, channels outside the gamut clipped.
  public var rgb: RGB {
    let l = lightness + 0.3963377774 * a + 0.2158037573 * b
    let m = lightness - 0.1055613458 * a - 0.0638541728 * b
    let s = lightness - 0.0894841775 * a - 1.2914855480 * b
    let (l3, m3, s3) = (l * l * l, m * m * m, s * s * s)
    return RGB(
      red: Self.channel(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3),
      green: Self.channel(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3),
      blue: Self.channel(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3))
  }

  /// The colour a share of the way to another: 0 is this one, 1 the other.
  public func mixed(with other: OKLab, share: Double) -> OKLab {
    OKLab(
      lightness: lightness + share * (other.lightness - lightness),
      a: a + share * (other.a - a), b: b + share * (other.b - b))
  }

  /// Euclidean distance; about 0.02 is just noticeable.
  public func distance(to other: OKLab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return (dl * dl + da * da + db * db).squareRoot()
  }

  /// An sRGB channel as linear light.
  static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045
      ? value / 12.92 : ElementaryFunctions.pow((value + 0.055) / 1.055, 2.4)
  }

  /// Linear light as an sRGB channel, rounded and clipped.
  static func channel(_ linear: Double) -> UInt8 {
    let value =
      linear <= 0.0031308
      ? 12.92 * linear : 1.055 * ElementaryFunctions.pow(linear, 1 / 2.4) - 0.055
    return UInt8(min(255, max(0, (255 * value).rounded())))
  }

  private static func cubeRoot(_ value: Double) -> Double {
    value > 0 ? ElementaryFunctions.pow(value, 1.0 / 3) : 0
  }
}
