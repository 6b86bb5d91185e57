import Base
import Comparison
import Results
import TestSupport

/// A small output folder, as a build would write it.
struct OutputFixture {
  var notebook = "study"
  var revision = "1111111111111111111111111111111111111111"
  var alias = "wta"
  var rate = 0.02
  var seed = 1
  var key = "a"
  var sourceDigest = "s"
  var dataDigest = "d"
  var toolchain = "Swift 6.3"
  var eigenvalues: [Double] = [4, 2, 1, 0.5]
  var rows = 4
  var alpha = 1.35
  var alphaError: Double? = 0.02
  var claimHolds = true
  var claimSentence = "The spectrum falls faster after training."
  var stroke = "#06795E"
  var shift = 0
  var tooltip = "a line"
  var label = "n"
  var font = "Inter"
  var caption = "Eigenvalues of the layer."
  /// Figures in the order of the page.
  var pageFigures: [String] = []
  var prose = "The exponent is 1.35 after training."
  var hasFigure = true
  var extraFiles: [(path: String, text: String)] = []

  var findings: Findings {
    let names = ["initial", "trained"]
    let table = Table(
      "spectra", title: "Spectra.",
      columns: [
        Column("layer", texts: (0..<rows).map { names[$0 % 2] }),
        Column("n", integers: (0..<rows).map { $0 / 2 + 1 }),
        Column(
          "eigenvalue", doubles: (0..<rows).map { $0 < eigenvalues.count ? eigenvalues[$0] : 0.1 }),
      ])
    let scalar = Scalar("alpha", alpha, uncertainty: alphaError, meaning: "Exponent of the fit.")
    return Findings(tables: [table], scalars: [scalar])
  }

  var claims: [Claim] {
    [Claim("steeper", claimSentence, holds: claimHolds, evidence: "\(alpha) > 1")]
  }

  var tolerances: [Tolerance] = []
  var hasRecord = true

  /// How the findings came about, as a run records it.
  var record: NodeRecord {
    NodeRecord(
      experiment: "wta-spectra", alias: "wta-spectra", profile: "quick",
      parameters: ["rate": .number(rate), "layers": ["hidden": 400]], seed: UInt64(seed),
      key: Digest(of: key),
      inputs: [
        .init(dataset: "fashion-mnist", file: "t10k", digest: Digest(of: dataDigest))
      ],
      sources: [
        SourceDigest(file: "Learning/WTALayer.swift", digest: Digest(of: sourceDigest))
      ],
      tables: findings.tables.map(TableSchema.init), artifacts: [], toolchain: toolchain,
      seconds: 41, peakMemoryBytes: 1_048_576, kernelPath: "avx2", threads: 2, wasReused: false)
  }

  /// The findings on their way to the golden data.
  var result: GoldenResult {
    GoldenResult(
      experiment: "wta-spectra", profile: "quick", findings: findings, claims: claims,
      tolerances: tolerances, record: hasRecord ? record : nil,
      figures: [.init(name: "spectra", tables: ["spectra"])],
      source: SourcePlace(file: "Sources/Experiments/WTASpectra.swift", line: 12))
  }

  private var svg: String {
    """
    <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
    <metadata>\(revision)</metadata><title>\(tooltip)</title>
    <path d="M0 \(10 + shift)L100 \(NumberText.fixed(10 * eigenvalues[0], decimals: 2))" \
    stroke="\(stroke)"/><text x="50" y="59" font-family="\(font)">\(label)</text></svg>
    """
  }

  /// Path below the folder to text.
  var files: [(path: String, text: String)] {
    var files = FindingsFiles.texts(of: findings).map {
      (path: "data/\(alias).\($0.name)", text: $0.text)
    }
    let claims = try? JSONValue(encoding: self.claims).prettyText
    files.append((path: "data/\(alias).claims.json", text: claims ?? ""))
    if hasFigure { files.append((path: "figures/\(alias).spectra.svg", text: svg)) }
    files.append(
      (
        path: "index.html",
        text:
          "<html><head><title>x</title></head><body><ul class=\"seal\"><li>seed \(seed)</li></ul>"
          + "<h2>Results</h2><p>\(prose)</p>"
          + pageFigures.map { "<a href=\"figures/\($0).svg\" download></a>" }.joined()
          + "<figure><figcaption>\(caption)</figcaption></figure><p>Made at \(revision).</p><svg><text>7</text></svg>"
          + "<footer>\(revision)</footer></body></html>"
      ))
    return files + extraFiles
  }

  var manifest: JSONValue {
    let schemas = findings.tables.map { try? JSONValue(encoding: TableSchema(of: $0)) }
    let node: JSONValue = [
      "alias": .string(alias), "experiment": "wta-spectra", "profile": "quick",
      "parameters": ["rate": .number(rate), "layers": ["hidden": 400]], "seed": .integer(seed),
      "key": .string(key), "toolchain": .string(toolchain), "seconds": 41,
      "peakMemoryBytes": 1_048_576,
      "inputs": [["dataset": "fashion-mnist", "file": "t10k", "digest": .string(dataDigest)]],
      "sources": [["file": "Learning/WTALayer.swift", "digest": .string(sourceDigest)]],
      "tables": .array(schemas.compactMap { $0 }),
    ]
    return [
      "schema": 1, "notebook": .string(notebook), "revision": .string(revision), "nodes": [node],
      "files": .array(
        files.map {
          ["path": .string($0.path), "bytes": 0, "sha256": .string(Digest(of: $0.text).hex)]
        }),
    ]
  }

  /// Writes the folder.
  func write(to folder: FilePath) throws {
    for file in files { try Files.write(file.text, to: folder.pushing(FilePath(file.path))) }
    try Files.write(manifest.prettyText, to: folder.appending("manifest.json"))
  }
}
