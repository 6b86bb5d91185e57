import CKernels
import LinearAlgebra

/// The units that take part in a batch, one entry an image.
struct RankedUnits: Equatable {
  /// The unit with the largest current; of equals the first.
  var winners: [Int32]
  /// The unit at the rank that unlearns.
  var unlearners: [Int32]
  /// Currents of the winners.
  var winnerCurrents: [Float]
  /// Currents of the units that unlearn.
  var unlearnerCurrents: [Float]

  /// Room for a number of images.
  init(images: Int) {
    winners = Array(repeating: 0, count: images)
    unlearners = winners
    winnerCurrents = Array(repeating: 0, count: images)
    unlearnerCurrents = winnerCurrents
  }

  /// Ranks every row of currents, shape `[images, units]`.
  ///
  /// Equal currents rank by the lower index. Cost O(*n*) for *n* units and small ranks.
  init(_ currents: Matrix<Float>, rank: Int) {
    self.init(images: currents.rows)
    let threads = Int32(Execution.current.threads)
    let status = withKernel { ranks in
      currents.elements.withUnsafeBufferPointer {
        ck_wta_rank(threads, $0.baseAddress, currents.rows, currents.columns, rank, ranks)
      }
    }
    precondition(status == 0, "no memory for ranks")
  }

  /// Lends the entries to a kernel.
  mutating func withKernel<Result>(_ body: (ck_wta_ranks) -> Result) -> Result {
    winners.withUnsafeMutableBufferPointer { winners in
      unlearners.withUnsafeMutableBufferPointer { unlearners in
        winnerCurrents.withUnsafeMutableBufferPointer { winnerCurrents in
          unlearnerCurrents.withUnsafeMutableBufferPointer { unlearnerCurrents in
            body(
              ck_wta_ranks(
                winner: winners.baseAddress, unlearner: unlearners.baseAddress,
                winner_current: winnerCurrents.baseAddress,
                unlearner_current: unlearnerCurrents.baseAddress))
          }
        }
      }
    }
  }
}
