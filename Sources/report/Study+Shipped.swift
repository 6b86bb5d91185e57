import Experiments
import Pipeline
import ReportCommands

extension Study {
  /// The experiments and data sets that Facsimile ships with.
  static var shipped: Study {
    Study(
      catalog: .shipped,
      dataSets: ShippedDataSet.all.map { dataSet in
        DataSet(
          name: dataSet.name, title: dataSet.title, licence: dataSet.licence,
          locate: dataSet.locate)
      })
  }
}
