import Base
import Testing

@Suite("Folders of the user")
struct UserFolderTests {
  @Test(
    "the data folder follows XDG, and HOME where that says nothing",
    arguments: [
      (["HOME": "/home/a"], "/home/a/.local/share/facsimile"),
      (["HOME": "/home/a", "XDG_DATA_HOME": "/x"], "/x/facsimile"),
      (["HOME": "/home/a", "XDG_DATA_HOME": "x"], "/home/a/.local/share/facsimile"),
      (["XDG_DATA_HOME": "/x"], "/x/facsimile"), ([:], nil),
    ] as [([String: String], FilePath?)])
  func data(variables: [String: String], expected: FilePath?) {
    #expect(UserFolder.data { variables[$0] } == expected)
  }
}
