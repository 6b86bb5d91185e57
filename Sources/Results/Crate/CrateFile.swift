/// What the files of a crate are, told by their places.
enum CrateFile {
  /// One sentence without a final full stop.
  static func description(of path: String, in crate: ResearchCrate) -> String {
    let name = String(path.split(separator: "/").last ?? "")
    switch path {
    case "index.html": return "The report as one page that opens offline"
    case "report.pdf": return "The report as a document for print"
    case "report.md": return "The report as plain Markdown"
    case "manifest.json":
      return "Provenance: parameters, seeds, digests of data and sources, cost, and every file"
    default: break
    }
    if path.hasPrefix("golden/") { return "Reviewed reference data of an experiment" }
    if path.hasPrefix("notebook/") { return "The notebook that the report was made of" }
    guard let node = crate.owner(of: path) else { return "A file of the report" }
    let rest = String(name.dropFirst(node.alias.count + 1))
    if path.hasPrefix("figures/") { return "A figure of \(node.experiment)" }
    if rest == "scalars.json" { return "Numbers that \(node.experiment) found" }
    if rest == "claims.json" { return "Claims that \(node.experiment) judged" }
    return node.tables.first { "\($0.name).csv" == rest }?.title ?? "Data of \(node.experiment)"
  }
}
