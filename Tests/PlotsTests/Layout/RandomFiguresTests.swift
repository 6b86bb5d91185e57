import Base
import FoundationEssentials
import Testing
import Typography

@testable import Plots

/// Set `FACSIMILE_FIGURES=10000` to try that many random figures; 600 is what every run affords.
@Suite struct RandomFiguresTests {
  private static let count =
    ProcessInfo.processInfo.environment["FACSIMILE_FIGURES"].flatMap(Int.init) ?? 600
  private static let parts = 4

  @Test(arguments: 0..<parts)
  func noFigureFailsOrHasTextsThatOverlap(part: Int) throws {
    var drawn = 0
    for seed in stride(from: part, to: Self.count, by: Self.parts) {
      var random = RandomFigures(seed: UInt64(seed))
      let figure = random.figure()
      let scene: Scene
      do { scene = try figure.scene() } catch is FigureError { continue }
      drawn += 1
      let problems = SceneLinter.overlaps(scene)
      #expect(problems.isEmpty, "seed \(seed): \(problems)")
      // Refuses what no backend can draw: numbers that are not finite, and far too large ones.
      #expect(throws: Never.self, "seed \(seed)") {
        _ = try SVGWriter.inline(
          scene, id: "f",
          metadata: FigureMetadata(title: "t", alternative: "a", provenance: "{}"))
      }
      if seed % 10 == 0 {
        _ = try PNGWriter.pixels(scene, scale: 1)
        _ = try PDFWriter.figure(
          scene, metadata: FigureMetadata(title: "t", alternative: "a", provenance: "{}"))
      }
    }
    // The others cannot be laid out, and say so.
    #expect(Double(drawn) > 0.6 * Double(Self.count / Self.parts))
  }
}
