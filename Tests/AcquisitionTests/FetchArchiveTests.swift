import Base
import Datasets
import TestSupport
import Testing

@testable import Acquisition

@Suite("Fetching an archive")
struct FetchArchiveTests {
  @Test("an archive is fetched, checked, unpacked under the right names and removed")
  func archive() throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer(in: folder.path, content: SmallArchive.whole)
    let dataset = SmallArchive.dataset(
      isKnown: false,
      downloads: [
        Dataset.Download(
          name: "small.tar", addresses: ["\(server.address)/plain/small.tar"],
          size: SmallArchive.whole.count, digest: Digest(of: SmallArchive.whole), isArchive: true)
      ])
    let target = folder.path.appending("data")
    let paths = try Fetcher().fetch(dataset, into: target)
    #expect(paths == SmallArchive.names.map { target.appending("small/\($0)") })
    #expect(try dataset.verify(in: [target]).allSatisfy(\.isPublished))
    #expect(
      try Files.names(in: target.appending("small")) == SmallArchive.names + ["origin.json"])
    // A second call finds all of it and asks nobody.
    var offline = Fetcher()
    offline.isOffline = true
    #expect(try offline.fetch(dataset, into: target) == paths)
  }
}
