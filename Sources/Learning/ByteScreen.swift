import CKernels
import LinearAlgebra

/// Effective weights in bytes, by which most units are ruled out before their currents are computed.
///
/// Rigorous bounds decide, so what is found has the bits of the whole product; wta_screen_x86.c says
/// how. Holds 2 bytes a weight.
struct ByteScreen: Sendable {
  private let units: Int
  private let inputs: Int
  private let power: Int32
  private let directions: Int
  private let defect: Float
  /// Basis of the directions, then scale, three norms and products along each direction per unit.
  private var numbers: [Float]
  /// High bytes of all units, then low bytes.
  private var bytes: [Int8]
  private var scratch: [UInt8] = []

  /// Whether this CPU can screen a layer of this kind in the current execution.
  static func isAvailable(for layer: WTALayer, rank: Int) -> Bool {
    ck_wta_screen_available(Execution.current.path.code) == 1 && (layer.p == 2 || layer.p == 3)
      && rank <= CK_WTA_MOST_RANK
      && layer.inputs <= CK_WTA_MOST_INPUTS
  }

  /// A screen of a layer for images like those of a batch.
  init(_ layer: WTALayer, images: Matrix<Float>) {
    units = layer.units
    inputs = layer.inputs
    power = Int32(layer.p)
    let fours = min(max(1, layer.inputs / 384), CK_WTA_DIRECTIONS / 4)
    let basis = LeadingDirections(of: images, count: 4 * fours)
    directions = basis.count
    defect = Float(basis.defect)
    numbers = basis.elements + [Float](repeating: 0, count: (4 + basis.count) * layer.units)
    let low = layer.units * ck_wta_width(layer.inputs)
    bytes = Array(repeating: 0, count: ck_wta_high_size(layer.units, layer.inputs) + low)
    let threads = Int32(Execution.current.threads)
    withKernel { screen in
      withUnsafePointer(to: screen) { ck_wta_quantize(threads, $0, layer.weights.elements) }
    }
  }

  /// Finds the units of rank 1 and `rank`, or nil when bounds do not apply or rule out too few.
  mutating func ranks(
    of batch: ImageBatch, layer: WTALayer, rank: Int, counts: inout ScreenCounts
  ) -> RankedUnits? {
    var ranks = RankedUnits(images: batch.rows.count)
    var left = ck_wta_counts()
    let threads = Int32(Execution.current.threads)
    let size = withKernel { screen in withUnsafePointer(to: screen) { ck_wta_scratch($0, threads) }
    }
    if scratch.count < size { scratch = Array(repeating: 0, count: size) }
    // Taken out for the call: the screen itself is lent at the same time.
    var memory: [UInt8] = []
    swap(&memory, &scratch)
    let status = withKernel { screen in
      ranks.withKernel { ranks in
        batch.withKernel { batch in
          withUnsafePointer(to: screen) { screen in
            ck_wta_screen_rank(
              threads, screen, layer.weights.elements, batch, rank, &memory, ranks, &left)
          }
        }
      }
    }
    swap(&memory, &scratch)
    if status != 0 { return nil }
    counts.images += batch.rows.count
    counts.candidates += Int(left.candidates)
    counts.exact += Int(left.exact)
    return ranks
  }

  /// Lends the screen to a kernel.
  mutating func withKernel<Result>(_ body: (ck_wta_screen) -> Result) -> Result {
    let (units, inputs, directions, power) = (units, inputs, directions, power)
    let (defect, high) = (defect, ck_wta_high_size(units, inputs))
    return numbers.withUnsafeMutableBufferPointer { numbers in
      bytes.withUnsafeMutableBufferPointer { bytes in
        let perUnit = numbers.baseAddress.map { $0 + directions * inputs }
        let part = { (index: Int) in perUnit.map { $0 + index * units } }
        return body(
          ck_wta_screen(
            units: units, inputs: inputs, directions: directions, power: power,
            basis: UnsafePointer(numbers.baseAddress), defect: defect, high: bytes.baseAddress,
            low: bytes.baseAddress.map { $0 + high }, scale: part(0), norm: part(1),
            coarse: part(2), fine: part(3), along: part(4)))
      }
    }
  }
}
