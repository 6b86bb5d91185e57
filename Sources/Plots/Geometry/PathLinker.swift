/// Joins directed steps between numbered nodes into lines and loops, in the order of the steps.
struct PathLinker {
  private var steps: [(from: Int, to: Int)] = []

  var isEmpty: Bool { steps.isEmpty }

  mutating func add(from: Int, to: Int) {
    if from != to { steps.append((from, to)) }
  }

  /// Runs of nodes: open ones first, from their starts, then closed ones without the repeated node.
  ///
  /// - Complexity: O(steps)
  func paths() -> (open: [[Int]], closed: [[Int]]) {
    var leaving: [Int: [Int]] = [:]
    var arrivals: [Int: Int] = [:]
    for (index, step) in steps.enumerated().reversed() {
      leaving[step.from, default: []].append(index)  // The last one is the first in order.
      arrivals[step.to, default: 0] += 1
    }
    var isUsed = [Bool](repeating: false, count: steps.count)
    func follow(_ start: Int) -> [Int] {
      var nodes = [steps[start].from]
      var step = start
      while true {
        isUsed[step] = true
        let node = steps[step].to
        nodes.append(node)
        while let last = leaving[node]?.last, isUsed[last] { leaving[node]?.removeLast() }
        guard let next = leaving[node]?.last else { return nodes }
        step = next
      }
    }
    var open: [[Int]] = []
    var closed: [[Int]] = []
    for (index, step) in steps.enumerated() where !isUsed[index] && arrivals[step.from] == nil {
      open.append(follow(index))
    }
    for index in steps.indices where !isUsed[index] {
      var nodes = follow(index)
      if nodes.first == nodes.last {
        nodes.removeLast()
        closed.append(nodes)
      } else {
        open.append(nodes)
      }
    }
    return (open, closed)
  }
}
