/// Numbers for tests from a seed, the same everywhere.
///
/// - Source: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func share() -> Double { Double(word() >> 11) / 9_007_199_254_740_992 }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * share() }

  mutating func below(_ bound: Int) -> Int { Int(word() % UInt64(max(1, bound))) }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func happens(_ probability: Double) -> Bool { share() < probability }
}
