import Base
import FoundationEssentials

/// Stored outputs of a code cell as blocks: pictures, tables, texts, errors.
enum JupyterOutput {
  /// An output, or Markdown that is still to be read.
  enum Part {
    case blocks([SourceBlock])
    case markdown(String)
  }

  /// Longer texts are cut, so that a page stays a page.
  static let characterLimit = 50_000
  static let lineLimit = 1_000

  static func all(_ outputs: [JSONValue], cell: Int) -> [Part] {
    var parts: [Part] = []
    var stream: (name: String, text: String)?
    func flush() {
      if let text = stream?.text, !text.isBlank {
        parts.append(.blocks([.output(cut(Self.plain(text)), isError: stream?.name == "stderr")]))
      }
      stream = nil
    }
    for output in outputs {
      if output["output_type"]?.text == "stream" {
        let name = output["name"]?.text ?? "stdout"
        if stream?.name != name { flush() }
        stream = (name, (stream?.text ?? "") + JupyterFile.text(output["text"]))
      } else {
        flush()
        if let part = part(output, cell: cell) { parts.append(part) }
      }
    }
    flush()
    return parts
  }

  private static func part(_ output: JSONValue, cell: Int) -> Part? {
    switch output["output_type"]?.text {
    case "error":
      var text = (output["traceback"]?.elements ?? []).compactMap(\.text).joined(separator: "\n")
      if text.isEmpty { text = "\(output["ename"]?.text ?? ""): \(output["evalue"]?.text ?? "")" }
      return .blocks([.output(cut(plain(text)), isError: true)])
    case "display_data", "execute_result":
      return part(of: output["data"]?.members ?? [:], cell: cell)
    default: return nil
    }
  }

  /// The richest form that is harmless.
  private static func part(of data: [String: JSONValue], cell: Int) -> Part? {
    let plainText = plain(JupyterFile.text(data["text/plain"]))
    let alternative = plainText.trimmed.hasPrefix("<") ? "" : String(plainText.prefix(200)).trimmed
    if let image = image(
      data, alternative: alternative.isEmpty ? "Output of cell \(cell)" : alternative)
    {
      return .blocks([.image(image)])
    }
    if let html = data["text/html"] {
      let tables = HTMLTableReader.tables(JupyterFile.text(html))
      if !tables.isEmpty { return .blocks(tables.map { .table($0) }) }
    }
    for type in ["text/markdown", "text/latex"] {
      if let text = data[type] { return .markdown(cut(JupyterFile.text(text))) }
    }
    let text =
      plainText.isEmpty ? HTMLTableReader.words(JupyterFile.text(data["text/html"])) : plainText
    return text.isBlank ? nil : .blocks([.output(cut(text), isError: false)])
  }

  /// A picture of a bundle of media types; nil without one that can be shown.
  static func image(_ bundle: [String: JSONValue], alternative: String) -> ImageBlock? {
    if let svg = bundle["image/svg+xml"] {
      if let text = SVGFilter.harmless(JupyterFile.text(svg)) {
        let data = Data(text.utf8).base64EncodedString()
        let pixels = bundle["image/png"].flatMap { ImageBlock.base64(JupyterFile.text($0)) }
        return ImageBlock(
          kind: .svg, base64: data, pixels: pixels, alternative: alternative)
      }
    }
    for kind in [ImageBlock.Kind.png, .jpeg] {
      guard let value = bundle[kind.rawValue],
        let base64 = ImageBlock.base64(JupyterFile.text(value)),
        kind == ImageBlock.kind(ofBase64: base64)
      else { continue }
      return ImageBlock(
        kind: kind, base64: base64, pixels: kind == .png ? base64 : nil, alternative: alternative)
    }
    return nil
  }

  /// Without terminal colours; a carriage return goes back to the line's start.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 27 || $0 == 13 || $0 == 8 }) else { return text }
    var result: [UInt8] = []
    var lineStart = 0
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 27:
        guard bytes.first == UInt8(ascii: "[") else { continue }
        bytes = bytes.dropFirst().drop { $0 < 0x40 || $0 > 0x7E }.dropFirst()
      case 13:
        if bytes.first != 10, !bytes.isEmpty { result.removeSubrange(lineStart...) }
      case 8: if result.count > lineStart { result.removeLast() }
      case 10:
        result.append(10)
        lineStart = result.count
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text of bounded length that says how much is missing.
  static func cut(_ text: String) -> String {
    var lines = 0
    var bytes = 0
    for byte in text.utf8 {
      if byte == 10 { lines += 1 }
      if lines >= lineLimit || bytes >= characterLimit { break }
      bytes += 1
    }
    guard bytes < text.utf8.count else { return text }
    let head = String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
    let rest = text.utf8.dropFirst(bytes)
    guard rest.contains(where: { $0 != 10 }) else { return text }
    return head + "\n… \(rest.count) bytes more"
  }
}
