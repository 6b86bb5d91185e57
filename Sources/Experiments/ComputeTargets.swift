/// The targets whose code can change what experiments find; drawing and documents are not among them.
let computeTargets = [
  "CKernels", "LinearAlgebra", "Randomness", "Statistics", "Learning", "Neuroscience", "Datasets",
]
