import Base
import LinearAlgebra
import Results
import Testing

@testable import Pipeline

@Suite("Verifier")
struct VerifierTests {
  private let replays = Verifier.replays(limitedTo: .scalar)
  private let sound = RunRequest(experiment: FirstProbe.self, profile: .quick)
  private let faulty = RunRequest(experiment: ThreadBoundProbe.self, profile: .quick, alias: "odd")

  @Test("an experiment that depends on the thread count is caught: table, column and row named")
  func caught() async throws {
    let outcomes = try await Verifier(dataFolders: []).verify([sound, faulty], replays: replays)
    #expect(outcomes.map(\.experiment) == ["first", "odd", "first", "odd", "first", "odd"])
    #expect(outcomes.map(\.isEqual) == [true, true, true, false, true, true])
    guard case .cell(let cell)? = outcomes[3].difference else {
      Issue.record("\(outcomes)")
      return
    }
    #expect((cell.table, cell.column, cell.row) == ("trace", "x", 2))
    #expect(cell.numbers?.ulps == 1 && cell.count == 1)
    let sentence = outcomes[3].sentence
    #expect(
      sentence.hasPrefix(
        "odd with scalar, 3 threads against scalar, 1 thread: differs: table trace, column x, row 2"
      ))
    #expect(
      outcomes[0].sentence == "first with scalar, 2 threads against scalar, 1 thread: same bits")
  }

  @Test("an experiment that depends on the order of the requests is caught")
  func orderBound() async throws {
    let bench = Bench()
    let requests = [
      sound, RunRequest(experiment: OrderBoundProbe.self, profile: .quick),
    ]
    let outcomes = try await Bench.$current.withValue(bench) {
      try await Verifier(dataFolders: []).verify(requests, replays: Array(replays.prefix(2)))
    }
    #expect(outcomes.map(\.isEqual) == [true, false])
  }

  @Test("what the store gives back is compared with what was computed")
  func store() async throws {
    let outcomes = try await Verifier(dataFolders: []).verify(
      [sound], replays: Array(replays.prefix(1)) + Array(replays.suffix(1)))
    #expect(
      outcomes.map(\.sentence) == [
        "first with what the store holds against scalar, 1 thread: same bits"
      ])
  }

  @Test("without anything to compare there are no outcomes")
  func nothing() async throws {
    let verifier = Verifier(dataFolders: [])
    #expect(try await verifier.verify([sound], replays: []).isEmpty)
    #expect(try await verifier.verify([sound], replays: Array(replays.prefix(1))).isEmpty)
    #expect(try await verifier.verify([], replays: replays).isEmpty)
  }

  @Test("every path of this machine is replayed, the best with 1, 2 and 3 threads")
  func paths() {
    let all = Verifier.replays()
    let usual = KernelPath.allCases.filter { $0.isAvailable && $0 != .software }
    #expect(Set(all.map(\.execution.path)) == Set(usual))
    #expect(
      all.filter { $0.execution.path == .best }.map(\.execution.threads).starts(with: [1, 2, 3]))
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(
      replays.map(\.name) == [
        "scalar, 1 thread", "scalar, 2 threads", "scalar, 3 threads", "what the store holds",
      ])
    let slow = Verifier.replays(limitedTo: .software)
    #expect(Set(slow.map(\.execution.path)) == [.software])
  }
}
