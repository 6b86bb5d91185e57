#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

import Base

/// Serves this machine alone, one answer a connection, without ever waiting.
struct LoopbackServer: ~Copyable {
  /// Where it listens, on 127.0.0.1.
  let port: Int
  private let listener: Int32
  private var connections: [Connection] = []

  /// More wait in the system's queue.
  private static let limit = 64

  /// Listens on a port; 0 takes any that is free.
  init(port: Int) throws {
    guard let (listener, port) = Self.listen(on: port) else { throw ServerError.taken(port) }
    self.listener = listener
    self.port = port
  }

  deinit {
    for connection in connections { close(connection.socket) }
    close(listener)
  }

  /// Does what can be done at once: accepts, reads, answers, sends.
  mutating func serve(_ site: WatchedSite) {
    while connections.count < Self.limit {
      let socket = accept(listener, nil, nil)
      guard socket >= 0 else { break }
      guard fcntl(socket, F_SETFL, O_NONBLOCK) == 0 else {
        close(socket)
        continue
      }
      connections.append(Connection(socket: socket))
    }
    for index in connections.indices.reversed() {
      connections[index].advance(site, port: port)
      guard connections[index].isOver else { continue }
      close(connections[index].socket)
      connections.remove(at: index)
    }
  }

  private static func listen(on port: Int) -> (listener: Int32, port: Int)? {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, stream, 0)
    guard listener >= 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && Self.start(listener)
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening, fcntl(listener, F_SETFL, O_NONBLOCK) == 0 else {
      close(listener)
      return nil
    }
    return (listener, Int(in_port_t(bigEndian: address.sin_port)))
  }

  private static func start(_ listener: Int32) -> Bool {
    #if canImport(Glibc)
      Glibc.listen(listener, 16) == 0
    #else
      Darwin.listen(listener, 16) == 0
    #endif
  }
}

/// One browser's connection, from its first byte to the last.
private struct Connection {
  let socket: Int32
  private(set) var isOver = false
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  /// Set once the request is read.
  private var isAnswered = false
  /// The version a page has and waits to see pass.
  private var awaited: Int?
  private let start = ContinuousClock.now

  /// A browser that says nothing for so long is sent away.
  private static let patience = Duration.seconds(10)

  init(socket: Int32) { self.socket = socket }

  mutating func advance(_ site: WatchedSite, port: Int) {
    receive(site, port: port)
    if let version = awaited, version != site.version {
      awaited = nil
      output += HTTPAnswer.event
    }
    send()
    if isAnswered && awaited == nil && sent == output.count { isOver = true }
    if awaited == nil && ContinuousClock.now - start > Self.patience { isOver = true }
  }

  /// Reads what has come; answers when the head is complete.
  private mutating func receive(_ site: WatchedSite, port: Int) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isOver {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count == 0 || (count < 0 && errno != EAGAIN) { isOver = true }
      guard count > 0 else { return }
      if isAnswered { continue }
      input += buffer[..<count]
      answer(site, port: port)
    }
  }

  private mutating func answer(_ site: WatchedSite, port: Int) {
    let end = input.indices.dropLast(3).first {
      input[$0..<$0 + 4].elementsEqual([13, 10, 13, 10])
    }
    guard end != nil || input.count > HTTPRequest.limit else { return }
    isAnswered = true
    do throws(HTTPFault) {
      guard let end, end <= HTTPRequest.limit else { throw .tooLong }
      let request = try HTTPRequest(head: input[..<end])
      let answer = site.answer(request, port: port)
      output = answer.bytes(for: request.method)
      if case .change(let since) = answer, request.method == .get { awaited = since }
    } catch {
      output = HTTPAnswer(error).bytes(for: .get)
    }
  }

  private mutating func send() {
    while !isOver && sent < output.count {
      let count = output[sent...].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
          Darwin.send(socket, bytes.baseAddress, bytes.count, 0)
        #endif
      }
      if count < 0 && errno != EAGAIN { isOver = true }
      guard count > 0 else { return }
      sent += count
    }
  }
}

/// Why nothing is served.
enum ServerError: ExplainedError, Hashable {
  case taken(Int)

  var explanation: Explanation {
    switch self {
    case .taken(let port):
      Explanation(
        .input, "port \(port) of this machine cannot be listened on",
        advice: "leave --port out, which takes one that is free")
    }
  }
}
