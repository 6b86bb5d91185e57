import CCairo

/// Turns groups into the logical structure, links and places of a PDF.
struct CairoTagger {
  func begin(_ group: SceneGroup, on context: OpaquePointer) {
    if let name = group.destination {
      let point = group.destinationPoint ?? Point(group.clip?.x ?? 0, group.clip?.y ?? 0)
      let attributes = "name='\(quoted(name))' x=\(point.x) y=\(point.y) internal"
      cairo_tag_begin(context, "cairo.dest", attributes)
      cairo_tag_end(context, "cairo.dest")
    }
    if let tag = group.tag.flatMap(name) { cairo_tag_begin(context, tag, nil) }
    if let link = group.link {
      var attributes =
        switch link {
        case .address(let address): "uri='\(quoted(address))'"
        case .place(let place): "dest='\(quoted(place))'"
        }
      if let frame = group.linkFrame {
        attributes += " rect=[\(frame.x) \(frame.y) \(frame.width) \(frame.height)]"
      }
      cairo_tag_begin(context, "Link", attributes)
    }
  }

  func end(_ group: SceneGroup, on context: OpaquePointer) {
    if group.link != nil { cairo_tag_end(context, "Link") }
    if let tag = group.tag.flatMap(name) { cairo_tag_end(context, tag) }
  }

  /// The structure's name in PDF; page furniture has none, as Cairo 1.16 knows no artifacts.
  private func name(_ tag: SceneGroup.Tag) -> String? {
    switch tag {
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .paragraph: "P"
    case .figure: "Figure"
    case .caption: "Caption"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeader: "TH"
    case .tableCell: "TD"
    case .list: "L"
    case .listItem: "LI"
    case .artifact: nil
    }
  }

  /// Text within the quotes of a tag's attributes.
  private func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
