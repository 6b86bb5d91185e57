import PackagePlugin

/// Gives a target the digests of all package sources that it is built from.
///
/// The generated file holds a table of `Target/path` and digest for the target itself and the local
/// targets below it; systems' libraries and other packages are not among them.
@main
struct SourceDigestsPlugin: BuildToolPlugin {
  func createBuildCommands(
    context: PluginContext, target: any Target
  ) async throws -> [Command] {
    let below = target.recursiveTargetDependencies.filter { dependency in
      !dependency.directoryURL.path().contains("/checkouts/")
    }
    let modules = ([target] + below).compactMap { $0 as? any SourceModuleTarget }
    let files = modules.flatMap { module in
      module.sourceFiles
        .filter { ["swift", "c", "h", "inc"].contains($0.url.pathExtension) }
        .map { file in
          let root = module.directoryURL.path()
          let path = file.url.path()
          let relative = path.hasPrefix(root) ? path.dropFirst(root.count) : path[...]
          let name = relative.drop { $0 == "/" }
          return (name: "\(module.name)/\(name)", url: file.url)
        }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceDigests.swift")
    return [
      .buildCommand(
        displayName: "Digesting the sources of \(target.name)",
        executable: try context.tool(named: "digest-sources").url,
        arguments: [output.path(), target.name] + files.map { "\($0.name)=\($0.url.path())" },
        inputFiles: files.map(\.url), outputFiles: [output])
    ]
  }
}
