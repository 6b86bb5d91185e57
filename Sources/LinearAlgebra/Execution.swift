package import CKernels
import FoundationEssentials

/// An instruction set that kernels can use; all give the same bits.
public enum KernelPath: String, CaseIterable, Sendable, Hashable, Codable {
  /// Portable C, with the processor's fused multiply-add where it has one, else an exact one in
  /// software.
  case scalar
  /// AVX2 with FMA.
  case avx2
  /// AVX-512F.
  case avx512
  /// NEON on arm64.
  case neon
  /// Portable C with the fused multiply-add in software, as on a processor without one: dozens of
  /// times slower.
  case software

  /// Whether this CPU and build can run it.
  public var isAvailable: Bool { ck_path_available(code) == 1 }

  /// The fastest path that this CPU can run.
  public static let best: KernelPath =
    [KernelPath.avx512, .avx2, .neon].first(where: \.isAvailable) ?? .scalar

  /// The path as the kernels name it.
  package var code: ck_path {
    switch self {
    case .scalar: CK_SCALAR
    case .avx2: CK_AVX2
    case .avx512: CK_AVX512
    case .neon: CK_NEON
    case .software: CK_SOFTWARE
    }
  }
}

/// How to compute: with which kernels, on how many threads. Never changes a result.
public struct Execution: Sendable, Hashable {
  /// Kernel path.
  public var path: KernelPath
  /// At least 1.
  public var threads: Int

  /// A way of computing; by default the best path and all cores.
  public init(path: KernelPath = .best, threads: Int? = nil) {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    precondition(threads >= 1, "at least one thread computes")
    self.path = path
    self.threads = threads
  }

  /// The way that applies to the current task and its children.
  @TaskLocal public static var current = Execution()
}
