import LinearAlgebra
import Randomness

/// The correctly classified images of a set, attacked chunk by chunk.
struct RobustnessChunks {
  /// Which images are classified correctly, ascending.
  let images: [Int]
  private let network: HiddenLayerNetwork
  private let attack: Attack
  private let data: LabeledInputs
  private let names: [Int]?
  private let key: RandomKey

  init(
    _ network: HiddenLayerNetwork, _ attack: Attack, _ data: LabeledInputs, names: [Int]?,
    key: RandomKey
  ) {
    precondition(names.map { $0.count == data.count } ?? true, "every image has a name")
    self.network = network
    self.attack = attack
    self.data = data
    self.names = names
    self.key = key
    let predictions = network.predictions(for: data.inputs)
    images = data.labels.indices.filter { predictions[$0] == data.labels[$0] }
  }

  /// Calls a body with an attack on each chunk; gives the number of vanishing gradients.
  func forEach(_ body: (AttackPass) -> Void) -> Int {
    let chunk = HiddenLayerNetwork.chunk
    var vanishing = 0
    network.withPointers { pointers in
      for start in stride(from: 0, to: images.count, by: chunk) {
        let rows = Array(images[start..<min(start + chunk, images.count)])
        let part = data.selecting(rows)
        let keys = attack.method == .gaussianNoise ? rows.map { key.child(names?[$0] ?? $0) } : []
        part.inputs.elements.withUnsafeBufferPointer { inputs in
          guard let first = inputs.baseAddress else { return }
          let pass = AttackPass(
            attack, network: pointers, images: first, labels: part.labels, keys: keys)
          vanishing += pass.vanishing.filter { $0 }.count
          body(pass)
        }
      }
    }
    return vanishing
  }
}
