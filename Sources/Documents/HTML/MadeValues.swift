import Base

/// How a result was made, as values for a template.
enum MadeValues {
  static func values(_ origin: NodeProvenance, alias: String) throws -> [String: Any] {
    let parameters = origin.parameters.members.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    return [
      "alias": HTMLText.escaped(alias),
      "experiment": HTMLText.escaped(origin.experiment),
      "profile": HTMLText.escaped(origin.profile),
      "parameters": parameters.map { name, value in
        [
          "name": HTMLText.escaped(name),
          "value": HTMLText.escaped(value.text ?? value.canonicalText),
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
