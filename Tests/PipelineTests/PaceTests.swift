import Testing

@testable import Pipeline

@Suite("Pace")
struct PaceTests {
  private let start = ContinuousClock.now

  @Test("what is left takes as long a step as what is done")
  func steady() {
    let pace = Pace(at: start)
    #expect(pace.remaining(at: Progress(step: 1, of: 10), now: start + .seconds(2)) == 18)
    #expect(pace.remaining(at: Progress(step: 5, of: 10), now: start + .seconds(20)) == 20)
    #expect(pace.remaining(at: Progress(step: 10, of: 10), now: start + .seconds(30)) == 0)
  }

  @Test("a series that goes on from a checkpoint is timed from there")
  func checkpoint() {
    let pace = Pace(at: start)
    #expect(pace.remaining(at: Progress(step: 401, of: 500), now: start + .seconds(1)) == nil)
    #expect(pace.remaining(at: Progress(step: 411, of: 500), now: start + .seconds(21)) == 178)
  }
}
