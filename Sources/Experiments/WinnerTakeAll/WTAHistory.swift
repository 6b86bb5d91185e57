import Learning
import Pipeline
import Statistics

/// How a layer converged, one entry an epoch.
struct WTAHistory: Sendable {
  /// Quartiles of the units' p-norms.
  var lowerNorm: [Double] = []
  var medianNorm: [Double] = []
  var upperNorm: [Double] = []
  /// Share of units whose norm is further than 0.01 from where it should settle.
  var unconverged: [Double] = []
  /// Share of units that have won at least once since the start.
  var everWon: [Double] = []
  /// Share of units that have won in this epoch: where it falls, few units take all images.
  var won: [Double] = []
  /// The largest share of the images of this epoch that one unit has won.
  var busiest: [Double] = []
  /// Units whose mean weight has fallen below −R/2.
  var diverged: [Int] = []
  /// How often each unit had won at the end.
  var wins: [Int] = []

  /// How many epochs are recorded.
  var epochs: Int { medianNorm.count }

  init() {}

  /// Adds the state after an epoch.
  mutating func record(_ trainer: WTATrainer, radius: Double) {
    let state = WTADiagnostics(trainer.layer)
    let norms = state.norms.sorted()
    lowerNorm.append(quantile(sorted: norms, 0.25))
    medianNorm.append(quantile(sorted: norms, 0.5))
    upperNorm.append(quantile(sorted: norms, 0.75))
    unconverged.append(state.unconvergedShare(radius: radius))
    diverged.append(state.divergedUnits(radius: radius))
    let units = Double(trainer.wins.count)
    everWon.append(Double(trainer.wins.count { $0 > 0 }) / units)
    let before = wins.isEmpty ? trainer.wins.map { _ in 0 } : wins
    let gained = zip(trainer.wins, before).map { $0 - $1 }
    won.append(Double(gained.count { $0 > 0 }) / units)
    busiest.append(Double(gained.max() ?? 0) / Double(max(1, gained.reduce(0, +))))
    wins = trainer.wins
  }

  init(archive: Archive) throws {
    lowerNorm = try archive.doubles("history.lowerNorm")
    medianNorm = try archive.doubles("history.medianNorm")
    upperNorm = try archive.doubles("history.upperNorm")
    unconverged = try archive.doubles("history.unconverged")
    everWon = try archive.doubles("history.everWon")
    won = try archive.doubles("history.won")
    busiest = try archive.doubles("history.busiest")
    diverged = try archive.integers("history.diverged")
    wins = try archive.integers("history.wins")
  }

  /// The entries as named arrays.
  var archive: Archive {
    var archive = Archive()
    archive.set("history.lowerNorm", doubles: lowerNorm)
    archive.set("history.medianNorm", doubles: medianNorm)
    archive.set("history.upperNorm", doubles: upperNorm)
    archive.set("history.unconverged", doubles: unconverged)
    archive.set("history.everWon", doubles: everWon)
    archive.set("history.won", doubles: won)
    archive.set("history.busiest", doubles: busiest)
    archive.set("history.diverged", integers: diverged)
    archive.set("history.wins", integers: wins)
    return archive
  }
}
