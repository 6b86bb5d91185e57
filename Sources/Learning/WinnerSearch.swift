/// How the winners of a batch are found; never changes a result.
public enum WinnerSearch: String, Sendable, Hashable, CaseIterable {
  /// By a screen where it pays, else by the whole product.
  case automatic
  /// By the whole product of images and units.
  case product
  /// By a screen wherever this CPU has one and its bounds apply.
  case screen
}

/// How much work a screen left over, summed over batches.
public struct ScreenCounts: Sendable, Hashable {
  /// Images whose winners a screen found.
  public internal(set) var images = 0
  /// Pairs of image and unit that the first, coarse bound left open.
  public internal(set) var candidates = 0
  /// Pairs that the second bound left open: currents that were computed.
  public internal(set) var exact = 0
}
