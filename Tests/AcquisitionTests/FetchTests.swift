import Acquisition
import Base
import Datasets
import Synchronization
import TestSupport
import Testing

@Suite("Fetching")
struct FetchTests {
  private let folder: TemporaryFolder
  private let server: LoopbackServer
  private var target: FilePath { folder.path.appending("data") }
  private var path: FilePath { target.appending("small/data.bin") }
  private var part: FilePath { target.appending("small/data.bin.part") }

  init() throws {
    folder = try TemporaryFolder()
    server = try LoopbackServer(in: folder.path)
  }

  private func dataset(_ routes: String..., size: Int = LoopbackServer.content.count) -> Dataset {
    let digest = Digest(of: LoopbackServer.content)
    return Dataset(
      name: "small", title: "bytes", licence: "none", source: "nowhere", citation: "", package: nil,
      classes: [], format: .recording,
      files: [Dataset.File(name: "data.bin", packedDigest: nil, contentDigest: digest)],
      downloads: [
        Dataset.Download(
          name: "data.bin", addresses: routes.map { "\(server.address)/\($0)/data.bin" },
          size: size, digest: digest)
      ])
  }

  private func fetcher() -> Fetcher {
    var fetcher = Fetcher()
    fetcher.timeouts.connecting = 5
    fetcher.timeouts.silence = 2
    return fetcher
  }

  private func failure(_ dataset: Dataset) -> String {
    let error = #expect(throws: AcquisitionError.self) {
      try fetcher().fetch(dataset, into: target)
    }
    #expect(!Files.exists(path))
    #expect(error?.explanation.advice?.isEmpty == false)
    return error?.description ?? ""
  }

  /// The path and range of each request so far.
  private func log() throws -> [[String?]] {
    let size = 1 << 16
    var fetcher = fetcher()
    fetcher.retries = 0
    let log = Dataset(
      name: "log", title: "", licence: "", source: "", citation: "", package: nil, classes: [],
      format: .recording,
      files: [Dataset.File(name: "log.json", packedDigest: nil, contentDigest: nil)],
      downloads: [
        Dataset.Download(
          name: "log.json", addresses: ["\(server.address)/log"], size: size, digest: nil)
      ])
    let paths = try fetcher.fetch(log, into: target)
    defer { try? Files.remove(paths[0]) }
    return try JSONValue(parsing: Files.read(paths[0])).decode([[String?]].self)
  }

  @Test("a file is fetched whole, with progress, and not again")
  func plain() throws {
    let steps = Mutex<[Int]>([])
    var fetcher = fetcher()
    fetcher.progress = { progress in
      steps.withLock { $0.append(progress.received) }
      return progress.total == LoopbackServer.content.count
    }
    for _ in 0..<2 {
      #expect(try fetcher.fetch(dataset("plain"), into: target) == [path])
      #expect(try Files.read(path) == LoopbackServer.content)
    }
    #expect(!Files.exists(part))
    let seen = steps.withLock { $0 }
    #expect(seen.last == LoopbackServer.content.count && seen == seen.sorted())
    #expect(try log().count == 1)
  }

  @Test("a cut connection is taken up where it broke, also by a later call")
  func resume() throws {
    _ = try fetcher().fetch(dataset("cut"), into: target)
    #expect(try Files.read(path) == LoopbackServer.content)
    #expect(try log() == [["/cut/data.bin", nil], ["/cut/data.bin", "bytes=100000-"]])
    try Files.remove(path)
    try Files.write(LoopbackServer.content.prefix(50_000), to: part)
    _ = try fetcher().fetch(dataset("plain"), into: target)
    #expect(try Files.read(path) == LoopbackServer.content)
    #expect(try log().last == ["/plain/data.bin", "bytes=50000-"])
  }

  @Test("a server that cannot continue a file is asked for all of it")
  func withoutRange() throws {
    _ = try fetcher().fetch(dataset("cut-plain"), into: target)
    #expect(try Files.read(path) == LoopbackServer.content)
    #expect(try log().map { $0[1] } == [nil, "bytes=100000-", nil])
  }

  @Test("a connection that breaks every time is given up in the end, and what came is kept")
  func breaksAlways() throws {
    #expect(failure(dataset("cut-always")).contains("the connection was cut"))
    #expect(try log().count == 6)
    #expect(try Files.read(part) == Array(LoopbackServer.content.prefix(6000)))
  }

  @Test("other bytes than the published ones never get the name, nor stay")
  func wrongDigest() throws {
    #expect(failure(dataset("wrong")).contains("is not the published file"))
    #expect(!Files.exists(part))
    try Files.write([1, 2, 3], to: part)
    #expect(failure(dataset("plain")).contains("is not the published file"))
    _ = try fetcher().fetch(dataset("wrong", "plain"), into: target)
    #expect(try Files.read(path) == LoopbackServer.content)
  }

  @Test(
    "what a server does wrong is said",
    arguments: [
      ("nowhere", "the server answers with status 404"),
      ("silent", "the server is silent"),
      ("larger", "the server sends more than the 200000 bytes"),
      ("short", "is not the published file"),
      ("redirect-away", "not HTTPS, or to none that is fetched"),
      ("redirect-loop", "redirected too often"),
    ])
  func wrongs(route: String, detail: String) throws {
    let text = failure(dataset(route))
    #expect(text.contains(detail), "\(text)")
    #expect(text.contains("report data import small FILE"))
  }

  @Test("a redirect is followed, and a second address tried when the first fails")
  func redirect() throws {
    _ = try fetcher().fetch(dataset("nowhere", "redirect"), into: target)
    #expect(try Files.read(path) == LoopbackServer.content)
    #expect(
      try log().map { $0[0] } == ["/nowhere/data.bin", "/redirect/data.bin", "/plain/data.bin"])
  }

  @Test("nobody listens, nothing may be fetched, nobody wants it any more")
  func refusals() throws {
    let digest = Digest(of: [])
    let file = Dataset.File(name: "data.bin", packedDigest: nil, contentDigest: digest)
    func published(at addresses: [String]) -> Dataset {
      Dataset(
        name: "small", title: "", licence: "", source: "somewhere", citation: "", package: nil,
        classes: [], format: .recording, files: [file],
        downloads: addresses.map {
          Dataset.Download(name: "data.bin", addresses: [$0], size: 10, digest: digest)
        })
    }
    #expect(failure(published(at: ["http://127.0.0.1:1/data.bin"])).contains("connect"))
    #expect(failure(published(at: ["file:///etc/hostname"])).contains("could not be fetched"))
    #expect(failure(published(at: [])).contains("cannot be fetched; run: report data import"))
    var offline = fetcher()
    offline.isOffline = true
    let error = #expect(throws: AcquisitionError.self) {
      try offline.fetch(dataset("plain"), into: target)
    }
    #expect(error?.description.contains("--offline forbids the network") == true)
    #expect(try log().isEmpty)
    var stopped = fetcher()
    stopped.progress = { _ in false }
    #expect(throws: AcquisitionError.self) { try stopped.fetch(dataset("plain"), into: target) }
  }
}
