import LinearAlgebra
import Randomness

/// Something to time.
struct Case {
  let name: String
  /// How much one run does, in the unit: operations or numbers.
  let work: Double
  /// What a billion a second of the work is called.
  let unit: String
  /// Makes the inputs and returns the run.
  let prepare: () throws -> () throws -> Void
}

extension Case {
  static let all: [Case] =
    [
      single(1000, 3072, 2000), single(2000, 2000, 2000), double(2000, 2000, 2000),
      single(100, 784, 2000), single(1000, 2000, 10), single(10, 1000, 2000),
      single(2000, 1000, 10), single(1000, 2000, 1), double(1000, 2000, 10),
    ] + [covariance(samples: 10_000, variables: 2000)]
    + [512, 1000, 2000, 3072].map(eigenvalues)
    + [normals(4_000_000), exponentials(2_000_000), logarithms(2_000_000)]

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

  private static func normals(_ count: Int) -> Case {
    Case(name: "normals f64 \(count)", work: Double(count), unit: "billion/s") {
      { keep(key.normals(count) as [Double]) }
    }
  }

  private static func exponentials(_ count: Int) -> Case {
    Case(name: "exp \(count)", work: Double(count), unit: "billion/s") {
      let x: [Double] = key.normals(count)
      return { keep(x.map { ElementaryFunctions.exp($0) }) }
    }
  }

  private static func logarithms(_ count: Int) -> Case {
    Case(name: "log \(count)", work: Double(count), unit: "billion/s") {
      let x: [Double] = key.uniforms(count)
      return { keep(x.map { ElementaryFunctions.log($0) }) }
    }
  }
}

/// Uses a value, so that the compiler cannot leave its computation out.
@inline(never)
private func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
