import LinearAlgebra
import Neuroscience
import Randomness

/// Something to time.
struct Case: Sendable {
  let name: String
  /// How much one run does, in the unit: operations or numbers.
  let work: Double
  /// What a billion a second of the work is called.
  let unit: String
  /// Makes the inputs and returns the run.
  let prepare: @Sendable () throws -> () throws -> Void
}

extension Case {
  static let all: [Case] =
    [
      single(1000, 3072, 2000), single(2000, 2000, 2000), double(2000, 2000, 2000),
      single(100, 784, 2000), single(1000, 2000, 10), single(10, 1000, 2000),
      single(2000, 1000, 10), single(1000, 2000, 1), double(1000, 2000, 10),
    ] + [covariance(samples: 10_000, variables: 2000)]
    + [512, 1000, 2000, 3072].map(eigenvalues) + [1000, 2000].map(eigenvectors)
    + [crossValidated(stimuli: 2800, neurons: 10_000)]
    + [normals(100_000_000)]
    + [
      elementary("exp f32", { ElementaryFunctions.exp($0 as [Float]) }),
      elementary("exp f64", { ElementaryFunctions.exp($0 as [Double]) }),
      elementary("log f32", { ElementaryFunctions.log($0 as [Float]) }),
      elementary("log f64", { ElementaryFunctions.log($0 as [Double]) }),
      elementary("tanh f32", { ElementaryFunctions.tanh($0 as [Float]) }),
      elementary("tanh f64", { ElementaryFunctions.tanh($0 as [Double]) }),
      elementary("sin f32", { ElementaryFunctions.sin($0 as [Float]) }),
      elementary("sin f64", { ElementaryFunctions.sin($0 as [Double]) }),
    ] + learning

  private static let key = RandomKey(seed: 1).child("benchmarks")

  private static func single(_ m: Int, _ k: Int, _ n: Int) -> Case {
    Case(name: "product f32 \(m)x\(k)x\(n)", work: Double(2 * m * k * n), unit: "GFLOP/s") {
      let a: Matrix<Float> = key.child("a").normalMatrix(rows: m, columns: k)
      let b: Matrix<Float> = key.child("b").normalMatrix(rows: k, columns: n)
      return { keep(a.times(b)) }
    }
  }

  private static func double(_ m: Int, _ k: Int, _ n: Int) -> Case {
    Case(name: "product f64 \(m)x\(k)x\(n)", work: Double(2 * m * k * n), unit: "GFLOP/s") {
      let a: Matrix<Double> = key.child("a").normalMatrix(rows: m, columns: k)
      let b: Matrix<Double> = key.child("b").normalMatrix(rows: k, columns: n)
      return { keep(a.times(b)) }
    }
  }

  private static func covariance(samples: Int, variables: Int) -> Case {
    Case(
      name: "covariance \(samples)x\(variables)", work: Double(samples * variables * variables),
      unit: "GFLOP/s"
    ) {
      let x: Matrix<Float> = key.child("x").normalMatrix(rows: samples, columns: variables)
      return { keep(LinearAlgebra.covariance(of: x)) }
    }
  }

  private static func eigenvalues(_ n: Int) -> Case {
    Case(
      name: "eigenvalues \(n)", work: 4.0 / 3 * Double(n) * Double(n) * Double(n), unit: "GFLOP/s"
    ) {
      let x: Matrix<Float> = key.child("x").normalMatrix(rows: 2 * n, columns: n)
      let matrix = LinearAlgebra.covariance(of: x)
      return { keep(try SymmetricEigen.values(of: matrix)) }
    }
  }

  private static func eigenvectors(_ n: Int) -> Case {
    Case(
      name: "eigenvectors \(n)", work: 9 * Double(n) * Double(n) * Double(n), unit: "GFLOP/s"
    ) {
      let x: Matrix<Float> = key.child("x").normalMatrix(rows: 2 * n, columns: n)
      let matrix = LinearAlgebra.covariance(of: x)
      return { keep(try SymmetricEigen.decomposition(of: matrix)) }
    }
  }

  private static func crossValidated(stimuli: Int, neurons: Int) -> Case {
    let (s, n) = (Double(stimuli), Double(neurons))
    return Case(
      name: "cvpca \(stimuli)x\(neurons)", work: 3 * s * s * n + 11 * s * s * s, unit: "GFLOP/s"
    ) {
      let one: Matrix<Float> = key.child("one").normalMatrix(rows: stimuli, columns: neurons)
      let two: Matrix<Float> = key.child("two").normalMatrix(rows: stimuli, columns: neurons)
      return { keep(try CrossValidatedPCA(one, two)) }
    }
  }

  private static func normals(_ count: Int) -> Case {
    Case(name: "normals f32 \(count)", work: Double(count), unit: "billion/s") {
      { keep(key.normals(count) as [Float]) }
    }
  }

  private static func elementary<Element: BinaryFloatingPoint & SendableMetatype>(
    _ name: String, _ function: @escaping @Sendable ([Element]) -> [Element]
  ) -> Case {
    let count = 2_000_000
    return Case(name: "\(name) \(count)", work: Double(count), unit: "billion/s") {
      let x = (key.uniforms(count) as [Double]).map { Element($0) }
      return { keep(function(x)) }
    }
  }
}

/// Uses a value, so that the compiler cannot leave its computation out.
@inline(never)
func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
