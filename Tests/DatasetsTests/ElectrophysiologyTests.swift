import Base
import TestSupport
import Testing

@testable import Datasets

@Suite("Spectra of electrodes")
struct ElectrophysiologyTests {
  @Test("every population and bin has its spectrum and its stated exponent")
  func layout() throws {
    let read = try ElectrophysiologySpectra(Oracle.path("small-ephys.mat"))
    #expect(read.spectra.map(\.neurons) == [6, 6, 12, 12, 18, 18])
    #expect(read.spectra.map(\.binWidth) == [50, 500, 50, 500, 50, 500])
    for (index, spectrum) in read.spectra.enumerated() {
      let (i, j) = (index / 2 + 1, index % 2 + 1)
      #expect(spectrum.statedExponent == Double(i) + Double(j) / 10)
      #expect(spectrum.shares == (1...20).map { 1 / Double($0 + 10 * i + j) })
    }
  }

  @Test(
    "a file without them says what it lacks",
    arguments: [
      ("small-v5.mat", "cannot use nneurEphys of"), ("small-v73.mat", "no such value: nneurEphys"),
    ])
  func absent(file: String, detail: String) throws {
    let error = #expect(throws: DatasetError.self) {
      try ElectrophysiologySpectra(Oracle.path(file))
    }
    #expect(error?.description.contains(detail) == true, "\(error?.description ?? "")")
  }

  @Test("a file that is cut off or altered at random is read whole or refused")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("damaged.mat")
    let bytes = try Files.read(Oracle.path("small-ephys.mat"))
    var refused = 0
    for round in 0..<40 {
      var copy = bytes
      if round % 2 == 0 {
        copy = Array(copy.prefix(bytes.count * round / 40))
      } else {
        copy[128 + round * 13 % (bytes.count - 128)] ^= 1 << UInt8(round % 8)
      }
      try Files.write(copy, to: path)
      do {
        _ = try ElectrophysiologySpectra(path)
      } catch {
        #expect(error is DatasetError)
        refused += 1
      }
    }
    #expect(refused > 20)
  }
}
