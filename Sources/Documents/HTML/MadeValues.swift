import Base

/// How a result was made, as values for a template.
enum MadeValues {
  static func values(_ origin: NodeProvenance, alias: String) throws -> [String: Any] {
    let parameters = origin.parameters.leaves
    return [
      "isRun": origin.notebook == nil,
      "alias": HTMLText.escaped(alias),
      "experiment": HTMLText.escaped(origin.experiment),
      "profile": HTMLText.escaped(origin.profile),
      "parameters": parameters.map { path, value in
        [
          "name": HTMLText.escaped(path.joined(separator: ".")),
          "value": HTMLText.escaped(value.plainText),
        ]
      },
      "hasParameters": !parameters.isEmpty,
      "seed": String(origin.seed),
      "inputs": origin.inputs.map { input in
        ["dataset": HTMLText.escaped(input.dataset), "digest": input.digest.short]
      },
      "hasInputs": !origin.inputs.isEmpty,
      "run": origin.run.short,
      "revision": HTMLText.escaped(origin.revision),
      "command": HTMLText.escaped(origin.command),
    ]
  }
}
