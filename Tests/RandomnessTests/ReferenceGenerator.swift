/// Threefry-4x32-20 in its plainest form, one block at a time.
enum ReferenceGenerator {
  static func block(_ key: [UInt32], _ counter: [UInt32]) -> [UInt32] {
    let rotations: [(UInt32, UInt32)] = [
      (10, 26), (11, 21), (13, 27), (23, 5), (6, 20), (17, 11), (25, 10), (18, 20),
    ]
    let schedule = key + [key.reduce(0x1BD1_1BDA, ^)]
    var x = zip(counter, key).map { $0 &+ $1 }
    for round in 0..<20 {
      let (first, second) = round % 2 == 0 ? (1, 3) : (3, 1)
      let (left, right) = rotations[round % 8]
      x[0] &+= x[first]
      x[first] = (x[first] << left | x[first] >> (32 - left)) ^ x[0]
      x[2] &+= x[second]
      x[second] = (x[second] << right | x[second] >> (32 - right)) ^ x[2]
      if round % 4 == 3 {
        let turn = round / 4 + 1
        for i in 0..<4 { x[i] &+= schedule[(turn + i) % 5] }
        x[3] &+= UInt32(turn)
      }
    }
    return x
  }

  /// 32-bit word number `index` of a key's stream: groups of 16 blocks, words across blocks.
  static func word(_ key: [UInt32], _ index: Int) -> UInt32 {
    words(key, 16 * (index / 64) + index % 16, attempt: 0)[index / 16 % 4]
  }

  /// 64-bit word number `index` of a key's stream.
  static func wide(_ key: [UInt32], _ index: Int, attempt: UInt32 = 0) -> UInt64 {
    let words = words(key, 16 * (index / 32) + index % 16, attempt: attempt)
    let half = index / 16 % 2
    return UInt64(words[2 * half + 1]) << 32 | UInt64(words[2 * half])
  }

  private static func words(_ key: [UInt32], _ number: Int, attempt: UInt32) -> [UInt32] {
    let number = UInt64(number)
    return block(key, [UInt32(truncatingIfNeeded: number), UInt32(number >> 32), attempt, 0])
  }
}
