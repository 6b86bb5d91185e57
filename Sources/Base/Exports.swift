/// Paths are `FilePath` throughout: lexical, exact, and able to say whether one contains another.
@_exported public import SystemPackage
