import CKernels

/// Runs a body for every index below a count on the threads of the current execution.
///
/// Which thread runs an index, and when, is open: the body must write nothing that another index
/// reads or writes.
package func onAllThreads(_ count: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    var work = SharedBody(run: body)
    withUnsafeMutablePointer(to: &work) { work in
      ck_parallel(
        count, Int32(Execution.current.threads),
        { context, index in
          context?.assumingMemoryBound(to: SharedBody.self).pointee.run(index)
        }, work)
    }
  }
}

/// The body as the C pool carries it.
private struct SharedBody {
  let run: (Int) -> Void
}
