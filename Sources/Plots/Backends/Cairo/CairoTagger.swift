import CCairo

/// Turns groups into the logical structure, links and places of a PDF.
struct CairoTagger {
  func begin(_ group: SceneGroup, on context: OpaquePointer) throws(RenderError) {
    if let place = group.destination {
      let point = group.destinationPoint ?? Point(group.clip?.x ?? 0, group.clip?.y ?? 0)
      let attributes =
        "name='\(Self.name(ofPlace: place))' x=\(HundredthsText.text(point.x)) "
        + "y=\(HundredthsText.text(point.y))"
      cairo_tag_begin(context, "cairo.dest", attributes)
      cairo_tag_end(context, "cairo.dest")
    }
    if let tag = group.tag { cairo_tag_begin(context, name(tag), nil) }
    if let link = group.link {
      var attributes =
        switch link {
        case .address(let address): "uri='\(try WebAddress.escaped(address))'"
        case .place(let place): "dest='\(Self.name(ofPlace: place))'"
        }
      if let frame = group.linkFrame {
        let sides = [frame.x, frame.y, frame.width, frame.height].map(HundredthsText.text)
        attributes += " rect=[\(sides.joined(separator: " "))]"
      }
      cairo_tag_begin(context, "Link", attributes)
    }
  }

  func end(_ group: SceneGroup, on context: OpaquePointer) {
    if group.link != nil { cairo_tag_end(context, "Link") }
    if let tag = group.tag { cairo_tag_end(context, name(tag)) }
  }

  /// A place's name in the file: ASCII, so that every reader compares it alike.
  static func name(ofPlace place: String) -> String { WebAddress.percentEncoded(place) }

  /// The structure's name in PDF.
  ///
  /// Page furniture is `Private`, which readers pass over: Cairo 1.16 knows no artifacts.
  private func name(_ tag: SceneGroup.Tag) -> String {
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
    case .contents: "TOC"
    case .contentsItem: "TOCI"
    case .artifact: "Private"
    }
  }
}
