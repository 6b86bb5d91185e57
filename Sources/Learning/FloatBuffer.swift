/// Memory that a computation works in; zero at first, freed with the last reference.
final class FloatBuffer {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  init(_ count: Int) {
    self.count = count
    start = .allocate(capacity: max(count, 1))
    start.initialize(repeating: 0, count: count)
  }

  /// A copy of some numbers.
  convenience init(_ values: [Float]) {
    self.init(values.count)
    values.withUnsafeBufferPointer { values in
      if let first = values.baseAddress { start.update(from: first, count: values.count) }
    }
  }

  deinit { start.deallocate() }

  /// The numbers as an array.
  var values: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// The same memory, only to be read.
  var reading: UnsafePointer<Float> { UnsafePointer(start) }
}
