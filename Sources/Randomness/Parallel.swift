import CKernels
import LinearAlgebra

/// Runs a body for every index below a count on the threads of the current execution.
///
/// Which thread runs an index, and when, is open: the body must write nothing that another index
/// reads or writes.
func inParallel(_ count: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    var work = ParallelWork(body: body)
    withUnsafeMutablePointer(to: &work) { work in
      ck_parallel(
        count, Int32(Execution.current.threads),
        { context, index in
          context?.assumingMemoryBound(to: ParallelWork.self).pointee.body(index)
        }, work)
    }
  }
}

/// The body as the C pool carries it.
private struct ParallelWork {
  let body: (Int) -> Void
}
