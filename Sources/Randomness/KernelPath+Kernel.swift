import CKernels
import LinearAlgebra

extension KernelPath {
  /// The path as the kernels name it.
  var kernel: ck_path {
    switch self {
    case .scalar: CK_SCALAR
    case .avx2: CK_AVX2
    case .avx512: CK_AVX512
    case .neon: CK_NEON
    }
  }
}
