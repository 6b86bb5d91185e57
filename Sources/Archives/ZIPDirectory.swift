import Base

/// The list of entries at the end of an archive, checked as a whole.
struct ZIPDirectory {
  let entries: [ZIPEntry]

  /// Reads the list.
  /// - Parameter read: Bytes at an offset, exactly so many.
  init(
    _ path: FilePath, size: Int, _ limits: ZIPReader.Limits,
    read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws {
    func fail(_ problem: ArchiveError.Problem) -> ArchiveError { ArchiveError(path, problem) }
    let start = try read(0, min(4, size))
    guard size >= 4, [ZIPFormat.localMark, ZIPFormat.endMark].contains(LittleEndian.four(start, 0))
    else { throw fail(.notAnArchive) }

    let tailSize = min(size, ZIPFormat.endSize + ZIPFormat.longestComment)
    let tail = try read(size - tailSize, tailSize)
    guard let end = Self.end(in: tail) else { throw fail(.cutShort) }
    let endOffset = size - tailSize + end
    let count = LittleEndian.two(tail, end + 10)
    let length = LittleEndian.four(tail, end + 12)
    let offset = LittleEndian.four(tail, end + 16)
    guard count != 0xFFFF, length != 0xFFFF_FFFF, offset != 0xFFFF_FFFF else {
      throw fail(.unsupported("larger than 4 GB or of more than 65534 entries"))
    }
    guard [4, 6].allSatisfy({ LittleEndian.two(tail, end + $0) == 0 }),
      LittleEndian.two(tail, end + 8) == count
    else { throw fail(.unsupported("a part of several")) }
    guard count <= limits.entries else {
      throw fail(.tooManyEntries(count, limit: limits.entries))
    }
    guard offset + length == endOffset else {
      throw fail(.damaged("its list of entries is not where it should be"))
    }
    // Names of 1000 bytes at most, and as much again for what is not read.
    guard length <= count * (ZIPFormat.centralSize + 2000) else {
      throw fail(.damaged("its list of entries is too long"))
    }
    let all = try Self.entries(in: read(offset, length), count: count, path)
    try Self.check(all, before: offset, limits, path)
    entries = all.filter { !$0.path.hasSuffix("/") }
  }

  /// The last record that ends exactly where the archive does.
  private static func end(in tail: [UInt8]) -> Int? {
    guard tail.count >= ZIPFormat.endSize else { return nil }
    return stride(from: tail.count - ZIPFormat.endSize, through: 0, by: -1).first { place in
      tail[place] == 0x50 && LittleEndian.four(tail, place) == ZIPFormat.endMark
        && place + ZIPFormat.endSize + LittleEndian.two(tail, place + 20) == tail.count
    }
  }

  private static func entries(
    in bytes: [UInt8], count: Int, _ path: FilePath
  ) throws -> [ZIPEntry] {
    var entries: [ZIPEntry] = []
    var place = 0
    while place < bytes.count {
      guard place + ZIPFormat.centralSize <= bytes.count,
        LittleEndian.four(bytes, place) == ZIPFormat.centralMark
      else { throw ArchiveError(path, .damaged("an entry of its list is broken")) }
      let lengths = [28, 30, 32].map { LittleEndian.two(bytes, place + $0) }
      let nameStart = place + ZIPFormat.centralSize
      let end = nameStart + lengths.reduce(0, +)
      guard end <= bytes.count else {
        throw ArchiveError(path, .damaged("an entry of its list is broken"))
      }
      entries.append(
        try entry(bytes, at: place, name: Array(bytes[nameStart..<nameStart + lengths[0]]), path))
      place = end
    }
    guard entries.count == count else {
      throw ArchiveError(path, .damaged("it lists \(entries.count) entries and states \(count)"))
    }
    return entries
  }

  private static func entry(
    _ bytes: [UInt8], at place: Int, name: [UInt8], _ path: FilePath
  ) throws -> ZIPEntry {
    let text = String(decoding: name, as: UTF8.self)
    guard Array(text.utf8) == name,
      ArchivePath.isSafe(text.hasSuffix("/") ? String(text.dropLast()) : text)
    else { throw ArchiveError(path, .hostileName(text)) }
    guard LittleEndian.two(bytes, place + 8) & ZIPFormat.encrypted == 0 else {
      throw ArchiveError(path, .unsupported("encrypted"))
    }
    let method = LittleEndian.two(bytes, place + 10)
    guard [ZIPFormat.stored, ZIPFormat.deflated].contains(method) else {
      throw ArchiveError(path, .unsupported("packed by method \(method)"))
    }
    // The kind of file, where the archive was made on a system that has kinds.
    let kind = LittleEndian.four(bytes, place + 38) >> 28
    guard [0, 0o10, text.hasSuffix("/") ? 0o4 : 0o10].contains(kind) else {
      throw ArchiveError(path, .notAPlainFile(text))
    }
    let sizes = [20, 24, 42].map { LittleEndian.four(bytes, place + $0) }
    guard !sizes.contains(0xFFFF_FFFF) else {
      throw ArchiveError(path, .unsupported("larger than 4 GB or of more than 65534 entries"))
    }
    guard method == ZIPFormat.deflated || sizes[0] == sizes[1] else {
      throw ArchiveError(path, .damagedEntry(text, what: "it is stored and states two sizes"))
    }
    return ZIPEntry(
      path: text, size: sizes[1], packedSize: sizes[0],
      checksum: LittleEndian.four(bytes, place + 16), isDeflated: method == ZIPFormat.deflated,
      offset: sizes[2], name: name)
  }

  /// No two entries of one name or place, and not too much of all.
  private static func check(
    _ entries: [ZIPEntry], before end: Int, _ limits: ZIPReader.Limits, _ path: FilePath
  ) throws {
    var total = 0
    var files: Set<String> = []
    var folders: Set<String> = []
    for entry in entries {
      total += entry.size
      guard total <= limits.bytes else { throw ArchiveError(path, .tooLarge(limit: limits.bytes)) }
      let isFolder = entry.path.hasSuffix("/")
      let name = isFolder ? String(entry.path.dropLast()) : entry.path
      guard isFolder || files.insert(name).inserted else {
        throw ArchiveError(path, .collision(name))
      }
      var parts = name.split(separator: "/")
      if !isFolder { parts.removeLast() }
      while !parts.isEmpty {
        folders.insert(parts.joined(separator: "/"))
        parts.removeLast()
      }
    }
    if let name = files.intersection(folders).min() { throw ArchiveError(path, .collision(name)) }
    let sorted = entries.sorted { ($0.offset, $0.path) < ($1.offset, $1.path) }
    for (index, entry) in sorted.enumerated() {
      let next = index + 1 < sorted.count ? sorted[index + 1] : nil
      let last = entry.offset + ZIPFormat.localSize + entry.name.count + entry.packedSize
      guard last <= next?.offset ?? end else {
        guard let next else {
          throw ArchiveError(path, .damagedEntry(entry.path, what: "it reaches past the end"))
        }
        throw ArchiveError(path, .overlap(entry.path, next.path))
      }
    }
  }
}
