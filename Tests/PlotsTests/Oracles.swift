import Base

/// A stored reference, made by the script beside it.
func oracle(_ name: String) -> FilePath {
  FilePath(#filePath).removingLastComponent().appending("Oracles").appending(name)
}

/// The cells of a stored reference's rows, without its header.
func oracleRows(_ name: String) throws -> [[String]] {
  try Files.readText(oracle(name)).split(separator: "\n").dropFirst().map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
