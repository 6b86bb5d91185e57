import Plots

/// The pages on which named places stand, from 1.
struct PlacePages {
  private var pages: [String: Int] = [:]

  init(_ pages: [PageBuilder.Page]) {
    for (index, page) in pages.enumerated() {
      for place in page.nodes.flatMap(\.destinations) where self.pages[place] == nil {
        self.pages[place] = index + 1
      }
    }
  }

  /// The pieces with the numbers that they mention; no piece changes its size.
  func filled(_ pieces: [Piece]) throws -> [Piece] {
    try pieces.map { piece in
      guard let mention = piece.mention, let page = pages[mention.place] else { return piece }
      var copy = piece
      copy.nodes += try mention.nodes(page: page)
      return copy
    }
  }
}

extension SceneNode {
  /// The names of the places within.
  var destinations: [String] {
    guard case .group(let group) = self else { return [] }
    return (group.destination.map { [$0] } ?? []) + group.nodes.flatMap(\.destinations)
  }
}
