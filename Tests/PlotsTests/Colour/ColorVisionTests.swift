import Testing

@testable import Plots

@Suite struct ColorVisionTests {
  private func color(_ hex: String) throws -> RGB { RGB(try #require(UInt32(hex, radix: 16))) }

  @Test func distancesAreThoseOfTheReference() throws {
    let rows = try oracleRows("colours.csv").filter { $0[0] == "distance" }
    #expect(rows.count == 36)
    for row in rows {
      let (distance, vision) = ColorVision.distance(try color(row[1]), try color(row[2]))
      #expect(abs(distance - (Double(row[4]) ?? .nan)) < 1e-9)
      if distance > 0.01 { #expect(vision.rawValue == row[3]) }
    }
  }

  @Test func tablesAreThoseOfThePublishedOnes() throws {
    for row in try oracleRows("colours.csv") where row[0] == "table" {
      let table = row[1] == "viridis" ? ColorTables.viridis : ColorTables.magma
      #expect(table.count == 256)
      #expect(table[try #require(Int(row[2]))] == (try color(row[3])))
    }
  }

  @Test func inkIsLegibleOnAllAreasOnBothPapers() {
    #expect(QualitativeColors.areas.count == 10)
    for palette in [Palette.light, .dark] {
      for area in QualitativeColors.areas {
        let contrast = palette.color(of: area).contrast(with: palette.ink)
        #expect(contrast >= 4.5, "\(area.name) on \(palette.scheme): \(contrast)")
      }
    }
  }

  @Test func domainsTakePercentilesAndSayWhatLiesBeyond() {
    let values = (0...100).map(Float.init) + [.nan, .infinity]
    let domain = ColorDomain(ColorScale(.magma, percentiles: 0.01...0.99), of: values)
    #expect(domain.lower == 1 && domain.upper == 99)
    #expect(domain.extendsBelow && domain.extendsAbove)
    let whole = ColorDomain(ColorScale(.viridis), of: values)
    #expect(whole.lower == 0 && whole.upper == 100 && !whole.extendsBelow && !whole.extendsAbove)
  }

  @Test func divergingDomainsAreSymmetricAboutPaper() {
    let domain = ColorDomain(ColorScale(.diverging), of: [-1, 4])
    #expect(domain.lower == -4 && domain.upper == 4)
    for palette in [Palette.light, .dark] {
      #expect(ColorTable(domain, on: palette).color(of: 0) == palette.paper)
      #expect(ColorTable(domain, on: palette).color(of: .nan) == palette.paper)
    }
  }

  @Test func logarithmicDomainsPlaceDecadesEvenly() {
    let domain = ColorDomain(ColorScale(.viridis, isLog: true), of: [0.01, 1, 100, 0, -3])
    let table = ColorTable(domain, on: .light)
    #expect(table.color(of: 1) == table.color(at: 0.5))
    #expect(table.color(of: 0) == table.color(at: 0))
  }
}
