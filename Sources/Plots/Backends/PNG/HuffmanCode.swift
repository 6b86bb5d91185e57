/// Prefix code lengths for deflate, from counts.
enum HuffmanCode {
  /// The length of each symbol's code in bits, 0 for symbols that do not occur.
  ///
  /// Counts are flattened until no code is longer than `limit`; ties go to the lower symbol, so the
  /// same counts give the same code everywhere.
  static func lengths(_ counts: [Int], limit: Int) -> [Int] {
    var counts = counts
    // A decoder wants at least one code of one bit.
    if !counts.contains(where: { $0 > 0 }) { counts[0] = 1 }
    while true {
      let lengths = unlimited(counts)
      if (lengths.max() ?? 0) <= limit { return lengths }
      counts = counts.map { $0 == 0 ? 0 : $0 / 2 + 1 }
    }
  }

  /// Huffman's construction with two sorted queues.
  private static func unlimited(_ counts: [Int]) -> [Int] {
    var lengths = [Int](repeating: 0, count: counts.count)
    let leaves = counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$0], $0) < (counts[$1], $1) }
    guard leaves.count > 1 else {
      for leaf in leaves { lengths[leaf] = 1 }
      return lengths
    }
    // Nodes: the leaves in order, then the joints in the order of their making.
    var weights = leaves.map { counts[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, joint) = (0, leaves.count)
    func takeLightest() -> Int {
      if leaf < leaves.count, joint >= weights.count || weights[leaf] <= weights[joint] {
        leaf += 1
        return leaf - 1
      }
      joint += 1
      return joint - 1
    }
    for _ in 1..<leaves.count {
      let first = takeLightest()
      let second = takeLightest()
      parents[first] = weights.count
      parents[second] = weights.count
      weights.append(weights[first] + weights[second])
    }
    var depths = [Int](repeating: 0, count: weights.count)
    for node in stride(from: weights.count - 2, through: 0, by: -1) {
      depths[node] = depths[parents[node]] + 1
    }
    for (index, leaf) in leaves.enumerated() { lengths[leaf] = depths[index] }
    return lengths
  }

  /// Canonical codes of some lengths, bits reversed as deflate writes them.
  /// - Source: RFC 1951, §3.2.2.
  static func codes(_ lengths: [Int]) -> [UInt32] {
    var next = [UInt32](repeating: 0, count: 17)
    var code: UInt32 = 0
    for bits in 1...16 {
      next[bits] = code
      code = (code + UInt32(lengths.count { $0 == bits })) << 1
    }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      defer { next[length] += 1 }
      return (0..<length).reduce(UInt32(0)) { $0 << 1 | (next[length] >> UInt32($1) & 1) }
    }
  }
}
