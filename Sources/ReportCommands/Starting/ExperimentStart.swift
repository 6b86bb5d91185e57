import Base

/// The files of a new experiment, made from `templates/new/`: in the package that one works in, or in a
/// package of its own.
struct ExperimentStart {
  /// What is written, and what the user does next.
  struct Plan {
    /// Whole files.
    var files: [(path: FilePath, text: String)]
    /// The file whose catalog gets the experiment.
    var catalog: StudySource?
    /// The experiment itself.
    var experiment: FilePath
    /// Commands that try it.
    var next: [String]
  }

  let name: StartName
  /// Where the user stands.
  let folder: FilePath
  let templates: NewTemplates
  /// What the running program is called.
  let program: String
  /// Facsimile itself as a package of its own would name it; nil when unknown.
  let facsimile: FilePath?

  /// Writes all of it or, where something is in the way, nothing.
  /// - Throws: ``StartError``, `FileError`
  func write() throws -> Plan {
    let isPackage = Files.exists(folder.appending("Package.swift"))
    let plan = try isPackage ? joiningPackage() : beginningPackage()
    for (path, _) in plan.files where Files.exists(path) { throw StartError.exists(path) }
    let listed = try plan.catalog?.listing(type)
    for (path, text) in plan.files { try Files.write(text, to: path) }
    if let catalog = plan.catalog, let listed { try Files.write(listed, to: catalog.path) }
    return plan
  }

  /// The experiment's type: `tuning-curves` is `TuningCurves`, unless the template means another thing
  /// by it.
  private var type: String {
    let words = name.text.split(separator: "-")
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let used = templates.words(of: "experiment.swift")
    return used.contains(joined) ? joined + "Experiment" : joined
  }

  private func joiningPackage() throws -> Plan {
    let catalog = try StudySource.find(in: folder)
    let place = catalog.path.removingLastComponent().appending(type + ".swift")
    let notebook = folder.appending("notebooks").appending(name.text + ".md")
    return Plan(
      files: [
        (place, try source(named: catalog.nameInTarget(type + ".swift"))),
        (notebook, try page()),
      ], catalog: catalog, experiment: place,
      next: ["run \(name.text)", "build \(notebook)"].map {
        "swift run \(catalog.program ?? program) \($0)"
      })
  }

  private func beginningPackage() throws -> Plan {
    guard let facsimile else { throw StartError.noPackage(folder) }
    let root = folder.appending(name.text)
    if Files.exists(root) { throw StartError.exists(root) }
    let sources = root.appending("Sources").appending(name.text)
    let place = sources.appending(type + ".swift")
    let package = try templates.text(
      "package.swift", ["name": name.text, "facsimile": Self.escaped(facsimile.string)])
    return Plan(
      files: [
        (root.appending("Package.swift"), package),
        (root.appending(".gitignore"), ".build/\n.facsimile/\noutput/\n"),
        (sources.appending("Study.swift"), try templates.text("study.swift", ["type": type])),
        (place, try source(named: type + ".swift")),
        (root.appending("notebooks").appending(name.text + ".md"), try page()),
      ], catalog: nil, experiment: place,
      next: ["cd \(root)", "swift run \(name.text) build"])
  }

  private func source(named file: String) throws -> String {
    try templates.text("experiment.swift", ["type": type, "name": name.text, "file": file])
  }

  private func page() throws -> String {
    try templates.text("experiment.md", ["title": name.title, "name": name.text])
  }

  /// As a string of Swift.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
