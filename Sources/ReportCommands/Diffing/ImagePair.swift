import Base
import Comparison
import Plots

/// Two PNG files being compared.
struct ImagePair {
  private let old: FilePath
  private let new: FilePath

  /// Whether both sides name PNG files.
  static func areImages(_ old: String, _ new: String) -> Bool {
    [old, new].allSatisfy { FilePath($0).extension?.lowercased() == "png" }
  }

  init(_ old: String, _ new: String) {
    self.old = FilePath(old)
    self.new = FilePath(new)
  }

  /// Prints how far the images look apart, and leaves a picture of it when they do.
  func run(_ project: ProjectOptions) throws {
    let (difference, picture) = ImageDifference.between(try pixels(old), try pixels(new))
    if project.json {
      Console.out(try JSONValue(encoding: difference).prettyText.trimmingFinalLineFeed)
    } else {
      Console.out(difference.sentence)
    }
    guard !difference.looksSame else { return }
    if let picture {
      let path = FilePath(project.output).appending("diff.png")
      try Files.write(ImageDifference.file(picture), to: path)
      Console.note("→ \(path)")
    }
    throw ExitStatus.differences
  }

  private func pixels(_ path: FilePath) throws -> PixelImage {
    let bytes = try Files.read(path, limit: 1 << 28)
    do {
      return try PNGReader.pixels(bytes)
    } catch {
      throw PlacedError(error, at: SourcePlace(file: path.string))
    }
  }
}
