import Base

/// The graph of a crate's metadata, entity by entity in a fixed order.
struct CrateGraph {
  private let crate: ResearchCrate
  private var entities: [JSONValue] = []

  static let software = "#facsimile"
  private static let profile = "https://w3id.org/ro/wfrun/process/0.5"
  private static let specification = "https://w3id.org/ro/crate/1.1"
  private static let terms = "https://w3id.org/ro/terms/workflow-run/context"

  init(_ crate: ResearchCrate) {
    self.crate = crate
    addDescriptor()
    addRoot()
    addPeople()
    addLicences()
    addSoftware()
    addFiles()
    addInputs()
    for node in crate.nodes { addRun(node) }
    addAssembly()
  }

  var text: String {
    let document: JSONValue = [
      "@context": [.string(Self.specification + "/context"), .string(Self.terms)],
      "@graph": .array(entities),
    ]
    return document.prettyText
  }

  // MARK: The whole

  private mutating func addDescriptor() {
    add(
      ResearchCrate.metadataName, "CreativeWork",
      ["about": Self.reference("./"), "conformsTo": Self.reference(Self.specification)])
    add(
      Self.profile, "CreativeWork",
      ["name": "Process Run Crate", "version": "0.5"])
  }

  private mutating func addRoot() {
    var root: [String: JSONValue] = [
      "name": .string(crate.name), "description": .string(crate.description),
      "datePublished": .string(crate.datePublished),
      "conformsTo": Self.reference(Self.profile),
      "hasPart": Self.references(crate.files.map { Self.address($0.path) }),
      "mentions": Self.references(actions),
    ]
    root["keywords"] = crate.keywords.isEmpty ? nil : .array(crate.keywords.map(JSONValue.string))
    root["author"] = authors.isEmpty ? nil : Self.references(authors)
    root["license"] = crate.licence.map { Self.reference(Self.licenceAddress($0)) }
    add("./", "Dataset", root)
  }

  private var actions: [String] {
    crate.nodes.map { Self.runAddress($0) } + (pages.isEmpty ? [] : ["#assembly"])
  }

  private var authors: [String] {
    crate.authors.enumerated().map { index, author in
      author.orcid.map { "https://orcid.org/\($0)" } ?? "#author-\(index + 1)"
    }
  }

  private mutating func addPeople() {
    var places: [String] = []
    for (author, address) in zip(crate.authors, authors) {
      var person: [String: JSONValue] = ["name": .string(author.name)]
      if let place = author.affiliation {
        if !places.contains(place) { places.append(place) }
        person["affiliation"] = Self.reference(Self.fragment("affiliation", place))
      }
      add(address, "Person", person)
    }
    for place in places {
      add(Self.fragment("affiliation", place), "Organization", ["name": .string(place)])
    }
  }

  private mutating func addLicences() {
    let all = [crate.licence].compactMap { $0 } + usedDataSets.map(\.licence)
    var known: Set<String> = []
    for licence in all where !licence.isEmpty && known.insert(licence).inserted {
      add(
        Self.licenceAddress(licence), "CreativeWork",
        [
          "name": .string(licence),
          "description": .string("The terms of use: \(licence)."),
        ])
    }
  }

  private mutating func addSoftware() {
    add(
      Self.software, "SoftwareApplication",
      [
        "name": .string(crate.software.name), "softwareVersion": .string(crate.software.version),
        "description": "Runs named experiments and assembles their results into reports.",
        "additionalProperty": Self.reference("#revision"),
      ])
    add(
      "#revision", "PropertyValue",
      ["name": "revision", "value": .string(crate.software.revision)])
  }

  // MARK: Files

  private mutating func addFiles() {
    for file in crate.files {
      add(
        Self.address(file.path), "File",
        [
          "name": .string(file.path), "contentSize": .string(String(file.bytes)),
          "sha256": .string(file.sha256.hex),
          "encodingFormat": .string(MediaType.of(file.path)),
          "description": .string(CrateFile.description(of: file.path, in: crate)),
        ])
    }
  }

  /// Data sets that a node reads, known or not, by name.
  private var usedDataSets: [ResearchCrate.DataSet] {
    Set(crate.nodes.flatMap(\.inputs).map(\.dataset)).sorted().map { name in
      crate.dataSets.first { $0.name == name }
        ?? ResearchCrate.DataSet(name: name, title: name, licence: "")
    }
  }

  /// Files that were read and are no part of the crate.
  private mutating func addInputs() {
    for dataSet in usedDataSets {
      var members: [String: JSONValue] = [
        "name": .string(dataSet.name), "description": .string(dataSet.title),
      ]
      if !dataSet.licence.isEmpty {
        members["license"] = Self.reference(Self.licenceAddress(dataSet.licence))
      }
      members["citation"] = dataSet.source.map(JSONValue.string)
      add(Self.fragment("data", dataSet.name), "CreativeWork", members)
    }
    var known: Set<String> = []
    for input in crate.nodes.flatMap(\.inputs)
    where known.insert(Self.inputAddress(input)).inserted {
      add(
        Self.inputAddress(input), "CreativeWork",
        [
          "name": .string(input.file), "sha256": .string(input.digest.hex),
          "isPartOf": Self.reference(Self.fragment("data", input.dataset)),
        ])
    }
  }

  // MARK: Actions

  private mutating func addRun(_ node: NodeRecord) {
    let settings =
      [("profile", JSONValue.string(node.profile)), ("seed", .unsigned(node.seed))]
      + node.parameters.leaves.map { ($0.path.joined(separator: "."), $0.value) }
    let properties = settings.map { (address: Self.settingAddress(node, $0.0), setting: $0) }
    let results = crate.files.map(\.path).filter { crate.owner(of: $0)?.alias == node.alias }
    add(
      Self.runAddress(node), "CreateAction",
      [
        "name": .string("Run \(node.experiment) as \(node.alias)"),
        "description": .string(
          crate.questions[node.experiment] ?? "The experiment \(node.experiment)."),
        "instrument": Self.reference(Self.software),
        "actionStatus": "http://schema.org/CompletedActionStatus",
        "identifier": .string(node.key.hex),
        "object": Self.references(
          node.inputs.map(Self.inputAddress) + properties.map(\.address)),
        "result": Self.references(results.map(Self.address)),
      ].merging(agent) { own, _ in own })
    for property in properties {
      add(
        property.address, "PropertyValue",
        ["name": .string(property.setting.0), "value": Self.plain(property.setting.1)])
    }
  }

  /// The assembly of the report from what the runs found.
  private mutating func addAssembly() {
    guard !pages.isEmpty else { return }
    let data = crate.files.map(\.path).filter {
      $0.hasPrefix("data/") || $0.hasPrefix("notebook/")
    }
    let drawn = crate.files.map(\.path).filter {
      $0.hasPrefix("figures/") && crate.owner(of: $0) == nil
    }
    add(
      "#assembly", "CreateAction",
      [
        "name": "Assemble the report",
        "description": "Joins the notebook with the results and renders it.",
        "instrument": Self.reference(Self.software),
        "actionStatus": "http://schema.org/CompletedActionStatus",
        "object": Self.references(data.map(Self.address)),
        "result": Self.references((pages + drawn).map(Self.address)),
      ].merging(agent) { own, _ in own })
  }

  private var pages: [String] {
    crate.files.map(\.path).filter { ["index.html", "report.pdf", "report.md"].contains($0) }
  }

  private var agent: [String: JSONValue] {
    authors.first.map { ["agent": Self.reference($0)] } ?? [:]
  }

  // MARK: Entities

  private mutating func add(_ id: String, _ type: String, _ members: [String: JSONValue]) {
    var members = members
    members["@id"] = .string(id)
    members["@type"] = .string(type)
    entities.append(.object(members))
  }

  private static func reference(_ id: String) -> JSONValue { ["@id": .string(id)] }

  /// One reference alone, several as an array, as the specification recommends.
  private static func references(_ ids: [String]) -> JSONValue {
    ids.count == 1 ? reference(ids[0]) : .array(ids.map(reference))
  }

  /// Texts, numbers and truth values as they are, lists as a text.
  private static func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array, .object, .null: .string(value.plainText)
    default: value
    }
  }

  private static func runAddress(_ node: NodeRecord) -> String { fragment("run", node.alias) }

  private static func settingAddress(_ node: NodeRecord, _ name: String) -> String {
    fragment("setting", "\(node.alias)/\(name)")
  }

  private static func inputAddress(_ input: NodeRecord.Input) -> String {
    fragment("input", "\(input.dataset)/\(input.file)-\(input.digest.short)")
  }

  /// SPDX names have a page each; a sentence is an entity of the crate.
  static func licenceAddress(_ licence: String) -> String {
    if licence.hasPrefix("https://") || licence.hasPrefix("http://") { return licence }
    let isName = licence.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
        || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+")].contains($0)
    }
    return isName ? "https://spdx.org/licenses/\(licence)" : fragment("licence", licence)
  }

  private static func fragment(_ kind: String, _ name: String) -> String {
    "#\(kind)/\(address(name))"
  }

  /// A path as part of an address.
  static func address(_ path: String) -> String { PercentEncoding.path.encoded(path) }
}
