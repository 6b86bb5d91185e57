import CKernels

/// A function of one number, for arrays and buffers.
public enum ElementaryFunction: Sendable, Hashable {
  /// e^x.
  case exp
  /// e^x − 1.
  case expm1
  /// Natural logarithm.
  case log
  /// log(1 + x).
  case log1p
  /// Hyperbolic tangent.
  case tanh
  /// Sine.
  case sin
  /// Cosine.
  case cos
  /// x to the power of the exponent.
  case pow(exponent: Double)

  fileprivate var code: ck_function {
    switch self {
    case .exp: CK_EXP_OF
    case .expm1: CK_EXPM1_OF
    case .log: CK_LOG_OF
    case .log1p: CK_LOG1P_OF
    case .tanh: CK_TANH_OF
    case .sin: CK_SIN_OF
    case .cos: CK_COS_OF
    case .pow: CK_POW_OF
    }
  }

  fileprivate var parameter: Double {
    if case .pow(let exponent) = self { exponent } else { 0 }
  }
}

/// Whole arrays by vector kernels: the bits of the single values, on every path and thread count.
extension ElementaryFunctions {
  /// Replaces numbers by their images.
  public static func apply(
    _ function: ElementaryFunction, to values: UnsafeMutableBufferPointer<Double>
  ) {
    apply(function, to: UnsafeBufferPointer(values), into: values.baseAddress)
  }

  /// Replaces numbers by their images; an exponent is rounded to single precision.
  public static func apply(
    _ function: ElementaryFunction, to values: UnsafeMutableBufferPointer<Float>
  ) {
    apply(function, to: UnsafeBufferPointer(values), into: values.baseAddress)
  }

  /// e^x of many numbers.
  public static func exp(_ values: [Double]) -> [Double] { images(.exp, values) }

  /// e^x of many numbers.
  public static func exp(_ values: [Float]) -> [Float] { images(.exp, values) }

  /// e^x − 1 of many numbers.
  public static func expm1(_ values: [Double]) -> [Double] { images(.expm1, values) }

  /// e^x − 1 of many numbers.
  public static func expm1(_ values: [Float]) -> [Float] { images(.expm1, values) }

  /// Natural logarithms of many numbers.
  public static func log(_ values: [Double]) -> [Double] { images(.log, values) }

  /// Natural logarithms of many numbers.
  public static func log(_ values: [Float]) -> [Float] { images(.log, values) }

  /// log(1 + x) of many numbers.
  public static func log1p(_ values: [Double]) -> [Double] { images(.log1p, values) }

  /// log(1 + x) of many numbers.
  public static func log1p(_ values: [Float]) -> [Float] { images(.log1p, values) }

  /// Hyperbolic tangents of many numbers.
  public static func tanh(_ values: [Double]) -> [Double] { images(.tanh, values) }

  /// Hyperbolic tangents of many numbers.
  public static func tanh(_ values: [Float]) -> [Float] { images(.tanh, values) }

  /// Sines of many angles in radians.
  public static func sin(_ values: [Double]) -> [Double] { images(.sin, values) }

  /// Sines of many angles in radians.
  public static func sin(_ values: [Float]) -> [Float] { images(.sin, values) }

  /// Cosines of many angles in radians.
  public static func cos(_ values: [Double]) -> [Double] { images(.cos, values) }

  /// Cosines of many angles in radians.
  public static func cos(_ values: [Float]) -> [Float] { images(.cos, values) }

  /// Powers of many numbers.
  public static func pow(_ values: [Double], _ y: Double) -> [Double] {
    images(.pow(exponent: y), values)
  }

  /// Powers of many numbers.
  public static func pow(_ values: [Float], _ y: Float) -> [Float] {
    images(.pow(exponent: Double(y)), values)
  }

  private static func apply(
    _ function: ElementaryFunction, to values: UnsafeBufferPointer<Double>,
    into result: UnsafeMutablePointer<Double>?
  ) {
    let execution = Execution.current
    ck_apply_f64(
      execution.path.code, Int32(execution.threads), function.code, values.count,
      values.baseAddress, function.parameter, result)
  }

  private static func images(_ function: ElementaryFunction, _ values: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { apply(function, to: $0, into: result.baseAddress) }
      count = values.count
    }
  }

  private static func apply(
    _ function: ElementaryFunction, to values: UnsafeBufferPointer<Float>,
    into result: UnsafeMutablePointer<Float>?
  ) {
    let execution = Execution.current
    ck_apply_f32(
      execution.path.code, Int32(execution.threads), function.code, values.count,
      values.baseAddress, Float(function.parameter), result)
  }

  private static func images(_ function: ElementaryFunction, _ values: [Float]) -> [Float] {
    [Float](unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { apply(function, to: $0, into: result.baseAddress) }
      count = values.count
    }
  }
}
