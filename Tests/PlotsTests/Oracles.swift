import Base

/// A stored reference, made by the script beside it.
func oracle(_ name: String) -> FilePath {
  FilePath(#filePath).removingLastComponent().appending("Oracles").appending(name)
}
