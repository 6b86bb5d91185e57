public import LinearAlgebra
public import Randomness

/// A plane through an input, spanned by two orthonormal directions.
public struct InputPlane: Sendable, Hashable {
  /// The input, where both coordinates are 0.
  public let origin: [Float]
  /// The first direction, of 2-norm 1.
  public let first: [Float]
  /// The second, at right angles to the first.
  public let second: [Float]

  /// A plane in random directions: two normal draws, made orthonormal.
  ///
  /// - Parameter key: By convention `key.child("plane").child(image)`.
  public init(through origin: [Float], key: RandomKey) {
    let u: [Double] = key.child("first").normals(origin.count)
    let v: [Double] = key.child("second").normals(origin.count)
    self.init(through: origin, along: u, and: v)
  }

  /// A plane along two directions that are not parallel; made orthonormal in their order.
  public init(through origin: [Float], along u: [Double], and v: [Double]) {
    precondition(u.count == origin.count && v.count == origin.count, "directions have every input")
    let first = Self.unit(u)
    // Twice, so that rounding leaves nothing of the first in the second.
    let once = Self.without(first, in: Self.unit(v))
    let second = Self.unit(Self.without(first, in: once))
    self.origin = origin
    self.first = first.map { Float($0) }
    self.second = second.map { Float($0) }
  }

  /// The input at some coordinates.
  public func point(_ a: Double, _ b: Double) -> [Float] {
    origin.indices.map {
      Float(Double(origin[$0]) + a * Double(first[$0]) + b * Double(second[$0]))
    }
  }

  private static func unit(_ x: [Double]) -> [Double] {
    let norm = Reductions.dot(x, x).squareRoot()
    precondition(norm > 0, "a direction has a length")
    return x.map { $0 / norm }
  }

  private static func without(_ unit: [Double], in x: [Double]) -> [Double] {
    let share = Reductions.dot(unit, x)
    return x.indices.map { x[$0] - share * unit[$0] }
  }
}

/// What a network does over a plane of inputs.
public struct Landscape: Sendable, Hashable {
  /// Coordinates along both directions, ascending; row i of a quantity has the second coordinate
  /// `coordinates[i]`, column j the first `coordinates[j]`.
  public let coordinates: [Double]
  /// ‖J‖_F of the representation, shape `[points, points]`.
  public let jacobianNorms: Matrix<Double>
  /// Shape `[points · points, classes]`, row by row of the grid.
  public let logits: Matrix<Float>

  /// The predicted class at each point, row by row.
  public var predictions: [UInt8] { Classification.predictions(logits) }

  /// The probability of the predicted class at each point, row by row.
  public var confidences: [Double] { Classification.confidences(logits) }

  /// Points at least one of whose four neighbours is classified otherwise.
  public var isOnBoundary: [Bool] {
    let side = coordinates.count
    let classes = predictions
    return classes.indices.map { place in
      let (row, column) = (place / side, place % side)
      let own = classes[place]
      return (row > 0 && classes[place - side] != own)
        || (row + 1 < side && classes[place + side] != own)
        || (column > 0 && classes[place - 1] != own)
        || (column + 1 < side && classes[place + 1] != own)
    }
  }
}

extension HiddenLayerNetwork {
  /// Logits and ‖J‖_F over a square of a plane, −extent to extent in both directions.
  ///
  /// h is linear in the coordinates, so that a landscape takes three rows of a product with the hidden
  /// weights; the rest is one pass over points × hidden.
  /// - Parameters:
  ///   - extent: In units of the 2-norm of scaled inputs.
  ///   - points: Along each direction, at least 2.
  /// - Complexity: O(3 · inputs · hidden + points² · hidden · classes); 0.1 s for 100 × 100 points and
  ///   2000 units.
  public func landscape(over plane: InputPlane, extent: Double, points: Int) -> Landscape {
    precondition(points >= 2 && extent > 0, "a landscape has an extent and points")
    precondition(plane.origin.count == inputs, "the network has \(inputs) inputs")
    let span = Matrix(rows: 3, columns: inputs, elements: plane.origin + plane.first + plane.second)
    let responses = preactivations(of: span)
    let coordinates = (0..<points).map { index in
      extent * (2 * Double(index) / Double(points - 1) - 1)
    }
    let squares = squaredUnitNorms
    var norms: [Double] = []
    var logits: [Float] = []
    let scores = FloatBuffer(points * classes)
    withPointers { network in
      for b in coordinates {
        let places = coordinates.flatMap { a -> [Float] in [1, Float(a), Float(b)] }
        var h = Matrix(rows: points, columns: 3, elements: places).times(responses)
        h.elements.withUnsafeMutableBufferPointer { h in
          guard let start = h.baseAddress else { return }
          norms += squaredJacobianNorms(network, rows: points, start, squares)
            .map { $0.squareRoot() }
          network.rectify(rows: points, start, to: start)
          network.readOut(rows: points, start, to: scores.start)
        }
        logits += scores.values
      }
    }
    return Landscape(
      coordinates: coordinates,
      jacobianNorms: Matrix(rows: points, columns: points, elements: norms),
      logits: Matrix(rows: points * points, columns: classes, elements: logits))
  }
}
