import CKernels
import LinearAlgebra

/// The change of the units that take part in a step: R^p Σ g x − w Σ g I.
struct SparseUpdate {
  /// Place of each unit in `changes`, -1 for those at rest.
  private(set) var slots: [Int32] = []
  /// One row of inputs a slot; memory is kept from step to step.
  private var changes: [Float] = []
  /// The largest magnitude of a change, not counting NaN.
  private(set) var largest: Float = 0

  /// Forms the changes of a batch; images are added in batch order.
  mutating func form(
    _ batch: ImageBatch, _ ranks: inout RankedUnits, antiHebbian: Float, radius: Float,
    weights: Matrix<Float>
  ) {
    let execution = Execution.current
    if slots.count != weights.rows { slots = Array(repeating: -1, count: weights.rows) }
    let taking = ranks.withKernel { ranks in
      slots.withUnsafeMutableBufferPointer { slots in
        withUnsafePointer(to: ranks) {
          ck_wta_slots($0, batch.rows.count, weights.rows, slots.baseAddress)
        }
      }
    }
    if changes.count < taking * weights.columns {
      changes = Array(repeating: 0, count: taking * weights.columns)
    }
    largest = ranks.withKernel { ranks in
      batch.withKernel { batch in
        changes.withUnsafeMutableBufferPointer { changes in
          weights.elements.withUnsafeBufferPointer { weights in
            ck_wta_changes(
              execution.path.code, Int32(execution.threads), batch, ranks, -antiHebbian, radius,
              slots.count, slots, taking, weights.baseAddress, changes.baseAddress)
          }
        }
      }
    }
    precondition(largest >= 0, "no memory for an update")
  }

  /// Adds `scale` times the changes to the weights and keeps a screen of them up to date.
  func apply(to weights: inout Matrix<Float>, scale: Float, screen: inout ByteScreen?) {
    let execution = Execution.current
    let (units, inputs) = (weights.rows, weights.columns)
    weights.elements.withUnsafeMutableBufferPointer { buffer in
      let start = buffer.baseAddress
      func move(_ screen: UnsafePointer<ck_wta_screen>?) {
        ck_wta_move(
          execution.path.code, Int32(execution.threads), units, inputs, slots, changes, scale,
          start, screen)
      }
      if screen == nil { return move(nil) }
      screen?.withKernel { kernel in withUnsafePointer(to: kernel) { move($0) } }
    }
  }
}
