import ArgumentParser
import Base
import LinearAlgebra
import Pipeline
import Plots
import Typography

/// `report doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Show versions, kernel paths, fonts and data sets, and what to install.",
    discussion: "Example: report doctor --json")

  @OptionGroup var project: ProjectOptions

  /// One thing that was looked at.
  private struct Finding {
    let topic: String
    let name: String
    let state: String
    let isGood: Bool
  }

  func run() async throws {
    let findings = versions + kernels + fonts + dataSets + folders
    if project.json {
      let items = findings.map { finding -> JSONValue in
        [
          "topic": .string(finding.topic), "name": .string(finding.name),
          "state": .string(finding.state), "isGood": .boolean(finding.isGood),
        ]
      }
      Console.out(JSONValue.array(items).prettyText.trimmingFinalLineFeed)
    } else {
      for finding in findings {
        Console.out(
          "\(finding.isGood ? "ok     " : "missing")  \(finding.name): \(finding.state)")
      }
    }
    if findings.contains(where: { !$0.isGood }) { throw ExitStatus.badInput }
  }

  private var versions: [Finding] {
    [("report", ProgramVersion.text), ("compiler", Toolchain.version)].map {
      Finding(topic: "version", name: $0.0, state: $0.1, isGood: true)
    }
      + DrawingLibraries.versions.map {
        Finding(topic: "version", name: $0.name, state: $0.version, isGood: true)
      }
  }

  private var kernels: [Finding] {
    let paths = KernelPath.allCases.filter(\.isAvailable).map(\.rawValue)
    return [
      Finding(
        topic: "kernels", name: "kernel paths",
        state: "\(paths.joined(separator: ", ")); best is \(KernelPath.best.rawValue)",
        isGood: true),
      Finding(
        topic: "kernels", name: "threads", state: "\(project.execution.threads)", isGood: true),
    ]
  }

  private var fonts: [Finding] {
    [FontStyle.inter, .pagella, .pagellaMath, .mono, .symbols].map { style in
      do {
        let font = try FontLibrary.shared.font(style)
        return Finding(
          topic: "font", name: "\(style)", state: "\(font.path) \(font.digest.short)", isGood: true)
      } catch {
        return Finding(topic: "font", name: "\(style)", state: "\(error)", isGood: false)
      }
    }
  }

  private var dataSets: [Finding] {
    Study.current.dataSets.map { dataSet in
      do {
        let paths = try dataSet.locate(project.dataFolders)
        let folder = paths.first?.removingLastComponent().string ?? ""
        return Finding(
          topic: "data", name: dataSet.name, state: "\(paths.count) files in \(folder)",
          isGood: true)
      } catch {
        // What the shipped reports can do without is only mentioned.
        let isOptional = dataSet.provision?.isOptional ?? false
        return Finding(
          topic: "data", name: dataSet.name,
          state: (isOptional ? "not here and not needed: " : "") + "\(error)", isGood: isOptional)
      }
    }
  }

  private var folders: [Finding] {
    do {
      return [
        Finding(
          topic: "folder", name: "templates", state: try Project().templates().string, isGood: true)
      ]
    } catch {
      return [Finding(topic: "folder", name: "templates", state: "\(error)", isGood: false)]
    }
  }
}
